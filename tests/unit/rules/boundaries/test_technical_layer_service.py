from __future__ import annotations

from typing import Any

import pytest

from archfit.rules.boundaries.technical_layer_service import Options, check


def layers(system: Any, user: str, layer: str) -> None:
    """Let a service without data call one that has tables."""
    system.keeps(layer, "orders")
    system.answers(layer, "POST /rows")
    system.waits(user, layer, route="POST /rows")


def found(system: Any) -> list[str]:
    return [one.message for one in check(system.project(), Options())]


def test_a_layer_by_its_name_and_its_only_caller(system: Any) -> None:
    layers(system, "orders", "orders-db")
    assert found(system) == ["`orders-db` has the tables and `orders` the logic of one service"]


def test_a_layer_behind_what_services_call(system: Any) -> None:
    layers(system, "orders", "rows")
    system.waits("shop", "orders")
    assert found(system) == ["`rows` has the tables and `orders` the logic of one service"]


def test_a_front_and_its_service_are_none(system: Any) -> None:
    layers(system, "portal", "orders")
    assert found(system) == []


def test_the_name_alone_is_none(system: Any) -> None:
    layers(system, "orders", "orders-db")
    system.waits("billing", "orders-db", route="POST /rows")
    assert found(system) == []


@pytest.mark.parametrize("package", ["psqlgraph", "sqlite3"])
def test_a_caller_that_may_keep_something_is_no_layer(system: Any, package: str) -> None:
    layers(system, "orders", "orders-db")
    system.takes("orders", package)
    assert found(system) == []


def test_a_gateway_is_no_layer(system: Any) -> None:
    layers(system, "gateway", "orders-db")
    assert found(system) == []
