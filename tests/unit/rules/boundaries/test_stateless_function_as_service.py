from __future__ import annotations

from typing import Any

import pytest

from archfit.rules.boundaries.stateless_function_as_service import Options, check


def money(system: Any, *callers: str, route: str = "GET /format") -> None:
    system.answers("money", route)
    for caller in callers:
        system.waits(caller, "money", route=route)


def found(system: Any) -> list[str]:
    return [one.message for one in check(system.project(), Options())]


def test_three_callers_of_a_function(system: Any) -> None:
    money(system, "billing", "orders", "parcels")
    system.takes("money", "fastapi", "decimal")
    assert found(system) == [
        "`money` keeps nothing and calls nobody, and `billing`, `orders` and `parcels` wait for it"
    ]


def test_two_callers_are_few_unless_one_asks_for_most_requests(system: Any) -> None:
    money(system, "billing", "orders")
    assert found(system) == []
    system.answers("orders", "GET /orders", "GET /carts", "GET /offers")
    for route in ("GET /orders", "GET /carts"):
        system.waits("orders", "money", route="GET /format", by=route)
    (one,) = check(system.project(), Options())
    assert one.notes == ("`orders` calls it for most requests",)


@pytest.mark.parametrize("package", ["torch", "transformers", "shelve", "google.cloud.storage"])
def test_a_model_and_what_is_not_known_may_keep_something(system: Any, package: str) -> None:
    money(system, "billing", "orders", "parcels")
    system.takes("money", package)
    assert found(system) == []


def test_an_endpoint_that_changes_keeps_something(system: Any) -> None:
    money(system, "billing", "orders", "parcels", route="PUT /rates")
    assert found(system) == []


def test_who_calls_others_is_no_function(system: Any) -> None:
    money(system, "billing", "orders", "parcels")
    system.waits("money", "rates")
    assert found(system) == []
