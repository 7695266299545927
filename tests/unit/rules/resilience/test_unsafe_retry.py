from __future__ import annotations

from typing import Any

import pytest

from archfit.model import Location
from archfit.model.use import Hop
from archfit.rules.resilience.unsafe_retry import Options, check


def messages(wired: Any, **options: Any) -> list[str]:
    return [one.message for one in check(wired.project(), Options(**options))]


def test_the_chain_leads_from_what_is_retried_to_the_call(wired: Any) -> None:
    wired.retries("orders.attempt")
    wired.runs("orders.attempt", "orders.send")
    wired.asks("orders.send", "POST /users", "users")

    (found,) = check(wired.project(), Options())

    assert found.message == "`POST /users` of `users` is sent again when it fails, and may take effect twice"
    assert [step.text for step in found.steps] == [
        "`tenacity.retry` calls `orders.attempt` again",
        "`orders.attempt` calls `orders.send`",
    ]


def test_a_wrapper_that_is_retried_counts(wired: Any) -> None:
    wired.retries("orders.request")
    via = (Hop("orders.request", Location("orders/app.py", 1)), Hop("requests.post", Location("orders/app.py", 2)))
    wired.asks("orders.send", "PATCH /users/1", "users", via=via)

    assert len(messages(wired)) == 1


@pytest.mark.parametrize("what", ["GET /users", "PUT /users/1", "DELETE /users/1", "/users", "POST /users/search"])
def test_what_may_be_repeated_is_silent(wired: Any, what: str) -> None:
    wired.retries("orders.send")
    wired.asks("orders.send", what, "users")

    assert messages(wired) == []


def test_what_is_not_retried_is_silent(wired: Any) -> None:
    wired.retries("orders.fetch")
    wired.asks("orders.send", "POST /users", "users")

    assert messages(wired) == []


def test_a_wrapper_for_every_verb_is_silent(wired: Any) -> None:
    wired.retries("orders.send")
    call = wired.asks("orders.send", "POST /users", "users")
    wired.calls.append(call._replace(verb="GET"))

    assert messages(wired) == []


def test_calls_of_others_are_told_when_asked_for(wired: Any) -> None:
    wired.retries("orders.pay")
    wired.asks("orders.pay", "POST /charges", "", host="pay.example.com")

    assert messages(wired) == []
    assert messages(wired, external=True) == [
        "`POST /charges` of `pay.example.com` is sent again when it fails, and may take effect twice"
    ]
