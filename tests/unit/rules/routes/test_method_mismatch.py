from __future__ import annotations

from typing import Any

import pytest

from archfit.model import NoOptions
from archfit.rules.routes.method_mismatch import check


def messages(wired: Any) -> list[str]:
    return [one.message for one in check(wired.project(), NoOptions())]


def test_it_names_the_verbs_that_are_taken(wired: Any) -> None:
    wired.answers("GET /users/{key}", "users.user")
    wired.answers("PUT /users/{key}", "users.change")
    wired.asks("orders.place", "DELETE /users/1", "users")

    assert messages(wired) == ["`orders` calls `DELETE /users/1` of `users`, which takes only `GET`, `PUT` there"]


@pytest.mark.parametrize("what", ["GET /users/1", "HEAD /users/1", "OPTIONS /users/1", "/users/1", "DELETE /nothing"])
def test_verbs_that_are_taken_or_not_known_are_silent(wired: Any, what: str) -> None:
    wired.answers("GET /users/{key}", "users.user")
    wired.asks("orders.place", what, "users")

    assert messages(wired) == []


def test_a_route_for_every_verb_is_silent(wired: Any) -> None:
    wired.answers("/users/{key}", "users.user")
    wired.asks("orders.place", "DELETE /users/1", "users")

    assert messages(wired) == []


def test_a_place_that_may_send_several_verbs_is_silent(wired: Any) -> None:
    wired.answers("GET /users/{key}", "users.user")
    call = wired.asks("orders.place", "DELETE /users/1", "users")
    wired.calls.append(call._replace(verb="GET"))

    assert messages(wired) == []
