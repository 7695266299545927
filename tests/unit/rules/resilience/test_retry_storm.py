from __future__ import annotations

from typing import Any

from archfit.model import NoOptions
from archfit.rules.resilience.retry_storm import check


def subjects(wired: Any) -> list[str]:
    return [one.subject for one in check(wired.project(), NoOptions())]


def test_two_layers_in_one_service(wired: Any) -> None:
    wired.retries("orders.outer")
    wired.retries("orders.inner")
    wired.runs("orders.outer", "orders.inner")
    wired.asks("orders.inner", "GET /users", "users")

    (found,) = check(wired.project(), NoOptions())

    assert found.message == "`orders.outer` is retried, and so is `orders.inner` that it reaches: attempts multiply"
    assert [step.text for step in found.steps] == [
        "`orders.outer` calls `orders.inner`",
        "`orders.inner` is retried",
    ]


def test_over_a_service_that_does_not_retry(wired: Any) -> None:
    wired.retries("shop.fetch")
    wired.asks("shop.fetch", "GET /orders", "orders", endpoint=wired.answers("GET /orders", "orders.all"))
    wired.asks("orders.all", "GET /users", "users", endpoint=wired.answers("GET /users", "users.all"))
    wired.retries("users.load")
    wired.runs("users.all", "users.load")
    wired.asks("users.load", "GET /names", "names")

    assert subjects(wired) == ["shop.fetch -> users.load"]


def test_what_is_retried_without_the_network_is_silent(wired: Any) -> None:
    wired.retries("orders.outer")
    wired.retries("orders.inner")
    wired.runs("orders.outer", "orders.inner")

    assert subjects(wired) == []


def test_two_that_do_not_reach_each_other_and_a_circle(wired: Any) -> None:
    for name in ("orders.one", "users.other"):
        wired.retries(name)
    wired.asks("orders.one", "GET /users", "users", endpoint=wired.answers("GET /users", "users.all"))
    wired.asks("users.all", "GET /orders", "orders", endpoint=wired.answers("GET /orders", "orders.one"))
    wired.asks("users.other", "GET /names", "names")

    assert subjects(wired) == []
