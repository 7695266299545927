from __future__ import annotations

from typing import Any

import pytest

from archfit.model.use import Surrounding
from archfit.model.wires import Wire
from archfit.rules.network.sync_spof import Options, check


def waits(network: Any, source: str, target: str, **changes: Any) -> None:
    """Let a service call another."""
    call = network.asks(f"{source}.ask", f"{target}.one", **changes)
    network.wires.append(Wire(source, target, "http", (call.at,)))


def system(network: Any, *others: str) -> None:
    for name in others:
        network.service(name)


def messages(network: Any) -> list[str]:
    return [one.message for one in check(network.project(), Options())]


def test_half_of_the_others_wait_for_it(network: Any) -> None:
    system(network, "c", "d")
    waits(network, "a", "customers")
    waits(network, "b", "customers")
    assert messages(network) == ["`a` and `b` cannot answer without `customers`"]


def test_fewer_than_half_and_small_systems(network: Any) -> None:
    waits(network, "a", "customers")
    waits(network, "b", "customers")
    assert messages(network) == []
    system(network, "c", "d", "e")
    assert messages(network) == []


def test_a_failure_that_is_caught_hurts_nobody(network: Any) -> None:
    system(network, "c", "d")
    waits(network, "a", "customers")
    waits(network, "b", "customers", around=(Surrounding("swallow", "b.ask", 1),))
    assert messages(network) == []


def test_behind_it_stands_half_of_the_system(network: Any) -> None:
    for source, target in (("a", "b"), ("b", "c"), ("b", "d")):
        waits(network, source, target)
    system(network, "e")
    assert messages(network) == ["nothing but `b` leads to `c` and `d`"]


def test_another_way_around_it(network: Any) -> None:
    for source, target in (("a", "b"), ("b", "c"), ("b", "d"), ("b", "e")):
        waits(network, source, target)
    system(network, "f", "g")
    assert messages(network) == ["nothing but `b` leads to `c`, `d` and `e`"]
    waits(network, "f", "e")
    assert messages(network) == []


@pytest.mark.parametrize("name", ["gateway", "registry"])
def test_what_is_there_for_all(network: Any, name: str) -> None:
    system(network, "c", "d")
    waits(network, "a", name)
    waits(network, "b", name)
    assert messages(network) == []
