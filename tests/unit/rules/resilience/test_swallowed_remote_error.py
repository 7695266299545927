from __future__ import annotations

from typing import Any

import pytest

from archfit.model import Location
from archfit.model.use import Hop
from archfit.rules.resilience.swallowed_remote_error import Options, check


def messages(wired: Any, **options: Any) -> list[str]:
    return [one.message for one in check(wired.project(), Options(**options))]


def swallow(wired: Any, caller: str, callee: str, line: int = 0) -> Location:
    """Let a function call another in a `try` that passes over its failure."""
    wired.runs(caller, callee)
    edge = wired.edges[-1]
    wired.edges[-1] = edge._replace(line=line or edge.line, swallowed=7)
    return Location(edge.path, wired.edges[-1].line)


def test_the_way_leads_from_the_try_to_the_request(wired: Any) -> None:
    call = wired.asks("orders.send", "POST /users", "users")
    at = swallow(wired, "orders.place", "orders.send")

    (found,) = check(wired.project(), Options())

    assert found.message == "when `POST /users` of `users` fails, `orders.place` goes on as if it had not"
    assert found.at == at
    assert [(step.text, step.at) for step in found.steps] == [
        ("a `try` takes any exception, and logs it at most", Location("orders/app.py", 7)),
        ("`orders.send` calls `POST /users` of `users`", call.at),
    ]


@pytest.mark.parametrize(("ignored", "found"), [(True, 1), (False, 0)])
def test_an_answer_that_is_used_tells_of_the_failure(wired: Any, found: int, *, ignored: bool) -> None:
    call = wired.asks("orders.place", "DELETE /users/1", "users", function="requests.delete", ignored=ignored)
    swallow(wired, "orders.place", "requests.delete", call.at.line)

    assert len(messages(wired)) == found


def test_a_wrapper_that_swallows_counts_once(wired: Any) -> None:
    wrapper = swallow(wired, "orders.request", "requests.post")
    for caller in ("orders.one", "orders.other"):
        at = wired.at("orders")
        via = (Hop("orders.request", at), Hop("requests.post", wrapper))
        wired.asks(caller, "POST /users", "users", at=at, via=via, ignored=True, function="requests.post")

    assert messages(wired) == ["when `POST /users` of `users` fails, `orders.request` goes on as if it had not"]


@pytest.mark.parametrize(
    "what",
    ["GET /users", "/users", "POST /users/search", "POST /metrics", "DELETE /cache/users", "POST /users/1/heartbeat"],
)
def test_what_only_asks_or_may_be_lost_is_silent(wired: Any, what: str) -> None:
    wired.asks("orders.send", what, "users")
    swallow(wired, "orders.place", "orders.send")

    assert messages(wired) == []


@pytest.mark.parametrize(("external", "found"), [(True, 1), (False, 0)])
def test_another_system_counts_where_it_is_asked_for(wired: Any, found: int, *, external: bool) -> None:
    wired.asks("orders.send", "POST /payments", "", host="api.bank.example")
    swallow(wired, "orders.place", "orders.send")

    assert len(messages(wired, external=external)) == found


def test_a_failure_that_goes_on_is_silent(wired: Any) -> None:
    wired.asks("orders.send", "POST /users", "users")
    wired.runs("orders.place", "orders.send")

    assert messages(wired) == []
