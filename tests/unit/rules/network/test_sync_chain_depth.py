from __future__ import annotations

from itertools import pairwise
from typing import Any

from archfit.model import Confidence, Project, Role, Severity
from archfit.rules.network.sync_chain_depth import Options, check


def chain(network: Any, *functions: str) -> None:
    """Let each answer with what it asks the next for."""
    for name in functions:
        network.answers(name)
    for caller, route in pairwise(functions):
        network.asks(caller, route)


def messages(project: Project) -> list[str]:
    return [one.message for one in check(project, Options())]


def test_three_calls_in_a_row_are_a_warning(network: Any) -> None:
    chain(network, "orders.order", "users.user", "teams.team", "plans.plan")

    (found,) = check(network.project(), Options())

    assert found.message == "a request waits for 3 calls in a row: `orders` -> `users` -> `teams` -> `plans`"
    assert found.at == network.calls[0].at
    assert found.severity is Severity.WARNING
    assert [(step.text, step.at) for step in found.steps] == [
        ("`orders.order` calls `GET /user` of `users`", network.calls[0].at),
        ("`users.user` calls `GET /team` of `teams`", network.calls[1].at),
        ("`teams.team` calls `GET /plan` of `plans`", network.calls[2].at),
    ]


def test_five_calls_are_an_error(network: Any) -> None:
    chain(network, "a.one", "b.one", "c.one", "d.one", "e.one", "f.one")

    (found,) = check(network.project(), Options())

    assert found.severity is None
    assert found.notes == ("where each of them is up 99.9 % of the time, all 5 are up 99.5% of it",)


def test_a_chain_goes_through_the_functions_of_a_component(network: Any) -> None:
    for name in ("users.user", "teams.team", "plans.plan"):
        network.answers(name)
    network.asks("orders.order", "users.user")
    network.runs("users.user", "users.load")
    network.runs("users.load", "users.fetch")
    network.asks("users.fetch", "teams.team")
    network.asks("teams.team", "plans.plan")

    assert messages(network.project()) == [
        "a request waits for 3 calls in a row: `orders` -> `users` -> `teams` -> `plans`"
    ]


def test_a_task_and_another_route_end_a_chain(network: Any) -> None:
    for name in ("users.user", "teams.team", "teams.report", "plans.plan", "plans.price"):
        network.answers(name)
    network.asks("orders.order", "users.user")
    network.runs("users.user", "users.load", "task")
    network.asks("users.load", "teams.team")
    network.asks("teams.team", "plans.plan")
    network.asks("teams.report", "plans.price")

    assert messages(network.project()) == []


def test_the_verb_chooses_the_method_of_a_class(network: Any) -> None:
    network.answers("users.user", "", handler="users.User")
    network.function("users.User.get")
    network.function("users.User.post")
    network.answers("teams.team")
    network.answers("plans.plan")
    network.asks("orders.order", "users.user")
    network.asks("users.User.post", "teams.team")
    network.asks("teams.team", "plans.plan")
    network.asks("orders.place", "users.user", verb="POST")

    (found,) = check(network.project(), Options())

    assert found.at == network.calls[-1].at


def test_what_is_a_circle_ends(network: Any) -> None:
    network.answers("users.user")
    network.answers("teams.team")
    network.asks("orders.order", "users.user")
    network.asks("users.user", "teams.team")
    network.asks("teams.team", "users.user")

    assert messages(network.project()) == []


def test_guesses_and_tests_make_no_chain(network: Any) -> None:
    chain(network, "orders.order", "users.user", "teams.team", "plans.plan")
    network.calls[1] = network.calls[1]._replace(confidence=Confidence.GUESS)
    chain(network, "a.one", "b.one", "c.one", "d.one")
    network.roles["c"] = Role.TEST

    assert messages(network.project()) == []
