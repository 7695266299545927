from __future__ import annotations

from dataclasses import replace
from typing import Any

from archfit.model import Confidence, Location, NoOptions, Project, Role, StoreObject, Table
from archfit.rules.data.migration_touches_foreign_table import check


def subjects(project: Project) -> list[str]:
    return [one.subject for one in check(project, NoOptions())]


def test_a_migration_may_change_its_own_tables_only(system: Any) -> None:
    for component in ("orders", "billing"):
        system.writes(component, "orders", by="migration", alters=True)
        system.writes(component, "orders", by="migration", alters=True)
        system.writes(component, "orders", by="migration")

    (found,) = check(system.project(), NoOptions())

    assert (found.subject, found.at, found.source, found.target) == (
        "billing -> orders.orders",
        Location("billing/db.py", 5),
        "billing",
        "orders",
    )
    assert [(step.text, step.at.line) for step in found.steps] == [
        ("`billing` changes `orders`", 5),
        ("`billing` changes `orders`", 6),
        ("`orders` defines `orders`", 1),
    ]


def test_statements_in_migrations_count_and_those_elsewhere_do_not(system: Any) -> None:
    system.writes("orders", "orders", by="migration", alters=True)
    system.writes("billing", "orders", alters=True)

    assert subjects(system.project()) == []

    system.roles["billing.db"] = Role.MIGRATION

    assert subjects(system.project()) == ["billing -> orders.orders"]


def test_what_is_guessed_is_not_judged(system: Any) -> None:
    system.writes("orders", "orders", by="migration", alters=True)
    system.writes("billing", "orders", by="migration", alters=True, confidence=Confidence.GUESS)

    assert subjects(system.project()) == []


def test_one_may_keep_the_migrations_of_all(system: Any) -> None:
    system.writes("billing", "orders", by="migration", alters=True)

    assert subjects(system.project()) == []


def test_a_service_with_tables_of_its_own_keeps_no_migrations_of_another(services: Any) -> None:
    store = "postgres://db/shop"
    services.defines("orders", "orders", store=store)
    services.writes("billing", "orders", store=store, by="migration", alters=True)

    assert subjects(services.project()) == []

    services.defines("billing", "invoices", store=store)

    assert subjects(services.project()) == ["billing -> orders.orders"]


def test_a_table_that_it_created_has_changed_hands(system: Any) -> None:
    system.owns("orders", "items")
    system.defines("orders", "items", by="migration")
    system.defines("billing", "items", by="migration")
    system.writes("billing", "items", by="migration", alters=True)

    assert subjects(system.project()) == []


def test_two_that_create_a_table_own_it_neither(system: Any) -> None:
    system.defines("orders", "items", by="migration")
    system.defines("billing", "items", by="migration")

    (found,) = check(system.project(), NoOptions())

    assert found.message == "the migrations of `orders` and of `billing` both create table `items`"
    assert (found.subject, found.at.path) == ("billing -> orders.items", "billing/db.py")


def test_tables_of_unknown_stores_of_two_services_are_two(services: Any) -> None:
    for component in ("orders", "billing"):
        services.defines(component, "items", by="migration")
        services.defines(component, "users", by="migration", store="postgres://db/shop")

    assert subjects(services.project()) == ["billing -> orders.users"]


def test_a_trigger_is_another_matter(system: Any) -> None:
    system.writes("orders", "orders", by="migration", alters=True)
    system.writes("billing", "orders", by="migration", alters=True)
    project = system.project()
    trigger = StoreObject("trigger", Table("t"), "billing", project.data.accesses[1].at, (Table("orders"),))

    assert subjects(replace(project, data=project.data._replace(objects=(trigger,)))) == []
