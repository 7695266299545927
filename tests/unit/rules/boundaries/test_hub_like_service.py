from __future__ import annotations

from typing import Any

import pytest

from archfit.rules.boundaries.hub_like_service import Options, check


def hub(system: Any, name: str, callers: int, called: int) -> None:
    """Let so many call a service, and it so many others."""
    for number in range(callers):
        system.waits(f"before{'abcdef'[number]}", name)
    for number in range(called):
        system.waits(name, f"behind{'abcdef'[number]}")


@pytest.mark.parametrize(("callers", "called", "count"), [(3, 3, 1), (1, 5, 1), (6, 0, 1), (3, 2, 0), (0, 6, 0)])
def test_both_directions_count_and_a_front_is_none(system: Any, callers: int, called: int, count: int) -> None:
    hub(system, "orders", callers, called)
    assert [one.subject for one in check(system.project(), Options())] == ["orders"] * count


def test_a_front_that_keeps_something_is_none_of_the_front(system: Any) -> None:
    hub(system, "orders", 0, 6)
    system.keeps("orders", "orders")
    (found,) = check(system.project(), Options())
    assert found.message == (
        "`orders` is a hub: it waits for `behinda`, `behindb`, `behindc`, `behindd`, `behinde` and `behindf`"
    )


@pytest.mark.parametrize("name", ["api-gateway", "ConfigService", "service-registry", "shop/discovery"])
def test_what_is_there_for_all_is_not_reported(system: Any, name: str) -> None:
    hub(system, name, 6, 2)
    assert list(check(system.project(), Options())) == []


def test_what_is_there_for_all_does_not_count(system: Any) -> None:
    hub(system, "orders", 3, 2)
    system.waits("orders", "config")
    assert list(check(system.project(), Options())) == []
    assert len(list(check(system.project(), Options(degree=5)))) == 1
