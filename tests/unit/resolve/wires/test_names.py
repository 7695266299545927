from __future__ import annotations

import pytest

from archfit.model import Component, ComponentKind, Module, ModuleFacts, Project, Role
from archfit.resolve.wires.names import Names, words


def module(name: str, component: str) -> Module:
    path = f"{component}/{name}/__init__.py"
    return Module(
        f"{component}:{name}", path, package=True, role=Role.SOURCE, component=component, facts=ModuleFacts(path)
    )


NAMES = Names(
    Project(
        components=(
            Component("org-billing", ComponentKind.SERVICE, "org-billing"),
            Component("orders", ComponentKind.SERVICE, "services/orders"),
            Component("order-history", ComponentKind.SERVICE, "services/order-history"),
            Component("commons", ComponentKind.LIBRARY, "commons"),
        ),
        modules={
            one.name: one
            for one in (
                module("billing", "org-billing"),
                module("app", "orders"),
                module("app", "order-history"),
                module("shared_models", "orders"),
                module("shared_models", "order-history"),
                module("commons", "commons"),
            )
        },
    )
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PRODUCT_CATALOG_SERVICE_URL", ("product", "catalog")),
        ("productcatalogservice", ("productcatalog",)),
        ("PaymentService", ("payment",)),
        ("HTTPUsersClient2", ("users",)),
        ("BASE_URL", ()),
        ("url", ()),
    ],
)
def test_words(name: str, expected: tuple[str, ...]) -> None:
    assert expected == words(name)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("orders", ["orders"]),
        ("ORDERS_SERVICE_URL", ["orders"]),
        ("orders-svc", ["orders"]),
        ("billing", ["org-billing"]),  # the package that only it has
        ("order_history", ["order-history"]),
        ("orderhistory", ["order-history"]),
        ("order", []),
        ("app", []),
        ("shared_models", []),
        ("commons", []),
        ("BASE_URL", []),
    ],
)
def test_called(written: str, expected: list[str]) -> None:
    assert expected == NAMES.called(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("internal_orders_v2_url", ["orders"]), ("order_history_orders", ["order-history"]), ("people", []), ("url", [])],
)
def test_named_in(written: str, expected: list[str]) -> None:
    assert expected == NAMES.named_in(written)
