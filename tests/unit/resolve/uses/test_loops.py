from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from archfit.model.use import Use

Uses = Callable[[Mapping[str, str]], tuple[Use, ...]]

FILE = """
import itertools
import requests
import tenacity

HOSTS = ("one", "two", "three")
KINDS = ["one", "two", "three", "four"]
BY_NAME = {{"one": 1, "two": 2}}

def chunked(items):
    yield items

def everyone(items, other):
    for one in {items}:
        {call}
"""
ASK = 'other.append(requests.get(f"http://users/{one}", timeout=1))'


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("items", "for"),
        ("enumerate(items)", "for"),
        ("KINDS", "for"),
        ("range(len(items))", "for"),
        ("range(3)", "count"),
        ("range(0, len(items), 100)", "count"),
        ("itertools.count(1)", "count"),
        ("HOSTS", "count"),
        ("(1, 2)", "count"),
        ("BY_NAME.items()", "count"),
        ("chunked(items)", "count"),
        ("tenacity.Retrying()", "count"),
    ],
)
def test_what_is_gone_over(uses: Uses, items: str, expected: str) -> None:
    (use,) = uses({"shop.py": FILE.format(items=items, call=ASK)})

    assert [one.kind for one in use.around] == [expected]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('return requests.get(f"http://users/{one}", timeout=1)', "count"),
        ('return requests.get(f"http://users/{one}", timeout=1).json()', "count"),
        ('yield requests.get(f"http://users/{one}", timeout=1)', "for"),
    ],
)
def test_what_is_returned_at_once_is_not_asked_for_again(uses: Uses, call: str, expected: str) -> None:
    (use,) = uses({"shop.py": FILE.format(items="items", call=call)})

    assert [one.kind for one in use.around] == [expected]


def test_a_list_of_answers_is_returned(uses: Uses) -> None:
    (use,) = uses({
        "shop.py": """
            import requests

            def everyone(items):
                return [requests.get(f"http://users/{one}", timeout=1) for one in items]
        """
    })  # fmt: skip

    assert [one.kind for one in use.around] == ["comprehension"]
