from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archfit.model import ClassFacts, ComponentKind, ImportKind, NameUse, NoOptions
from archfit.rules.imports.private_reach_through import check

Make = Callable[..., Any]


def use(dotted: str) -> NameUse:
    return NameUse(dotted, 9, 5, 9, 20)


def test_all_that_is_used_of_one_component_is_one_finding(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("orders.cart -> payments.gateway:_retry"),
        edge("orders.cart -> payments._internal.rates:rate"),
        edge("stock.shelf -> payments.gateway:_retry"),
    ]
    components = [component("orders"), component("payments"), component("stock")]

    found = list(check(project(imports, components), NoOptions()))

    assert [one.subject for one in found] == ["payments: private names"]
    assert found[0].message == (
        "`orders.cart` uses `payments.gateway._retry`, and `_retry` is private to `payments`, "
        "and 1 more of its private names are used"
    )
    assert [step.text for step in found[0].steps] == [
        "orders.cart -> payments.gateway",
        "orders.cart -> payments._internal.rates",
        "stock.shelf -> payments.gateway",
    ]


def test_a_declared_boundary_has_a_finding_for_each_import(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("orders.cart -> payments.api:_retry"), edge("orders.desk -> payments.api:_retry")]
    components = [component("orders"), component("payments", public=("payments.api",))]

    found = list(check(project(imports, components), NoOptions()))

    assert [one.subject for one in found] == ["orders.cart -> payments.api", "orders.desk -> payments.api"]


def test_private_attributes_are_read_through_imports(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("orders.cart -> payments.gateway"),
        edge("orders.cart -> payments.rates:Rate", bound="Vat"),
        edge("orders.desk -> payments.rates", bound=""),
    ]
    facts = {
        "orders.cart": {"uses": (use("gateway._attempts"), use("Vat._table"), use("other._attempts"))},
        "orders.desk": {"uses": (use("payments.rates._cache.entries"),)},
        "payments.rates": {"classes": (ClassFacts("Rate", (), 1, 1, 2, 1),)},
    }

    found = list(check(project(imports, [component("orders"), component("payments")], facts=facts), NoOptions()))

    assert [str(one.at) for one in found] == ["orders/cart.py:9"]
    assert [(step.text, step.at.line) for step in found[0].steps] == [
        ("orders.cart -> payments.gateway", 9),
        ("orders.cart -> payments.rates", 9),
        ("orders.desk -> payments.rates", 9),
    ]


def test_what_only_looks_private_passes(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("orders.cart -> payments:__version__"),
        edge("orders.cart -> payments.text:_"),
        edge("orders.cart -> payments.rates:Rate"),
        edge("orders.cart -> payments.rates:_table", ImportKind.TYPE_CHECKING),
        edge("orders.cart -> payments.rates:rate"),
        edge("orders.lines -> orders.cart:_total"),
    ]
    facts = {
        "orders.cart": {"uses": (use("Rate._replace"), use("Rate._meta.fields"), use("rate._table"))},
        "payments.rates": {"classes": (ClassFacts("Rate", (), 1, 1, 2, 1),)},
    }

    assert list(check(project(imports, [component("orders"), component("payments")], facts=facts), NoOptions())) == []


def test_what_is_private_to_a_package_is_open_inside_it(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("shop.orders.cart -> shop._shared.text:join"),
        edge("shop.orders.cart -> shop.settings_of:_read"),
        edge("shop.orders.container -> shop.payments.gateway:_retry"),
    ]
    facts = {"shop.orders.container": {"uses": (use("gateway._attempts"),)}}
    components = [
        component("shop", kind=ComponentKind.SERVICE),
        component("shop.orders"),
        component("shop.payments"),
        component("shop._shared"),
    ]

    assert list(check(project(imports, components, facts=facts), NoOptions())) == []
