from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from archfit.model import Component, ComponentKind, ImportEdge, ImportKind, Location, Surface, is_private
from archfit.model.surface import surface_of


def surface(*modules: str, packages: Mapping[str, frozenset[str] | None] | None = None, **changes: Any) -> Surface:
    values: dict[str, Any] = {"kind": ComponentKind.MODULE, "root": "shop/orders", **changes}
    return surface_of(Component("orders", **values), packages or {}, modules)


def taking(imported: str, name: str = "") -> ImportEdge:
    return ImportEdge("shop.billing", imported, name, ImportKind.RUNTIME, Location("shop/billing.py"))


def test_customary_modules_at_the_top_are_the_surface() -> None:
    found = surface(
        "shop.orders", "shop.orders.api", "shop.orders.cart", "shop.orders.web.api", packages={"shop.orders": None}
    )

    assert found.tops == ("shop.orders",)
    assert found.names == ("shop.orders.api",)
    assert (found.exists, found.declared) == (True, False)


@pytest.mark.parametrize(
    ("module", "name", "offered"),
    [
        ("shop.orders.api", "place", True),
        ("shop.orders.api.v1", "place", True),
        ("shop.orders.api._v1", "place", False),
        ("shop.orders.domain.events", "Placed", True),
        ("shop.orders.domain.api", "place", False),
        ("shop.orders.cart", "Cart", False),
        ("shop.orders.rates", "rate", True),
        ("shop.orders", "Cart", True),
        ("shop.orders", "", True),
    ],
)
def test_what_the_customary_surface_offers(module: str, name: str, *, offered: bool) -> None:
    packages = {"shop.orders": frozenset({"rates"})}
    found = surface("shop.orders", "shop.orders.api", "shop.orders.cart", packages=packages)

    assert found.offers(taking(module, name)) is offered


@pytest.mark.parametrize(
    ("module", "name", "offered"),
    [
        ("shop.orders", "Cart", True),
        ("shop.orders", "Line", False),
        ("shop.orders.ports", "Mail", True),
        ("shop.orders.ports.mail", "Mail", True),
        ("shop.orders.api", "place", False),
    ],
)
def test_what_a_declared_surface_offers(module: str, name: str, *, offered: bool) -> None:
    found = surface("shop.orders", packages={"shop.orders": None}, public=("shop.orders.Cart", "shop.orders.ports"))

    assert found.declared
    assert found.offers(taking(module, name)) is offered


def test_a_declared_package_of_its_own_offers_its_names_only() -> None:
    found = surface("shop.orders", packages={"shop.orders": None}, public=("shop.orders",))

    assert found.offers(taking("shop.orders", "Cart"))
    assert not found.offers(taking("shop.orders.cart", "Cart"))


def test_names_listed_in_the_package_are_a_surface() -> None:
    listed = surface("shop.orders", "shop.orders.cart", packages={"shop.orders": frozenset({"Cart"})})
    empty = surface("shop.orders", "shop.orders.cart", packages={"shop.orders": frozenset()})

    assert (listed.exists, listed.names) == (True, ("shop.orders",))
    assert not listed.offers(taking("shop.orders.cart", "Cart"))
    assert not empty.exists
    assert empty.offers(taking("shop.orders.cart", "Cart"))


def test_a_library_hides_only_what_it_declares() -> None:
    packages = {"shop.orders": frozenset({"Cart"})}

    assert not surface("shop.orders", packages=packages, kind=ComponentKind.LIBRARY).exists
    assert surface("shop.orders", packages=packages, kind=ComponentKind.LIBRARY, public=("shop.orders",)).exists


def test_a_component_of_several_top_modules() -> None:
    found = surface("orders:main", "orders:client", "orders:client.http", packages={"orders:client": None})

    assert found.tops == ("orders:client", "orders:main")
    assert found.modules == ("orders:client",)
    assert [found.relative(name) for name in ("orders:main", "orders:client", "orders:client.http")] == [
        ("main",),
        ("client",),
        ("client", "http"),
    ]


@pytest.mark.parametrize(
    ("name", "private"), [("_cache", True), ("__secret", True), ("__init__", False), ("type_", False), ("_", False)]
)
def test_a_private_name(name: str, *, private: bool) -> None:
    assert is_private(name) is private
