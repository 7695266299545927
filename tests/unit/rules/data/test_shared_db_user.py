from __future__ import annotations

from typing import Any

from archfit.model import Confidence, NoOptions, Project
from archfit.rules.data.shared_db_user import check


def let_log_in(system: Any, component: str, store: str, user: str = "app", **changes: Any) -> None:
    system.uses(store, component, host="db", port="5432", **changes)
    last = system.stores[-1]
    system.stores[-1] = last._replace(uses=tuple(use._replace(user=user) for use in last.uses))


def messages(project: Project) -> list[str]:
    return [one.message for one in check(project, NoOptions())]


def test_one_login_for_two_databases_of_a_server(services: Any) -> None:
    let_log_in(services, "orders", "postgres://db:5432/orders")
    let_log_in(services, "billing", "postgres://db:5432/billing")

    (found,) = check(services.project(), NoOptions())

    assert found.message == "`billing`, `orders` all log in to `postgres://db:5432` as `app`"
    assert [step.text for step in found.steps] == ["`billing` uses `billing`", "`orders` uses `orders`"]


def test_what_is_not_known_or_not_shared_is_not_reported(services: Any) -> None:
    let_log_in(services, "orders", "postgres://db:5432/orders", user="")
    let_log_in(services, "billing", "postgres://db:5432/billing", user="")
    let_log_in(services, "orders", "mysql://db:5432/orders", user="orders")
    let_log_in(services, "billing", "mysql://db:5432/billing", user="billing")
    let_log_in(services, "orders", "oracle://db:5432/orders", confidence=Confidence.GUESS)
    let_log_in(services, "billing", "oracle://db:5432/billing", confidence=Confidence.GUESS)

    assert messages(services.project()) == []


def test_one_database_for_both_is_another_rule(services: Any) -> None:
    let_log_in(services, "orders", "postgres://db:5432/shop")
    let_log_in(services, "billing", "postgres://db:5432/shop")

    assert messages(services.project()) == []


def test_modules_of_one_application_log_in_together(system: Any) -> None:
    let_log_in(system, "orders", "postgres://db:5432/orders")
    let_log_in(system, "billing", "postgres://db:5432/billing")

    assert messages(system.project()) == []
