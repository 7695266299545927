from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from archfit.model.library import Role
from archfit.model.use import Use
from archfit.model.value import Scalar

Asked = Callable[..., list[str]]
Uses = Callable[[Mapping[str, str]], tuple[Use, ...]]

ITEMS = pytest.mark.xfail(strict=True, reason="the items of a container that is an argument are not put in at the call")


def test_the_verb_is_an_argument(requests_of: Asked) -> None:
    assert requests_of("""
        def call(verb, path):
            return requests.request(verb, "http://users" + path)

        def users():
            return call("GET", "/all")

        def add():
            return call(verb="POST", path="/all")
    """) == ["shop.users: GET http://users/all", "shop.add: POST http://users/all"]


def test_the_verb_chooses_the_function(requests_of: Asked) -> None:
    assert requests_of("""
        def call(verb, path):
            return getattr(requests, verb)("http://users" + path)

        def users():
            return call("get", "/all")
    """) == ["shop.users: GET http://users/all"]


def test_the_verb_is_a_default(requests_of: Asked) -> None:
    assert requests_of("""
        def call(path, verb="GET"):
            return requests.request(verb, "http://users" + path)

        def users():
            return call("/all")
    """) == ["shop.users: GET http://users/all"]


@pytest.mark.parametrize(
    ("signature", "passed", "call", "expected"),
    [
        ("url", "", "", Scalar(None)),
        ("url", ", timeout=3", "", Scalar(3)),
        ("url, timeout=3", ", timeout=timeout", "", Scalar(3)),
        ("url, timeout=3", ", timeout=timeout", ", timeout=5", Scalar(5)),
        ("url, timeout=3", ", timeout=timeout", ", 5", Scalar(5)),
        ("url, timeout=None", ", timeout=timeout", "", Scalar(None)),
        ("url, **kwargs", ", **kwargs", ", timeout=5", Scalar(5)),
        ("url, **kwargs", ", **kwargs", "", Scalar(None)),
        ("url", ", timeout=LIMIT", "", Scalar(1.5)),
    ],
)
def test_timeouts_through_wrappers(uses: Uses, signature: str, passed: str, call: str, expected: Scalar) -> None:
    (use,) = uses({
        "shop.py": f"""
            import requests

            LIMIT = 1.5

            def fetch({signature}):
                return requests.get(url{passed})

            def users():
                return fetch("http://users"{call})
        """
    })  # fmt: skip

    assert use.values(Role.TIMEOUT) == (expected,)


# -- how arguments are passed on -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signature", "inner", "call"),
    [
        ("*args", "*args", "'GET', 'http://users'"),
        ("**kwargs", "**kwargs", "method='GET', url='http://users'"),
        ("*args, **kwargs", "*args, **kwargs", "'GET', 'http://users'"),
        ("*args, **kwargs", "*args, **kwargs", "'GET', url='http://users'"),
        ("verb, **kwargs", "verb, **kwargs", "'GET', url='http://users'"),
        ("*args, **kwargs", "'GET', *args, **kwargs", "'http://users'"),
        ("verb, *, url", "verb, url=url", "'GET', url='http://users'"),
        ("verb, /, url", "verb, url", "'GET', 'http://users'"),
        pytest.param("options", "**options", "{'method': 'GET', 'url': 'http://users'}", marks=ITEMS),
        pytest.param("values", "*values", "['GET', 'http://users']", marks=ITEMS),
    ],
)
def test_arguments_are_passed_on(requests_of: Asked, signature: str, inner: str, call: str) -> None:
    assert requests_of(f"""
        def send({signature}):
            return requests.request({inner})

        def users():
            return send({call})
    """) == ["shop.users: GET http://users"]


def test_parts_of_a_path_are_passed_on(requests_of: Asked) -> None:
    assert requests_of("""
        def fetch(*parts):
            return requests.get("http://users/" + "/".join(parts))

        def users():
            return fetch("users", "all")
    """) == ["shop.users: GET http://users/users/all"]
