from __future__ import annotations

from typing import Any

from archfit.model import ComponentName, Confidence, Mode, Role, Severity
from archfit.rules.data.shared_database_connection import RULE, Options, check

SHOP = "postgres://db:5432/shop"


def test_two_services_name_one_database(services: Any) -> None:
    services.uses(SHOP, "billing", "orders", source="DATABASE_URL in compose.yml")
    for table in ("carts", "lines", "orders", "prices"):
        services.defines("orders", table, store=SHOP)

    (found,) = check(services.project(mode=Mode.SERVICES), Options())

    assert found.message == "services `billing` and `orders` use one database, `postgres://db:5432/shop`"
    assert found.subject == "postgres://db:5432/shop: billing, orders"
    assert [(step.text, str(step.at), step.note) for step in found.steps] == [
        ("`billing` uses it", "billing/db.py:1", "DATABASE_URL in compose.yml"),
        ("`orders` uses it", "orders/db.py:2", "DATABASE_URL in compose.yml"),
    ]
    assert found.notes == ("`orders` owns `carts`, `lines`, `orders` and 1 more: the only one that defines it",)
    assert (found.source, found.target) == ("billing", "orders")


def test_what_is_deployed_together_shares_its_database(services: Any) -> None:
    services.module("cart", service="orders")
    services.library("kit")
    services.uses(SHOP, "cart", "kit", "orders")

    assert list(check(services.project(mode=Mode.SERVICES), Options())) == []


def test_migrations_are_no_service(services: Any) -> None:
    services.takes("billing.env -> billing.db")
    services.roles = {"billing.db": Role.MIGRATION}
    services.uses(SHOP, "billing", "orders")

    assert list(check(services.project(mode=Mode.SERVICES), Options())) == []


def test_stores_without_sql_have_a_rule_of_their_own(services: Any) -> None:
    services.uses("redis://cache:6379/0", "billing", "orders")

    assert list(check(services.project(mode=Mode.SERVICES), Options())) == []


def test_a_guess_is_an_info(services: Any) -> None:
    services.uses(SHOP, "billing", "orders", confidence=Confidence.GUESS)

    (found,) = check(services.project(mode=Mode.SERVICES), Options())

    assert found.severity is Severity.INFO
    assert found.notes == ("it is not known who owns the tables in `postgres://db:5432/shop`",)


def test_options_name_databases_for_all_and_components_that_report(services: Any) -> None:
    services.uses(SHOP, "billing", "orders")
    project = services.project(mode=Mode.SERVICES)

    assert list(check(project, Options(shared_databases=("shop",)))) == []
    assert list(check(project, Options(shared_databases=("postgres://db:*",)))) == []
    assert list(check(project, Options(readers=(ComponentName("billing"),)))) == []


def test_severity_by_mode() -> None:
    assert [RULE.severity_in(mode) for mode in Mode] == [Severity.INFO, Severity.ERROR, Severity.ERROR]
