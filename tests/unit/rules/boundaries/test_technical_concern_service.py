from __future__ import annotations

from typing import Any

import pytest

from archfit.model import Confidence
from archfit.rules.boundaries.technical_concern_service import Options, check


def asked(system: Any, name: str, *callers: str, route: str = "POST /verify", **changes: Any) -> None:
    """Let services call a route of another."""
    system.service("other")
    system.answers(name, route)
    for caller in callers:
        system.waits(caller, name, route=route, **changes)


def test_what_three_wait_for_is_reported_where_it_answers_first(system: Any) -> None:
    asked(system, "auth", "billing", "orders", "stock")
    (found,) = check(system.project(), Options())
    assert (
        found.message == "`auth` is a technical concern as a service, and `billing`, `orders` and `stock` wait for it"
    )
    assert found.at == system.endpoints["auth", "POST /verify"].at
    assert found.notes == ("it owns 0 tables",)


@pytest.mark.parametrize(
    ("name", "callers"), [("auth", ("billing", "orders")), ("customers", ("billing", "orders", "stock"))]
)
def test_neither_few_callers_nor_another_name_are_reported(system: Any, name: str, callers: tuple[str, ...]) -> None:
    asked(system, name, *callers)
    assert list(check(system.project(), Options())) == []


def test_a_guess_is_no_caller(system: Any) -> None:
    asked(system, "auth", "billing", "orders", "stock", confidence=Confidence.GUESS)
    assert list(check(system.project(), Options())) == []


def test_who_fetches_keys_does_not_wait_for_each_request(system: Any) -> None:
    asked(system, "auth", "billing", "orders", "stock", route="GET /.well-known/jwks.json")
    assert list(check(system.project(), Options())) == []


@pytest.mark.parametrize(
    ("tables", "routes", "count"), [(2, "GET /users", 1), (3, "GET /users", 0), (3, "POST /send", 1)]
)
def test_many_tables_and_more_than_doing_it_are_a_business_of_its_own(
    system: Any, tables: int, routes: str, count: int
) -> None:
    asked(system, "notifications", "billing", "orders", "stock", route=routes)
    system.keeps("notifications", *(f"t{number}" for number in range(tables)))
    assert len(list(check(system.project(), Options()))) == count


def test_data_that_could_not_be_told_are_no_few_tables(system: Any) -> None:
    asked(system, "auth", "billing", "orders", "stock", route="GET /users")
    system.runs("auth", "GET /users", "builtins.open")
    assert list(check(system.project(), Options())) == []
