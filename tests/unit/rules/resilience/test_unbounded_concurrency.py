from __future__ import annotations

from typing import Any

import pytest

from archfit.model.use import Surrounding
from archfit.model.value import Named
from archfit.rules.resilience.unbounded_concurrency import Options, check


def messages(wired: Any, **options: Any) -> list[str]:
    return [one.message for one in check(wired.project(), Options(**options))]


def start(wired: Any, caller: str, callee: str, by: str = "asyncio.gather") -> None:
    """Let a function start another for each of many."""
    wired.runs(caller, by)
    wired.edges[-1] = wired.edges[-1]._replace(loop=3 if by.endswith("task") else 0)
    wired.runs(caller, callee)
    wired.edges[-1] = wired.edges[-1]._replace(loop=3, spread=True)


def fetch(wired: Any, caller: str = "orders.fetch", **changes: Any) -> None:
    wired.asks(caller, "GET /users/1", "users", **{"function": "httpx.Client.get", "awaited": True, **changes})


@pytest.mark.parametrize("by", ["asyncio.gather", "asyncio.as_completed", "asyncio.TaskGroup.create_task"])
def test_the_way_leads_from_the_loop_to_the_request(wired: Any, by: str) -> None:
    fetch(wired)
    wired.runs("orders.one", "orders.fetch")
    start(wired, "orders.all", "orders.one", by)

    (found,) = check(wired.project(), Options())

    assert found.message == "`orders.all` sends `GET /users/1` of `users` for all items at once, however many there are"
    assert [step.text for step in found.steps] == [
        "`orders.all` starts `orders.one` for each item",
        "`orders.one` calls `orders.fetch`",
        "calls `GET /users/1` of `users`",
    ]


def test_a_request_itself_that_is_started(wired: Any) -> None:
    start(wired, "orders.all", "httpx.Client.get")
    edge = wired.edges[-1]
    fetch(wired, "orders.all", awaited=False)
    wired.calls[-1] = wired.calls[-1]._replace(at=wired.calls[-1].at._replace(line=edge.line))

    assert len(messages(wired)) == 1


@pytest.mark.parametrize("by", ["asyncio.run", "limited.gather", "asyncio.wait_for"])
def test_what_is_not_known_to_be_started_together_is_silent(wired: Any, by: str) -> None:
    fetch(wired)
    start(wired, "orders.all", "orders.fetch", by)

    assert messages(wired) == []


def test_what_is_waited_for_one_by_one_is_silent(wired: Any) -> None:
    fetch(wired)
    start(wired, "orders.all", "orders.fetch")
    wired.edges.append(wired.edges[-1]._replace(callee="asyncio.wait_for", spread=False))

    assert messages(wired) == []


@pytest.mark.parametrize("limit", ["asyncio.Semaphore", "aiolimiter.AsyncLimiter", "httpx.Limits"])
def test_a_limit_on_the_way_is_silent(wired: Any, limit: str) -> None:
    fetch(wired)
    start(wired, "orders.all", "orders.fetch")
    wired.runs("orders.setup", limit)

    assert messages(wired) == []


@pytest.mark.parametrize(("entered", "found"), [((Named("made", "httpx.Client@orders/app.py:1:1"),), 1), ((), 0)])
def test_what_is_entered_and_not_known_may_be_a_limit(wired: Any, entered: Any, found: int) -> None:
    fetch(wired, around=(Surrounding("with", "orders.fetch", 4, entered),))
    start(wired, "orders.all", "orders.fetch")

    assert len(messages(wired)) == found


@pytest.mark.parametrize(("maker", "found"), [("orders.fetch", 1), ("orders.setup", 0)])
def test_a_session_of_aiohttp_limits_what_shares_it(wired: Any, maker: str, found: int) -> None:
    fetch(wired, function="aiohttp.ClientSession.get", awaited=False)
    start(wired, "orders.all", "orders.fetch")
    wired.runs(maker, "aiohttp.ClientSession")

    assert len(messages(wired)) == found


def test_what_blocks_runs_one_after_the_other(wired: Any) -> None:
    fetch(wired, function="requests.get", awaited=False)
    start(wired, "orders.all", "orders.fetch")

    assert messages(wired) == []


@pytest.mark.parametrize(("external", "found"), [(True, 1), (False, 0)])
def test_another_system_counts_where_it_is_asked_for(wired: Any, found: int, *, external: bool) -> None:
    wired.asks("orders.fetch", "GET /rates", "", host="api.bank.example", function="httpx.Client.get", awaited=True)
    start(wired, "orders.all", "orders.fetch")

    assert len(messages(wired, external=external)) == found
