from __future__ import annotations

from typing import Any

from archfit.model import NoOptions, Project
from archfit.rules.network.sync_cycle import check


def messages(project: Project) -> list[str]:
    return [one.message for one in check(project, NoOptions())]


def test_two_that_call_each_other_at_the_pair_with_fewer_calls(network: Any) -> None:
    network.asks("orders.order", "users.user")
    network.asks("orders.other", "users.user")
    back = network.asks("users.history", "orders.order")

    (found,) = check(network.project(), NoOptions())

    assert found.message == "components wait for one another: `users` -> `orders` -> `users`"
    assert found.subject == "orders -> users"
    assert found.at == back.at
    assert [step.text for step in found.steps] == [
        "`users` calls `GET /order` of `orders`",
        "`orders` calls `GET /user` of `users`",
    ]


def test_a_circle_of_three_is_one(network: Any) -> None:
    network.asks("a.one", "b.one")
    network.asks("b.one", "c.one")
    network.asks("c.one", "a.one")

    assert messages(network.project()) == ["components wait for one another: `a` -> `b` -> `c` -> `a`"]


def test_one_way_and_a_question_about_health_are_no_circle(network: Any) -> None:
    network.asks("orders.order", "users.user")
    network.asks("users.status", "orders.health")
    network.asks("orders.order", "teams.team")

    assert messages(network.project()) == []
