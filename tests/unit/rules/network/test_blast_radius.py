from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from archfit.model.wires import Wire
from archfit.rules.network.blast_radius import Options, check


def row(network: Any, *names: str) -> None:
    """Let each wait for the next."""
    for source, target in pairwise(names):
        call = network.asks(f"{source}.ask", f"{target}.one")
        network.wires.append(Wire(source, target, "http", (call.at,)))


def found(network: Any, **options: Any) -> list[str]:
    return [one.message for one in check(network.project(), Options(**options))]


def test_a_row_of_five_among_eight(network: Any) -> None:
    row(network, "a", "b", "c", "d", "e")
    for name in "fgh":
        network.service(name)
    assert found(network) == ["a failure of `e` reaches `a`, `b`, `c` and `d`"]


def test_a_small_system_has_no_radius(network: Any) -> None:
    row(network, "a", "b", "c", "d", "e")
    for name in "fg":
        network.service(name)
    assert found(network) == []
    assert found(network, many=4) == ["a failure of `e` reaches `a`, `b`, `c` and `d`"]


def test_direct_callers_alone_are_no_spreading(network: Any) -> None:
    for name in "abcd":
        row(network, name, "e")
    for name in "fgh":
        network.service(name)
    assert found(network) == []


def test_who_fails_with_each_of_many(network: Any) -> None:
    row(network, "start", "a", "b", "c", "d", "e")
    for name in "fg":
        network.service(name)
    assert found(network) == [
        "`a` fails with each of `b`, `c`, `d` and `e`",
        "a failure of `d` reaches `a`, `b`, `c` and `start`",
        "a failure of `e` reaches `a`, `b`, `c`, `d` and `start`",
    ]


@pytest.mark.parametrize("last", ["registry", "config"])
def test_what_is_there_for_all_is_not_reported(network: Any, last: str) -> None:
    row(network, "a", "b", "c", "d", last)
    for name in "fgh":
        network.service(name)
    assert found(network) == []
