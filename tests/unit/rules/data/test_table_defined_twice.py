from __future__ import annotations

from typing import Any

import pytest

from archfit.model import Mode, Role
from archfit.rules.data.table_defined_twice import Options, check


def test_two_models_of_one_table(system: Any) -> None:
    system.defines("billing", "orders", model="billing.db.PayableOrder")

    (found,) = check(system.project(), Options())

    assert found.message == "table `orders` is defined by `billing` and `orders`"
    assert found.subject == "orders: billing, orders"
    assert [(step.text, step.note) for step in found.steps] == [
        ("`billing` defines `orders`", "billing.db.PayableOrder"),
        ("`orders` defines `orders`", "orders.db.orders"),
    ]
    assert found.notes == ("nobody owns `orders`: each of them claims it",)


def test_the_place_is_in_the_component_that_is_not_the_owner(system: Any) -> None:
    system.defines("billing", "orders")
    system.owns("billing", "orders")

    (found,) = check(system.project(), Options())

    assert str(found.at) == "orders/db.py:1"
    assert found.notes == ("`billing` owns `orders`: declared",)
    assert found.help.startswith("let `billing` alone define it")


def test_migrations_tests_and_two_models_at_home_are_no_second_owner(system: Any) -> None:
    system.defines("billing", "orders", by="migration")
    system.defines("orders", "orders")
    system.takes("billing.tests -> billing.db")
    system.roles = {"billing.tests": Role.TEST}
    system.defines("billing", "orders", at=system.at("billing", "tests.py"))

    assert list(check(system.project(), Options())) == []


def test_a_schema_keeps_tables_apart(system: Any) -> None:
    system.defines("billing", "billing.orders")

    assert list(check(system.project(), Options())) == []


def test_shared_tables_may_be_defined_by_several(system: Any) -> None:
    system.defines("billing", "orders")

    assert list(check(system.project(), Options(shared_tables=("orders",)))) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("postgres://a/x", "postgres://a/x", 1), ("postgres://a/x", "postgres://b/x", 0), ("", "", 0)],
)
def test_between_services_only_one_known_store_counts(one: str, other: str, expected: int, services: Any) -> None:
    services.defines("orders", "orders", store=one)
    services.defines("billing", "orders", store=other)

    assert len(list(check(services.project(mode=Mode.SERVICES), Options()))) == expected
