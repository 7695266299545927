from __future__ import annotations

from typing import Any

import pytest

from archfit.model import NoOptions, Severity
from archfit.model.library import Activity
from archfit.model.use import Surrounding
from archfit.model.value import text
from archfit.rules.resilience.client_per_request import check


@pytest.fixture
def orders(wired: Any) -> Any:
    """Return a system in which a route runs `orders.connected`."""
    wired.answers("GET /orders", "orders.all")
    wired.runs("orders.all", "orders.connected")
    return wired


def found(wired: Any) -> list[tuple[str, Severity | None]]:
    return [(one.message, one.severity) for one in check(wired.project(), NoOptions())]


def test_an_engine_is_a_warning(orders: Any) -> None:
    orders.does("orders.connected", Activity.CONNECT, "sqlalchemy.create_engine", url=text("postgresql://db"))

    assert found(orders) == [("`orders.connected` makes a `sqlalchemy.create_engine` for every request", None)]


def test_a_client_that_is_thrown_away_is_told(orders: Any) -> None:
    orders.runs("orders.connected", "httpx.AsyncClient")
    orders.runs("orders.connected", "httpx.Client.get")

    assert found(orders) == [("`orders.connected` makes a `httpx.AsyncClient` for every request", Severity.INFO)]


def test_a_client_that_is_given_to_others_is_silent(orders: Any) -> None:
    orders.runs("orders.connected", "httpx.AsyncClient")

    assert found(orders) == []


@pytest.mark.parametrize(
    ("caller", "function", "roles"),
    [
        ("orders.started", "sqlalchemy.create_engine", {"url": text("postgresql://db")}),
        ("orders.connected", "sqlalchemy.create_engine", {"url": text("sqlite://")}),
        ("orders.connected", "redis.Redis.__init__", {"host": text("localhost")}),
        ("orders.connected", "redis.Redis.__init__", {}),
        ("orders.connected", "boto3.client", {"url": text("http://s3")}),
    ],
)
def test_what_is_made_once_or_holds_no_pool_is_silent(orders: Any, caller: str, function: str, roles: Any) -> None:
    orders.does(caller, Activity.CONNECT, function, **roles)

    assert found(orders) == []


def test_what_is_made_on_a_condition_or_kept_by_a_cache_is_silent(orders: Any) -> None:
    use = orders.does("orders.connected", Activity.CONNECT, "redis.from_url", url=text("redis://cache"))
    orders.uses[-1] = use._replace(around=(Surrounding("branch", "orders.connected", 1),))
    conditional = found(orders)
    orders.uses[-1] = use
    (call,) = orders.edges
    orders.edges[0] = call._replace(branch=call.line)
    called_on_condition = found(orders)
    orders.edges[0] = call
    line = orders.functions["orders.connected"].line - 1
    orders.runs("orders", "functools.lru_cache")
    orders.edges[-1] = orders.edges[-1]._replace(line=line, kind="decorator")

    assert (conditional, called_on_condition, found(orders)) == ([], [], [])
