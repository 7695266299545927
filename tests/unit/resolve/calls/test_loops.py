from __future__ import annotations

from typing import Any

import pytest

FILE = """
import itertools

HOSTS = ("one", "two", "three")

def fetch(key): ...

def everyone(keys, known):
    for one in {items}:
        {call}
"""


def loops(link: Any, items: str, call: str) -> set[int]:
    source = FILE.format(items=items, call=call)
    return {edge.loop for edge in link({"shop.py": source}).edges if edge.callee == "shop.fetch"}


@pytest.mark.parametrize(
    ("items", "line"),
    [
        ("keys", 9),
        ("enumerate(keys)", 9),
        ("range(len(keys))", 9),
        ("keys[:20]", 9),
        ("range(3)", 0),
        ("range(0, len(keys), 20)", 0),
        ("itertools.count()", 0),
        ("HOSTS", 0),
        ("enumerate(HOSTS)", 0),
        ("zip(keys, HOSTS)", 0),
        ("keys[:3]", 0),
        ("pages(keys)", 9),
    ],
)
def test_a_call_for_each_item_of_a_list(link: Any, items: str, line: int) -> None:
    assert loops(link, items, "known.append(fetch(one))") == {line}


@pytest.mark.parametrize(
    ("call", "line"),
    [("return fetch(one)", 0), ("return fetch(one).name", 0), ("yield fetch(one)", 9), ("known += fetch(one)", 9)],
)
def test_what_is_returned_at_once(link: Any, call: str, line: int) -> None:
    assert loops(link, "keys", call) == {line}


def test_attempts_for_each_item(link: Any) -> None:
    assert loops(link, "keys", "for attempt in range(3):\n            known.append(fetch(one))") == {9}
