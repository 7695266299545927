from __future__ import annotations

from typing import Any

from archfit.model import ComponentName, Mode, Severity
from archfit.rules.data.cross_component_join import Options, check


def test_a_join_with_a_table_of_another_component(system: Any) -> None:
    system.defines("billing", "bills")
    system.joins_tables("billing", "orders", "bills")
    system.joins_tables("billing", "bills", "orders")

    (found,) = check(system.project(), Options())

    assert found.message == "`billing` joins table `bills` of `billing` with `orders` of `orders`"
    assert found.subject == "billing: bills + orders"
    assert [(step.text, step.note) for step in found.steps] == [
        ("`billing` joins them", "in `billing.db.query()`"),
        ("`billing` joins them", "in `billing.db.query()`"),
        ("`billing` defines `bills`", "billing.db.bills"),
        ("`orders` defines `orders`", "orders.db.orders"),
    ]
    assert (found.severity, found.target) == (Severity.WARNING, "orders")


def test_a_third_component_joins_the_tables_of_two_others(system: Any) -> None:
    system.module("stock")
    system.defines("billing", "bills")
    system.joins_tables("stock", "bills", "orders")

    (found,) = check(system.project(), Options())

    assert found.subject == "stock: bills + orders"


def test_between_services_it_is_as_grave_as_the_rule(services: Any) -> None:
    services.defines("orders", "orders", store="postgres://db/shop")
    services.defines("billing", "bills", store="postgres://db/shop")
    services.joins_tables("billing", "bills", "orders", store="postgres://db/shop")

    (found,) = check(services.project(mode=Mode.SERVICES), Options())

    assert found.severity is None


def test_joins_of_one_owner_and_with_tables_of_nobody(system: Any) -> None:
    system.defines("orders", "lines")
    system.joins_tables("billing", "orders", "lines")
    system.joins_tables("orders", "orders", "lines")
    system.joins_tables("orders", "orders", "auth_user")

    assert list(check(system.project(), Options())) == []


def test_options_name_tables_for_all_and_components_that_report(system: Any) -> None:
    system.defines("billing", "bills")
    system.joins_tables("billing", "bills", "orders")
    project = system.project()

    assert list(check(project, Options(shared_tables=("orders",)))) == []
    assert list(check(project, Options(readers=(ComponentName("billing"),)))) == []
