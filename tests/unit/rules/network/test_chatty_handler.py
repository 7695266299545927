from __future__ import annotations

from typing import Any

from archfit.model import Project
from archfit.model.use import Hop, Surrounding
from archfit.rules.network.chatty_handler import Options, check


def messages(project: Project) -> list[str]:
    return [one.message for one in check(project, Options())]


def test_four_calls_in_a_handler_and_what_it_calls(network: Any) -> None:
    network.answers("orders.order")
    network.asks("orders.order", "users.user")
    network.asks("orders.order", "users.address")
    network.runs("orders.order", "orders.prices")
    network.asks("orders.prices", "plans.plan")
    network.asks("orders.prices", "plans.tax")

    (found,) = check(network.project(), Options())

    assert found.message == "`GET /order` of `orders` makes 4 calls of 2 components for one request"
    assert found.at == network.endpoints["orders.order"].at
    assert [step.text for step in found.steps] == [
        "`orders.order` calls `GET /user` of `users`",
        "`orders.order` calls `GET /address` of `users`",
        "`orders.prices` calls `GET /plan` of `plans`",
        "`orders.prices` calls `GET /tax` of `plans`",
    ]


def test_of_branches_only_one_counts(network: Any) -> None:
    network.answers("orders.order")
    for line in (1, 1, 2, 2):
        network.asks("orders.order", "users.user", around=(Surrounding("branch", "orders.order", line),))
    network.answers("orders.cart")
    for name in ("one", "two", "three", "four"):
        network.runs("orders.cart", f"orders.{name}", branch=9)
        network.asks(f"orders.{name}", "users.user")

    assert messages(network.project()) == []


def test_one_of_several_implementations_is_called(network: Any) -> None:
    network.answers("orders.order")
    for name in ("one", "two", "three", "four"):
        network.runs("orders.order", f"orders.{name}", line=99)
        network.asks(f"orders.{name}", "users.user")

    assert messages(network.project()) == []


def test_what_may_be_one_call_or_another_at_one_place_is_one(network: Any) -> None:
    network.answers("orders.order")
    first = network.asks("orders.order", "users.user")
    for line, verb in enumerate(("POST", "PUT", "DELETE"), 50):
        hops = (Hop("orders.send", first.at), Hop("requests.request", first.at._replace(line=line)))
        around = (Surrounding("branch", "orders.send", 49),)
        network.asks("orders.order", "users.user", at=first.at, verb=verb, via=hops, around=around)

    assert messages(network.project()) == []


def test_a_place_that_is_reached_twice_and_tasks_count_once_and_never(network: Any) -> None:
    network.answers("orders.order")
    for _ in range(4):
        network.runs("orders.order", "orders.user")
        network.runs("orders.order", "orders.later", "task")
    network.asks("orders.user", "users.user")
    for _ in range(4):
        network.asks("orders.later", "users.user")

    assert messages(network.project()) == []


def test_functions_that_call_each_other_end(network: Any) -> None:
    network.answers("orders.order")
    network.runs("orders.order", "orders.again")
    network.runs("orders.again", "orders.order")
    for _ in range(4):
        network.asks("orders.again", "users.user")

    assert messages(network.project()) == ["`GET /order` of `orders` makes 4 calls of `users` for one request"]


def test_nobody_waits_for_what_no_route_leads_to(network: Any) -> None:
    for _ in range(4):
        network.asks("orders.job", "users.user")

    assert messages(network.project()) == []
