from __future__ import annotations

from typing import Any

import pytest

from archfit.model import NoOptions
from archfit.rules.routes.unused_endpoint import check


@pytest.fixture
def internal(wired: Any) -> Any:
    """Return a system in which others call two of the three routes of `users`."""
    for path in ("/users/{key}", "/users"):
        wired.asks("orders.place", f"GET {path}", "users", endpoint=wired.answers(f"GET {path}", "users.user"))
    wired.answers("GET /avatars/{key}", "users.avatar")
    wired.answers("GET /health", "users.health")
    return wired


def messages(wired: Any) -> list[str]:
    return [one.message for one in check(wired.project(), NoOptions())]


def test_a_route_that_nobody_calls_is_told(internal: Any) -> None:
    assert messages(internal) == ["no component calls `GET /avatars/{key}` of `users`"]


@pytest.mark.parametrize("what", ["GET /avatars/1", "/avatars/{key}", "GET {url}", "GET "])
def test_a_call_that_may_reach_it_is_enough(internal: Any, what: str) -> None:
    internal.asks("shop.show", what, "")

    assert messages(internal) == []


def test_a_component_that_others_hardly_call_is_silent(internal: Any) -> None:
    internal.answers("GET /pages", "users.pages")

    assert messages(internal) == []
