from __future__ import annotations

from dataclasses import replace
from typing import Any

from archfit.model import Installation, Location, Port, Service
from archfit.rules.boundaries.single_consumer_service import Options, check


def prices(system: Any) -> None:
    """Let `orders`, which has tables, call one of two routes of `prices`."""
    system.keeps("orders", "orders")
    system.answers("prices", "GET /prices", "GET /offers")
    system.waits("orders", "prices", route="GET /prices")


def found(system: Any, **facts: Any) -> list[str]:
    return [one.message for one in check(system.project(**facts), Options())]


def test_the_only_caller(system: Any) -> None:
    prices(system)
    (one,) = check(system.project(), Options())
    assert one.message == "`prices` is there for `orders` alone"
    assert one.notes == (
        "`orders` uses 1 of its 2 endpoints, and nobody else is known to call it",
        "nothing says who owns them",
    )


def test_a_second_caller(system: Any) -> None:
    prices(system)
    system.waits("billing", "prices", route="GET /offers")
    assert found(system) == []


def test_most_endpoints_must_be_used(system: Any) -> None:
    prices(system)
    system.answers("prices", "GET /history")
    assert found(system) == []


def test_messages_are_another_way_in(system: Any) -> None:
    prices(system)
    system.sends("prices")
    assert found(system) == []


def test_another_owner(system: Any) -> None:
    prices(system)
    for name in ("orders", "prices"):
        system.components[name] = replace(system.components[name], owner=f"@shop/{name}")
    assert found(system) == []


def test_a_published_port_is_for_others(system: Any) -> None:
    prices(system)
    running = Service(
        "prices", "compose service", "prices", Location("compose.yml"), ("prices",), ports=(Port(80, 8080),)
    )
    place = Installation("compose.yml", "compose project", ("compose.yml",), (running,))
    assert found(system, installations=(place,)) == []


def test_other_languages_and_calls_that_lead_nowhere_known_may_call_too(system: Any) -> None:
    prices(system)
    system.service("billing")
    assert len(found(system)) == 1
    system.waits("billing", "prices")
    system.calls[-1] = system.calls[-1]._replace(target="", host="")
    system.wires.pop()
    assert found(system) == []
    system.calls.pop()
    system.service("site", language="javascript")
    assert found(system) == []


def test_a_front_is_one_caller_for_all(system: Any) -> None:
    prices(system)
    system.definitions.clear()
    assert found(system) == []
