from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archfit.model import ComponentKind, NoOptions, Role
from archfit.rules.imports.unassigned_code import check

Make = Callable[..., Any]


def test_files_of_one_folder_are_one_finding(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("orders.cart -> pricing.rates:rate"),
        edge("billing.bill -> pricing.vat:vat"),
        edge("billing.bill -> words"),
    ]

    found = list(check(project(imports, [component("orders"), component("billing")]), NoOptions()))

    assert [(one.subject, one.message) for one in found] == [
        (".", "`words.py` belongs to no component, but `billing` imports it"),
        ("pricing", "2 files of `pricing` belong to no component, but 2 components import them"),
    ]


def test_what_is_left_to_an_inferred_component_belongs_to_none(edge: Make, component: Make, project: Make) -> None:
    shop = component("shop", kind=ComponentKind.SERVICE, declared=False)
    imports = [edge("shop.orders.cart -> shop.rates"), edge("shop.web -> shop.rates")]

    found = list(check(project(imports, [component("shop.orders"), shop]), NoOptions()))

    assert [(one.subject, one.source) for one in found] == [("shop", "shop.orders")]


def test_what_needs_no_component(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("orders.cart -> pricing.rates")]
    inferred = component("orders", declared=False)
    beside = component("pricing", kind=ComponentKind.LIBRARY, declared=False)

    systems = [
        project(imports, [inferred]),
        project(imports, [component("orders"), beside]),
        project(imports, [component("orders")], roles={"pricing.rates": Role.TOOLING}),
        project(imports, [component("orders")], roles={"orders.cart": Role.TEST}),
        project([edge("tools.one -> pricing.rates")], [component("orders")]),
    ]

    assert [list(check(system, NoOptions())) for system in systems] == [[]] * len(systems)
