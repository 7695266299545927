from __future__ import annotations

from typing import Any

import pytest

from archfit.model import NoOptions, Severity
from archfit.rules.resilience.cascading_health_check import check


def found(wired: Any) -> list[tuple[str, Severity | None]]:
    return [(one.message, one.severity) for one in check(wired.project(), NoOptions())]


@pytest.mark.parametrize(("path", "severity"), [("/api/healthz", Severity.WARNING), ("/health/live", None)])
def test_another_service_is_asked(wired: Any, path: str, severity: Severity | None) -> None:
    wired.answers(f"GET {path}", "orders.check")
    wired.runs("orders.check", "orders.ask")
    wired.asks("orders.ask", "GET /health", "users")
    wired.asks("orders.ask", "GET /status", "users")

    assert found(wired) == [(f"the health check `{path}` of `orders` asks `users`", severity)]


def test_the_method_of_a_class_answers(wired: Any) -> None:
    wired.answers("GET /health", "orders.Health.get")
    wired.endpoints[-1] = wired.endpoints[-1]._replace(handler="orders.Health")
    wired.asks("orders.Health.get", "GET /health", "users")

    assert len(found(wired)) == 1


def test_a_page_for_people_and_what_is_outside_are_silent(wired: Any) -> None:
    wired.answers("GET /status", "orders.status")
    wired.asks("orders.status", "GET /health", "users")
    wired.answers("GET /health", "orders.health")
    wired.asks("orders.health", "GET /", "", host="example.com")

    assert found(wired) == []
