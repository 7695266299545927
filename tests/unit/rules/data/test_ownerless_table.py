from __future__ import annotations

from typing import Any

import pytest

from archfit.model import Confidence, Mode, Severity
from archfit.rules.data.ownerless_table import Options, check


def test_a_table_that_only_queries_know(system: Any) -> None:
    system.writes("orders", "stock")
    system.reads("billing", "stock")
    system.reads("billing", "stock")

    (found,) = check(system.project(), Options())

    assert found.message == "table `stock`, which no component defines, is used by `billing` and `orders`"
    assert found.subject == "stock"
    assert [(step.text, str(step.at)) for step in found.steps] == [
        ("`billing` reads `stock`", "billing/db.py:3"),
        ("`orders` writes `stock`", "orders/db.py:2"),
    ]
    assert found.notes == ("nobody owns `stock`: no model and no migration in the checked code creates it",)
    assert found.severity is None


def test_one_user_a_defined_table_and_models_of_libraries(system: Any) -> None:
    system.writes("orders", "stock")
    system.reads("billing", "orders")
    system.reads("orders", "orders")
    system.reads("billing", "auth_user", by="model")
    system.reads("orders", "auth_user")

    assert list(check(system.project(), Options())) == []


@pytest.mark.parametrize("table", ["information_schema.tables", "pg_catalog.pg_class", "pg_stat_activity", "jobs"])
def test_catalogs_and_shared_tables(table: str, system: Any) -> None:
    system.reads("orders", table)
    system.reads("billing", table)

    assert list(check(system.project(), Options(shared_tables=("jobs",)))) == []


def test_a_table_that_several_claim_is_not_ownerless(system: Any) -> None:
    system.defines("billing", "orders")
    system.reads("orders", "orders")
    system.reads("billing", "orders")

    assert list(check(system.project(), Options())) == []


@pytest.mark.parametrize(("declared", "expected"), [(True, None), (False, Severity.INFO)])
def test_a_table_of_a_library(declared: bool, expected: Severity | None, system: Any) -> None:  # noqa: FBT001
    system.library("shared", declared=declared)
    system.defines("shared", "stock")
    system.reads("orders", "stock")
    system.reads("billing", "stock")

    (found,) = check(system.project(), Options())

    assert found.message == "table `stock`, which library `shared` defines, is used by `billing` and `orders`"
    assert found.severity is expected


def test_between_services_only_one_known_store_counts(services: Any) -> None:
    services.reads("orders", "jobs")
    services.reads("billing", "jobs")
    services.reads("orders", "stock", store="postgres://db/shop")
    services.reads("billing", "stock", store="postgres://db/shop")

    assert [one.subject for one in check(services.project(mode=Mode.SERVICES), Options())] == ["stock"]


def test_a_guess_is_an_info(system: Any) -> None:
    system.reads("orders", "stock", confidence=Confidence.GUESS)
    system.reads("billing", "stock", confidence=Confidence.GUESS)

    (found,) = check(system.project(), Options())

    assert found.severity is Severity.INFO
