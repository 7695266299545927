from __future__ import annotations

from typing import Any

import pytest

from archfit.model.library import Activity, Role
from archfit.model.use import Hop, Use
from archfit.model.value import Named
from archfit.rules.network.blocking_call_in_async import Options, check


def requests(network: Any, caller: str, function: str = "requests.get", **changes: Any) -> Use:
    """Let a function send a request."""
    use = Use(Activity.REQUEST, function, caller, network.at(caller.partition(".")[0]), ())._replace(**changes)
    network.uses.append(use)
    return use


def messages(network: Any) -> list[str]:
    return [one.message for one in check(network.project(), Options())]


def test_in_a_coroutine_itself(network: Any) -> None:
    network.function("orders.order", asynchronous=True)
    use = requests(network, "orders.order")

    (found,) = check(network.project(), Options())

    assert found.message == "`requests.get` blocks the event loop in `orders.order`"
    assert (found.at, found.steps) == (use.at, ())


def test_through_two_functions_it_is_told_where_the_coroutine_calls(network: Any) -> None:
    network.function("orders.order", asynchronous=True)
    network.runs("orders.order", "orders.user")
    network.runs("orders.user", "orders.fetch")
    use = requests(network, "orders.fetch")

    (found,) = check(network.project(), Options())

    assert found.message == "`requests.get` blocks the event loop in `orders.order`, through `orders.user`"
    assert [(step.text, step.at.line) for step in found.steps] == [
        ("`orders.order` calls `orders.user`", network.edges[0].line),
        ("`orders.user` calls `orders.fetch`", network.edges[1].line),
        ("`requests.get` blocks", use.at.line),
    ]


def test_a_wrapper_is_told_where_it_calls_the_library(network: Any) -> None:
    network.function("orders.order", asynchronous=True)
    network.function("orders.fetch", asynchronous=True)
    inner = network.at("orders")
    outer = network.at("orders")
    via = (Hop("orders.fetch", outer), Hop("requests.get", inner))
    requests(network, "orders.order", at=outer, via=via)

    (found,) = check(network.project(), Options())

    assert (found.at, found.message) == (inner, "`requests.get` blocks the event loop in `orders.fetch`")


def test_a_pause(network: Any) -> None:
    network.function("orders.work", asynchronous=True)
    network.runs("orders.work", "time.sleep")

    assert messages(network) == ["`time.sleep` blocks the event loop in `orders.work`"]


@pytest.mark.parametrize("kind", ["task", "callback", "injected", "declared", "decorator"])
def test_what_runs_elsewhere_or_is_not_known_to_run_does_not_block(network: Any, kind: str) -> None:
    network.function("orders.order", asynchronous=True)
    network.runs("orders.order", "orders.fetch", kind)
    requests(network, "orders.fetch")

    assert messages(network) == []


@pytest.mark.parametrize(
    ("caller", "other", "told"),
    [
        ("orders.seldom.wrapper", "orders.refresh", False),
        ("orders.seldom.wrapper", "orders.Quick.update", True),
        ("orders.both", "orders.refresh", True),
    ],
)
def test_what_a_wrapper_calls_is_not_known(network: Any, caller: str, other: str, *, told: bool) -> None:
    network.function("orders.order", asynchronous=True)
    network.function("orders.seldom")
    network.runs("orders.order", caller)
    network.runs(caller, "orders.update", line=99)
    network.runs(caller, other, line=99)
    requests(network, "orders.update")

    assert bool(messages(network)) == told


def test_three_functions_away_and_plain_functions_are_not_told(network: Any) -> None:
    network.function("orders.order", asynchronous=True)
    network.runs("orders.order", "orders.one")
    network.runs("orders.one", "orders.two")
    network.runs("orders.two", "orders.three")
    requests(network, "orders.three")

    assert messages(network) == []


@pytest.mark.parametrize(
    ("function", "client", "blocks"),
    [
        ("httpx.get", "", True),
        ("httpx.Client.get", "httpx.Client@orders/app.py:1:1", True),
        ("httpx.Client.get", "httpx.AsyncClient@orders/app.py:1:1", False),
        ("httpx.Client.get", "", False),
        ("requests.Session.get", "requests.Session@orders/app.py:1:1", True),
        ("requests.Session.get", "requests_futures.sessions.FuturesSession@orders/app.py:1:1", False),
        ("urllib.request.urlopen", "", True),
        ("aiohttp.ClientSession.get", "", False),
    ],
)
def test_the_client_decides(network: Any, function: str, client: str, *, blocks: bool) -> None:
    network.function("orders.order", asynchronous=True)
    arguments = ((Role.RECEIVER, (Named("made", client),)),) if client else ()
    requests(network, "orders.order", function, arguments=arguments)

    assert bool(messages(network)) == blocks
