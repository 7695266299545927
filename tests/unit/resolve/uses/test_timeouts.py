from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import dedent

import pytest

from archfit.model.library import Role
from archfit.model.use import Use
from archfit.model.value import Hole, Scalar, Value, text

Uses = Callable[[Mapping[str, str]], tuple[Use, ...]]

NONE, UNKNOWN = Scalar(None), text(Hole())
OWN_SESSION = """
class Session(requests.Session):
    def request(self, method, url, **kwargs):
        {line}
        return super().request(method, url, **kwargs)

session = Session()
"""
ADAPTER = """
from requests.adapters import HTTPAdapter

class Adapter(HTTPAdapter):
    def send(self, request, **kwargs):
        {line}
        return super().send(request, **kwargs)

session = requests.Session()
session.mount("http://", Adapter())
"""
DECORATED = """
def limited(function):
    def inner(*args, **kwargs):
        {line}
        return function(*args{more}, **kwargs)
    return inner

@limited
def fetch(path, **kwargs):
    return requests.get("http://users" + path, **kwargs)

def everyone():
    return fetch("/all")
"""


def timeouts(uses: Uses, code: str, caller: str) -> list[tuple[Value, ...]]:
    """Return the timeouts of what a function asks for."""
    found = uses({"shop.py": f"import functools\nimport requests\n{dedent(code)}"})
    return [one.values(Role.TIMEOUT) for one in found if one.caller == f"shop.{caller}"]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("session = requests.Session()", NONE),
        (OWN_SESSION.format(line='kwargs.setdefault("timeout", 10)'), UNKNOWN),
        (OWN_SESSION.format(line='kwargs["timeout"] = 10'), UNKNOWN),
        (OWN_SESSION.format(line='kwargs["headers"] = {}'), NONE),
        (ADAPTER.format(line='kwargs["timeout"] = 10'), UNKNOWN),
        (ADAPTER.format(line="print(request)"), NONE),
        ("session = requests.Session()\nsession.request = functools.partial(session.request, timeout=5)", UNKNOWN),
    ],
)
def test_a_session_that_sends_with_a_timeout(uses: Uses, made: str, expected: Value) -> None:
    code = f'{made}\n\ndef everyone():\n    return session.get("http://users")\n'

    assert timeouts(uses, code, "everyone") == [(expected,)]


@pytest.mark.parametrize(
    ("line", "more", "expected"),
    [
        ('kwargs.setdefault("timeout", 60)', "", Scalar(60)),
        ('kwargs["timeout"] = 60', "", Scalar(60)),
        ("print(args)", ", timeout=60", Scalar(60)),
        ("print(args)", "", NONE),
    ],
)
def test_a_decorator_that_adds_a_timeout(uses: Uses, line: str, more: str, expected: Value) -> None:
    assert timeouts(uses, DECORATED.format(line=line, more=more), "everyone") == [(expected,)]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("OPTIONS", Scalar(3)),
        ("elsewhere()", UNKNOWN),
        ('{"headers": {}}', NONE),
        ('{"timeout": 2, **OPTIONS}', Scalar(2)),
    ],
)
def test_options_that_are_unpacked(uses: Uses, options: str, expected: Value) -> None:
    code = f"""
        from somewhere import elsewhere

        OPTIONS = {{"timeout": 3}}

        def everyone():
            return requests.get("http://users", **{options})
    """

    (found,) = timeouts(uses, code, "everyone")
    assert expected in found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("options.update(timeout=5)", Scalar(5)),
        ('options.update({"timeout": 5})', Scalar(5)),
        ('options["timeout"] = 5', Scalar(5)),
        ('options.setdefault("timeout", 5)', Scalar(5)),
        ('if path:\n        options["timeout"] = 5', Scalar(5)),
        ("options.update(timeout=5, **path)", Scalar(5)),
        ("options.update(headers={})", NONE),
        ("options.update(path)", UNKNOWN),
        ("options = path or options", UNKNOWN),
        ("options = dict(path, verify=True)", UNKNOWN),
        ("options = dict(verify=True, **path)", UNKNOWN),
        ("options = {**options, **path}", UNKNOWN),
    ],
)
@pytest.mark.parametrize("parameters", ["path, **options", "path"])
def test_options_that_are_put_together(uses: Uses, line: str, expected: Value, parameters: str) -> None:
    own = "" if "options" in parameters else "options = {}"
    code = f"""
def fetch({parameters}):
    {own}
    {line}
    return requests.get("http://users", **options)

def everyone(path):
    return fetch(path)
"""

    assert {value for each in timeouts(uses, code, "fetch") for value in each} == {expected}


@pytest.mark.parametrize(
    ("caller", "expected"),
    [("", UNKNOWN), ("fetch()", NONE), ("fetch(verify=True)", NONE), ("fetch(**more())", UNKNOWN)],
)
def test_options_that_a_caller_gives(uses: Uses, caller: str, expected: Value) -> None:
    code = f"""
from elsewhere import more

def fetch(**options):
    return requests.get("http://users", **options)

{caller}
"""

    assert {value for each in timeouts(uses, code, "fetch") for value in each} == {expected}


def test_items_of_any_of_several_lists(uses: Uses) -> None:
    found = uses({
        "shop.py": """
            import requests

            def repeat(function, args=()):
                return function(*args)

            def fetch(url, timeout=None):
                return requests.get(url, timeout=timeout)

            def everyone():
                return repeat(fetch, args=("http://users", 3))
        """
    })  # fmt: skip

    assert [(str(one.value(Role.URL)), one.value(Role.TIMEOUT)) for one in found] == [("http://users", Scalar(3))]
