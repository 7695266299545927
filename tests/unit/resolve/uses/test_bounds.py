from __future__ import annotations

from collections.abc import Callable

import pytest

Asked = Callable[..., list[str]]


def test_a_function_that_calls_itself(requests_of: Asked) -> None:
    assert requests_of("""
        def fetch(url, tries):
            requests.get(url)
            return fetch(url, tries - 1)

        def users():
            return fetch("http://users", 3)
    """) == ["shop.users: GET http://users"]


def test_functions_that_call_each_other(requests_of: Asked) -> None:
    assert requests_of("""
        def first(url):
            return second(url)

        def second(url):
            requests.get(url)
            return first(url)

        def users():
            return first("http://users")
    """) == ["shop.users: GET http://users"]


@pytest.mark.parametrize(
    "program",
    [
        "def path(n):\n    return path(n - 1) + '/'\nrequests.get(path(3))",
        "def a(): return b()\ndef b(): return a()\nrequests.get(a())",
        "url = 'http://users'\nwhile more:\n    url = url + '/'\nrequests.get(url)",
        "class A:\n    def __init__(self):\n        self.url = self.url + '/'\nrequests.get(A().url)",
        "class A:\n    @property\n    def url(self): return self.url\nrequests.get(A().url)",
        "class A:\n    def __init__(self, other): self.url = other.url\na = A(a)\nrequests.get(a.url)",
        "def f(url): f(url + '/')\ndef g(url): f(url); requests.get(url); g('/' + url)\ng('http://users')",
        "a = b\nb = a\nrequests.get(a)",
        "import shop\nURL = shop.URL\nrequests.get(URL)",
        "f = lambda g: g(g)\nrequests.get(f(f))",
        "d = {}\nd['d'] = d\nrequests.get(d['d']['d']['url'])",
        "def f(*args, **kwargs): f(*args, **kwargs); requests.get(*args, **kwargs)\nf(*args, **kwargs)",
        "x = [*x]\nrequests.get('/'.join(x))",
        "requests.get('{' + '}'.format(1))",
        "requests.get('%s' % ())\nrequests.get('{0.a[b]!r:{1}}'.format(x, y))",
    ],
)
def test_what_refers_to_itself_or_means_nothing_comes_to_an_end(asked: Asked, program: str) -> None:
    assert asked(f"import requests\n{program}") != []


def test_very_many_alternatives_are_not_all_told(asked: Asked) -> None:
    branches = "".join(f"if n == {number}: url = 'http://users/{number}'\n" for number in range(50))

    (found,) = asked(f"import requests\n{branches}requests.get(url)")

    assert "{}" in found.split(" | ")
    assert len(found.split(" | ")) <= 6


def test_very_many_texts_of_alternatives_keep_what_is_certain(asked: Asked) -> None:
    (found,) = asked("""
        for a in ["a", "b", "c", "d"]:
            for b in ["a", "b", "c", "d"]:
                requests.get(f"http://users/{a}/{b}")
    """)

    assert len(found.split(" | ")) <= 6
    assert all(one.startswith("http://users/") for one in found.split(" | "))


def test_a_text_of_very_many_parts_is_unknown(asked: Asked) -> None:
    parts = " + ".join(f"str(part_{number}) + '/'" for number in range(100))

    assert asked(f"import requests\nrequests.get('http://users/' + {parts})") == ["{}"]


def test_a_long_chain_of_wrappers_is_followed_to_a_depth(requests_of: Asked) -> None:
    chain = "".join(f"def f{number}(url):\n    return f{number - 1}(url)\n" for number in range(1, 30))

    (found,) = requests_of(
        f"import requests\ndef f0(url):\n    return requests.get(url)\n{chain}def users():\n    f29('http://users')\n"
    )

    assert found.endswith(": GET {url}")


def test_eight_wrappers_are_followed(requests_of: Asked) -> None:
    chain = "".join(f"def f{number}(url):\n    return f{number - 1}(url)\n" for number in range(1, 8))

    assert requests_of(
        f"import requests\ndef f0(url):\n    return requests.get(url)\n{chain}def users():\n    f7('http://users')\n"
    ) == ["shop.users: GET http://users"]


def test_a_function_called_from_very_many_places_stays_in_place(requests_of: Asked) -> None:
    calls = "".join(f"fetch('http://users/{number}')\n" for number in range(500))

    assert requests_of(f"import requests\ndef fetch(url):\n    return requests.get(url)\n{calls}") == [
        "shop.fetch: GET {url}"
    ]


def test_wrappers_that_fan_out_at_every_level_come_to_an_end(requests_of: Asked) -> None:
    levels = "".join(f"def f{number}(url):\n" + f"    f{number - 1}(url + '/a')\n" * 10 for number in range(1, 8))

    found = requests_of(
        f"import requests\ndef f0(url):\n    return requests.get(url)\n{levels}def users():\n    f7('http://users')\n"
    )

    assert 0 < len(found) <= 1000
