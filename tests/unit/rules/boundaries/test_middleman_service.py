from __future__ import annotations

from typing import Any

import pytest

from archfit.rules.boundaries.middleman_service import Options, check


def middleman(system: Any, name: str = "products", passing: int = 2, own: int = 0) -> None:
    """Let a service pass on so many endpoints to `prices`, and answer so many itself; `orders` calls it."""
    for number in range(passing):
        system.answers("prices", f"GET /{number}")
        system.answers(name, f"GET /{number}")
        system.waits(name, "prices", route=f"GET /{number}", by=f"GET /{number}")
    for number in range(own):
        system.answers(name, f"GET /own/{number}")
    system.waits("orders", name, route="GET /0")


def found(system: Any) -> list[str]:
    return [one.message for one in check(system.project(), Options())]


@pytest.mark.parametrize(
    ("passing", "own", "messages"),
    [
        (2, 0, ["`products` passes on all its 2 endpoints to `prices`, and adds nothing"]),
        (7, 3, ["`products` passes on 7 of its 10 endpoints to `prices`, and adds nothing"]),
        (2, 1, []),
        (1, 0, []),
    ],
)
def test_nearly_all_endpoints_must_pass_on(system: Any, passing: int, own: int, messages: list[str]) -> None:
    middleman(system, passing=passing, own=own)
    assert found(system) == messages


def test_two_targets_are_a_gateways(system: Any) -> None:
    middleman(system)
    system.answers("products", "GET /stock")
    system.waits("products", "stock", by="GET /stock")
    assert found(system) == []


def test_nobody_calls_a_front(system: Any) -> None:
    middleman(system)
    system.calls = [one for one in system.calls if one.component != "orders"]
    system.wires = [one for one in system.wires if one.source != "orders"]
    assert found(system) == []


@pytest.mark.parametrize("name", ["price-adapter", "bff", "LegacyFacade"])
def test_names_excuse(system: Any, name: str) -> None:
    middleman(system, name)
    assert found(system) == []


def test_what_does_more_than_ask_is_none(system: Any) -> None:
    middleman(system)
    for number in range(6):
        system.runs("products", "GET /0", f"math.f{number}")
    assert found(system) == []


def test_messages_and_data_are_something_of_its_own(system: Any) -> None:
    middleman(system)
    system.sends("products")
    assert found(system) == []
    system.messages.clear()
    system.keeps("products", "prices")
    assert found(system) == []


def test_an_answer_that_nobody_wants_is_not_passed_on(system: Any) -> None:
    middleman(system)
    system.calls = [one._replace(ignored=True) for one in system.calls]
    assert found(system) == []
