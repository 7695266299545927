from __future__ import annotations

from collections.abc import Callable, Mapping

from archfit.model import Location
from archfit.model.library import Activity
from archfit.model.use import Hop, Use

Uses = Callable[[Mapping[str, str]], tuple[Use, ...]]

PROGRAM = {
    "http.py": """
        import requests

        def fetch(url):
            while True:
                return requests.get(url)
    """,
    "users.py": """
        from http import fetch

        def users():
            try:
                return fetch("http://users")
            except OSError:
                return None
    """,
}


def test_the_way_through_wrappers_is_told(uses: Uses) -> None:
    (use,) = uses(PROGRAM)

    assert (use.activity, use.function, use.caller, use.at) == (
        Activity.REQUEST, "requests.get", "users.users", Location("users.py", 6, use.at.column),
    )  # fmt: skip
    assert [(hop.function, hop.at.path, hop.at.line) for hop in use.via] == [
        ("http.fetch", "users.py", 6),
        ("requests.get", "http.py", 6),
    ]


def test_a_use_in_place_has_no_way(uses: Uses) -> None:
    (use,) = uses({"shop.py": "import requests\nrequests.get('http://users')\n"})

    assert use.via == tuple[Hop]()


def test_the_blocks_around_are_those_of_wrapper_and_caller(uses: Uses) -> None:
    (use,) = uses(PROGRAM)

    assert [(block.kind, block.function) for block in use.around] == [
        ("while", "http.fetch"),
        ("swallow", "users.users"),
    ]
