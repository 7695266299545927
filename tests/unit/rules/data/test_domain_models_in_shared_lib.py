from __future__ import annotations

from typing import Any

import pytest

from archfit.model import ImportKind, Mode, Severity
from archfit.rules.data.domain_models_in_shared_lib import Options, check


@pytest.fixture
def shop(services: Any) -> Any:
    """Return two services and a library with a model."""
    services.library("shared")
    services.defines("shared", "orders", model="shared.db.Order")
    return services


def test_two_services_are_a_warning(shop: Any) -> None:
    shop.takes("orders.one -> shared.db:Order")
    shop.takes("billing.one -> shared.db:Order")

    (found,) = check(shop.project(mode=Mode.SERVICES), Options())

    assert found.message == (
        "library `shared` holds model `Order` of table `orders`, which `billing` and `orders` import"
    )
    assert (found.subject, found.severity) == ("shared: shared.db.Order", Severity.WARNING)
    assert [(step.text, str(step.at)) for step in found.steps] == [
        ("`billing` imports it", "billing/one.py:3"),
        ("`orders` imports it", "orders/one.py:2"),
    ]


def test_three_services_are_as_grave_as_the_rule(shop: Any) -> None:
    shop.service("stock")
    for name in ("orders", "billing", "stock"):
        shop.takes(f"{name}.one -> shared.db:Order")

    (found,) = check(shop.project(mode=Mode.SERVICES), Options())

    assert found.severity is None


def test_modules_of_one_service_are_one_user(shop: Any) -> None:
    shop.module("cart", service="orders")
    shop.takes("orders.one -> shared.db:Order")
    shop.takes("cart.one -> shared.db:Order")

    assert list(check(shop.project(mode=Mode.SERVICES), Options())) == []


def test_types_other_names_and_shared_tables_are_let_pass(shop: Any) -> None:
    shop.takes("orders.one -> shared.db:Order")
    shop.takes("billing.one -> shared.db:Order", ImportKind.TYPE_CHECKING)
    shop.takes("billing.one -> shared.db:connect")
    typed = shop.project(mode=Mode.SERVICES)
    shop.takes("billing.one -> shared.db:Order")

    assert list(check(typed, Options())) == []
    assert list(check(shop.project(mode=Mode.SERVICES), Options(shared_tables=("orders",)))) == []
