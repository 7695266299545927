from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from archfit.model import ComponentKind, ComponentName, Confidence, Mode, Role, Severity
from archfit.model.use import Hop
from archfit.rules.data.foreign_table_write import RULE, Options, check


def test_all_places_of_one_component_and_table_are_one_finding(system: Any) -> None:
    system.writes("billing", "orders")
    system.writes("billing", "orders")
    system.reads("orders", "orders")

    (found,) = check(system.project(), Options())

    assert found.subject == "billing -> orders.orders"
    assert found.message == "`billing` writes table `orders`, which `orders` owns"
    assert found.notes == ("`orders` owns `orders`: the only one that defines it (orders/db.py:1)",)
    assert [(step.text, str(step.at)) for step in found.steps] == [
        ("`billing` writes `orders`", "billing/db.py:2"),
        ("`billing` writes `orders`", "billing/db.py:3"),
        ("`orders` defines `orders`", "orders/db.py:1"),
        ("`orders` reads `orders`", "orders/db.py:4"),
    ]
    assert (found.severity, found.source, found.target) == (None, "billing", "orders")


def test_the_way_through_a_wrapper_is_told(system: Any) -> None:
    system.writes(
        "billing", "orders", via=(Hop("kit.save", system.at("kit")), Hop("psycopg.execute", system.at("kit")))
    )

    (found,) = check(system.project(), Options())

    assert found.steps[0].note == "through `kit.save()`"


def test_own_tables_reads_migrations_and_tests_are_let_pass(system: Any) -> None:
    system.writes("orders", "orders")
    system.reads("billing", "orders")
    system.writes("billing", "orders", by="migration")
    system.writes("billing", "orders", alters=True)
    system.takes("billing.tests -> billing.migrations")
    system.roles = {"billing.tests": Role.TEST, "billing.migrations": Role.MIGRATION}
    system.writes("billing", "orders", at=system.at("billing", "tests.py"))
    system.writes("billing", "orders", at=system.at("billing", "migrations.py"))

    assert list(check(system.project(), Options())) == []


def test_options_name_shared_tables_and_components_that_write_them(system: Any) -> None:
    system.writes("billing", "orders")
    project = system.project()

    assert list(check(project, Options(shared_tables=("ord*",)))) == []
    assert list(check(project, Options(writers=(ComponentName("billing"),)))) == []


def test_a_guess_is_an_info(system: Any) -> None:
    system.writes("billing", "orders", confidence=Confidence.GUESS)

    (found,) = check(system.project(), Options())

    assert (found.confidence, found.severity) == (Confidence.GUESS, Severity.INFO)


def test_a_boundary_that_is_only_inferred_is_only_told(system: Any) -> None:
    system.module("billing", declared=False)
    system.defines("billing", "bills")
    system.writes("billing", "orders")

    (found,) = check(system.project(), Options())

    assert found.severity is Severity.INFO


def test_one_inferred_component_with_every_table_is_where_tables_are_kept(system: Any) -> None:
    system.module("orders", declared=False)
    system.writes("billing", "orders")

    assert list(check(system.project(), Options())) == []


@pytest.mark.parametrize(("theirs", "expected"), [("postgres://db/shop", 1), ("postgres://db/other", 0), ("", 0)])
def test_between_services_only_a_known_store_makes_tables_the_same(theirs: str, expected: int, services: Any) -> None:
    services.defines("orders", "orders", store="postgres://db/shop")
    services.writes("billing", "orders", store=theirs)

    assert len(list(check(services.project(mode=Mode.SERVICES), Options()))) == expected


def test_between_services_two_unknown_stores_are_not_the_same(services: Any) -> None:
    services.defines("orders", "orders")
    services.writes("billing", "orders")

    assert list(check(services.project(mode=Mode.SERVICES), Options())) == []


def test_the_model_of_another_service_leads_to_its_table(services: Any) -> None:
    services.defines("orders", "orders", model="orders.db.Order", store="postgres://db/shop")
    services.writes("billing", "orders", model="orders.db.Order")

    (found,) = check(services.project(mode=Mode.SERVICES), Options())

    assert found.subject == "billing -> orders.orders"


def test_a_table_of_an_unknown_store_is_the_one_its_deployable_knows(services: Any) -> None:
    services.module("cart", service="billing")
    services.defines("orders", "orders", store="postgres://db/shop")
    services.reads("billing", "orders", store="postgres://db/shop")
    services.writes("cart", "orders")

    (found,) = check(services.project(mode=Mode.SERVICES), Options())

    assert found.subject == "cart -> orders.orders"


def test_tables_of_libraries_and_of_the_whole_around_a_part_are_not_foreign(system: Any) -> None:
    system.components["orders"] = replace(system.components["orders"], kind=ComponentKind.LIBRARY)
    system.writes("billing", "orders")
    system.service("shop")
    system.module("cart", service="shop")
    system.defines("shop", "carts")
    system.writes("cart", "carts")

    assert list(check(system.project(), Options())) == []


def test_it_is_an_error_everywhere() -> None:
    assert {RULE.severity_in(mode) for mode in Mode} == {Severity.ERROR}
