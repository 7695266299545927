from __future__ import annotations

from typing import Any

import pytest

from archfit.model import Severity
from archfit.rules.boundaries.god_orchestrator import Options, check


def flow(system: Any, callers: int = 3, called: int = 5) -> None:
    """Let so many call `flow`, and it so many others."""
    for number in range(callers):
        system.waits(f"before{'abcdef'[number]}", "flow")
    for number in range(called):
        system.waits("flow", f"behind{'abcdef'[number]}")


@pytest.mark.parametrize(("callers", "called", "count"), [(3, 5, 1), (2, 5, 0), (3, 4, 0)])
def test_from_three_callers_and_five_called_on(system: Any, callers: int, called: int, count: int) -> None:
    flow(system, callers, called)
    assert [one.subject for one in check(system.project(), Options())] == ["flow"] * count


def test_who_may_keep_something_is_none(system: Any) -> None:
    flow(system)
    system.takes("flow", "somegraph")
    assert list(check(system.project(), Options())) == []


def test_what_is_meant_to_be_one_is_information(system: Any) -> None:
    flow(system)
    (found,) = check(system.project(), Options(orchestrators=("flow",)))
    assert found.severity is Severity.INFO
