from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archfit.model import ImportKind, NoOptions, Role
from archfit.rules.imports.lazy_import_to_break_cycle import check

Make = Callable[..., Any]
LATER = ImportKind.FUNCTION


def test_all_imports_of_one_cycle_of_components_are_one_finding(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("billing.bill -> orders.cart", LATER, scope="total"),
        edge("billing.tax -> orders.cart", LATER),
        edge("orders.cart -> billing.bill"),
        edge("orders.cart -> billing.tax"),
    ]

    found = list(check(project(imports, [component("orders"), component("billing")]), NoOptions()))

    assert [(one.subject, str(one.at)) for one in found] == [("billing -> orders", "billing/bill.py:1")]
    assert found[0].message == (
        "`billing.bill` imports `orders.cart`, which imports it back, inside a function, "
        "and 1 more import does the like"
    )
    assert [step.note for step in found[0].steps] == ["in `total()`", "in a function"]


def test_those_inside_a_component_are_one_finding_for_a_package(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("shop.orders.lines -> shop.orders.cart", LATER),
        edge("shop.orders.cart -> shop.orders.rates"),
        edge("shop.orders.rates -> shop.orders.lines"),
        edge("shop.billing.tax -> shop.billing.bill", LATER),
        edge("shop.billing.bill -> shop.billing.tax"),
    ]

    found = list(check(project(imports, [component("shop.orders"), component("shop.billing")]), NoOptions()))

    assert [(one.subject, len(one.steps)) for one in found] == [("shop", 2)]


def test_without_a_way_back_at_load_nothing_is_hidden(edge: Make, component: Make, project: Make) -> None:
    lazy = edge("billing.bill -> orders.cart", LATER)
    components = [component("orders"), component("billing")]
    back = edge("orders.cart -> billing.bill")

    systems = [
        project([lazy], components),
        project([lazy, edge("orders.cart -> billing.bill", ImportKind.TYPE_CHECKING)], components),
        project([lazy, edge("orders.cart -> billing.bill", LATER)], components),
        project([lazy, back], components, roles={"billing.bill": Role.TEST}),
        project([edge("billing.main -> orders.cart", LATER), edge("orders.cart -> billing.main")], components),
    ]

    assert [list(check(system, NoOptions())) for system in systems] == [[]] * len(systems)
