from __future__ import annotations

from typing import Any

import pytest

from archfit.model import Confidence
from archfit.rules.routes.untyped_boundary import Options, check


def messages(wired: Any, **options: Any) -> list[str]:
    return [one.message for one in check(wired.project(), Options(**options))]


def called(wired: Any, name: str, *, typed: bool | None, **changes: Any) -> None:
    """Let orders call a route of users."""
    route = wired.answers(f"GET /{name}", f"users.{name}")._replace(typed=typed)
    wired.asks("orders.order", f"GET /{name}", "users", endpoint=route, **changes)


def test_more_than_half_without_types(wired: Any) -> None:
    called(wired, "one", typed=False)
    called(wired, "two", typed=False)
    called(wired, "three", typed=True)

    (found,) = check(wired.project(), Options())

    assert found.message == "2 of the 3 routes of `users` that others call do not say what is taken and given"
    assert [step.text for step in found.steps] == ["`GET /one`", "`GET /two`"]


def test_the_only_route(wired: Any) -> None:
    called(wired, "one", typed=False)
    assert messages(wired) == ["the one route of `users` that others call does not say what is taken and given"]


@pytest.mark.parametrize(("share", "found"), [(0.5, 0), (0.8, 1)])
def test_the_share_can_be_set(wired: Any, share: float, found: int) -> None:
    called(wired, "one", typed=False)
    called(wired, "two", typed=True)

    assert len(messages(wired, share=share)) == found


def test_what_is_not_known_does_not_count(wired: Any) -> None:
    called(wired, "one", typed=None)
    called(wired, "two", typed=False, confidence=Confidence.GUESS)

    assert messages(wired) == []


def test_what_nobody_else_calls_does_not_count(wired: Any) -> None:
    wired.answers("GET /one", "users.one")
    route = wired.answers("GET /own", "orders.own")._replace(typed=False)
    wired.asks("orders.order", "GET /own", "orders", endpoint=route)

    assert messages(wired) == []
