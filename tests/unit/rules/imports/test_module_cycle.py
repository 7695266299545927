from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archfit.model import ImportKind, NoOptions, Severity
from archfit.rules.imports.module_cycle import check

Make = Callable[..., Any]


def test_many_components_in_one_cycle_are_one_finding(edge: Make, component: Make, project: Make) -> None:
    names = [f"part_{number:02}" for number in range(24)]
    following = [*names[1:], names[0]]
    imports = [edge(f"{one}.code -> {other}.code") for one, other in zip(names, following, strict=True)]
    imports += [edge(f"{other}.more -> {one}.code") for one, other in zip(names, following, strict=True)]
    imports += [edge(f"{one}.most -> {other}.code") for one, other in zip(names, following, strict=True)]

    found = list(check(project(imports, [component(name) for name in names]), NoOptions()))

    assert len(found) == 1
    assert found[0].message.startswith("24 components import each other in a cycle, for example `")
    assert found[0].subject == " -> ".join(names)
    assert found[0].steps[0].text == found[0].steps[-1].text
    assert found[0].notes[-1] == f"members: {', '.join(names[:10])}, and 14 more"


def test_the_cheapest_dependency_is_the_one_to_cut(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("billing.tax -> orders.cart"),
        edge("billing.bill -> orders.cart"),
        edge("orders.cart -> billing.bill:bill"),
    ]

    found = list(check(project(imports, [component("orders"), component("billing")]), NoOptions()))

    assert [(str(one.at), one.source, one.target, one.severity) for one in found] == [
        ("orders/cart.py:3", "orders", "billing", None)
    ]
    assert found[0].message == "2 components import each other in a cycle: `orders` -> `billing` -> `orders`"
    assert [(step.text, step.at.line, step.note) for step in found[0].steps] == [
        ("orders", 0, ""),
        ("billing", 3, "`orders.cart` imports `billing.bill.bill`"),
        ("orders", 1, "`billing.tax` imports `orders.cart`"),
    ]


def test_what_nobody_declared_is_a_warning(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("orders.cart -> billing.bill"), edge("billing.bill -> orders.cart")]

    found = list(check(project(imports, [component("orders"), component("billing", declared=False)]), NoOptions()))

    assert [one.severity for one in found] == [Severity.WARNING]


def test_a_cycle_of_the_type_checker_is_an_info(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("orders.cart -> billing.bill"), edge("billing.bill -> orders.cart", ImportKind.TYPE_CHECKING)]

    found = list(check(project(imports, [component("orders"), component("billing")]), NoOptions()))

    assert [one.severity for one in found] == [Severity.INFO]
    assert found[0].notes == ("only imports for the type checker close the cycle: it never runs",)


def test_imports_for_the_type_checker_add_nothing_to_a_cycle_that_runs(
    edge: Make, component: Make, project: Make
) -> None:
    imports = [
        edge("orders.cart -> billing.bill"),
        edge("billing.bill -> orders.cart"),
        edge("billing.bill -> stock.shelf"),
        edge("stock.shelf -> orders.cart", ImportKind.TYPE_CHECKING),
    ]
    components = [component("orders"), component("billing"), component("stock")]

    assert [one.subject for one in check(project(imports, components), NoOptions())] == ["billing -> orders"]


def test_a_cycle_closed_inside_functions_says_so(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("billing.bill -> orders.cart", ImportKind.FUNCTION, scope="total"),
        edge("orders.cart -> billing.bill"),
    ]

    found = list(check(project(imports, [component("orders"), component("billing")]), NoOptions()))

    assert found[0].at.path == "billing/bill.py"
    assert found[0].steps[1].note == "`billing.bill` imports `orders.cart`, in `total()`"
    assert found[0].notes == (
        "only imports inside functions close the cycle: the modules load, but depend on each other when they run",
    )


def test_a_component_is_made_of_those_inside_its_folder(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("shop.web -> shop.orders.cart"), edge("shop.orders.cart -> shop.settings")]

    assert list(check(project(imports, [component("shop"), component("shop.orders")]), NoOptions())) == []


def test_composition_roots_close_no_cycle(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("orders.container -> billing.bill"), edge("billing.bill -> orders.cart")]

    assert list(check(project(imports, [component("orders"), component("billing")]), NoOptions())) == []
