from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from archfit.model import ClassFacts, ComponentKind, NoOptions
from archfit.rules.imports.cross_module_inheritance import check

Make = Callable[..., Any]


def classes(*found: tuple[str, tuple[str, ...]], abstract: bool = False) -> dict[str, Any]:
    return {"classes": tuple(ClassFacts(name, bases, 4, 1, 5, 9, abstract) for name, bases in found)}


def test_classes_of_one_pair_are_one_finding(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("billing.bill -> orders.lines:Line"), edge("billing.bill -> orders.cart")]
    facts = {
        "billing.bill": classes(("BillLine", ("Line",)), ("Copy", ("cart.Cart.Part",))),
        "orders.lines": classes(("Line", ("object",))),
        "orders.cart": classes(("Cart.Part", ())),
    }

    found = list(check(project(imports, [component("orders"), component("billing")], facts=facts), NoOptions()))

    assert [(one.subject, str(one.at), len(one.steps)) for one in found] == [
        ("billing -> orders", "billing/bill.py:4", 2)
    ]
    assert found[0].message == (
        "`billing.bill.BillLine` inherits from `orders.lines.Line`, a concrete class of `orders`, "
        "and 1 more class does so in `billing`"
    )


def test_a_declared_boundary_has_a_finding_for_each_class(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("billing.bill -> orders.lines:Line"), edge("billing.bill -> orders.api:Order")]
    facts = {
        "billing.bill": classes(("BillLine", ("Line",)), ("BillOrder", ("Order",))),
        "orders.lines": classes(("Line", ())),
        "orders.api": classes(("Order", ())),
    }
    components = [component("orders", public=("orders.api",)), component("billing")]

    found = list(check(project(imports, components, facts=facts), NoOptions()))

    assert [one.subject for one in found] == ["billing.bill.BillLine -> orders.lines.Line"]


def test_a_base_is_followed_to_where_it_is_defined(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("billing.bill -> stock.shelf:Line"), edge("stock.shelf -> orders.lines:Line")]
    facts = {"billing.bill": classes(("BillLine", ("Line",))), "orders.lines": classes(("Line", ()))}
    components = [component("orders"), component("billing"), component("stock")]

    found = list(check(project(imports, components, facts=facts), NoOptions()))

    assert [one.subject for one in found] == ["billing -> orders"]


@pytest.mark.parametrize(
    ("base", "above"),
    [
        ("Line", ("ABC",)),
        ("Line", ("typing.Protocol",)),
        ("Line", ("TypedDict",)),
        ("Line", ("enum.StrEnum",)),
        ("Line", ("ValueError",)),
        ("LineMixin", ()),
        ("AbstractLine", ()),
        ("BaseLine", ()),
        ("Line", ("Priced",)),
    ],
)
def test_classes_that_are_made_to_be_inherited(
    base: str, above: tuple[str, ...], *, edge: Make, component: Make, project: Make
) -> None:
    facts = {
        "billing.bill": classes(("BillLine", (base,))),
        "orders.lines": classes((base, above), ("Priced", ("Protocol",))),
    }
    imports = [edge(f"billing.bill -> orders.lines:{base}")]

    system = project(imports, [component("orders"), component("billing")], facts=facts)

    assert list(check(system, NoOptions())) == []


def test_an_abstract_class_above_makes_a_class_open(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("billing.bill -> orders.lines:Line"), edge("orders.lines -> orders.prices:Priced")]
    facts = {
        "billing.bill": classes(("BillLine", ("Line",))),
        "orders.lines": classes(("Line", ("Priced",))),
        "orders.prices": classes(("Priced", ("Line",)), abstract=True),
    }

    assert list(check(project(imports, [component("orders"), component("billing")], facts=facts), NoOptions())) == []


def test_bases_that_are_shared_in_fact(edge: Make, component: Make, project: Make) -> None:
    orders, billing, stock = component("orders"), component("billing"), component("stock")
    line = {"orders.lines": classes(("Line", ()))}
    heir = {"billing.bill": classes(("BillLine", ("Line",)))}
    three = {"billing.bill": classes(("One", ("Line",)), ("Two", ("Line",)), ("Three", ("Line",)))}
    other = {"stock.shelf": classes(("StockLine", ("Line",)))}
    at_home = {"orders.cart": classes(("CartLine", ("lines.Line",)))}
    use = [edge("billing.bill -> orders.lines:Line")]
    both = [*use, edge("stock.shelf -> orders.lines:Line")]
    many = [component(name) for name in ("desk", "till")]
    popular = [*use, edge("desk.one -> orders.cart"), edge("till.one -> orders.cart")]

    systems = [
        project(use, [orders, billing], facts=line | three),
        project(both, [orders, billing, stock], facts=line | heir | other),
        project(use, [orders, billing], facts=line | heir | at_home),
        project(use, [component("orders", kind=ComponentKind.LIBRARY), billing], facts=line | heir),
        project(popular, [orders, billing, *many], facts=line | heir),
    ]

    assert [list(check(system, NoOptions())) for system in systems] == [[]] * len(systems)


def test_a_class_from_the_top_of_its_component_is_public(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("billing.bill -> orders:Line"), edge("orders -> orders.lines:Line")]
    facts = {"billing.bill": classes(("BillLine", ("Line",))), "orders.lines": classes(("Line", ()))}

    system = project(imports, [component("orders"), component("billing")], facts=facts, packages=("orders",))

    assert list(check(system, NoOptions())) == []


def test_what_a_component_stands_in_may_be_inherited_from(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("shop.billing.bill -> shop.lines:Line")]
    facts = {"shop.billing.bill": classes(("BillLine", ("Line",))), "shop.lines": classes(("Line", ()))}

    system = project(imports, [component("shop", kind=ComponentKind.SERVICE), component("shop.billing")], facts=facts)

    assert list(check(system, NoOptions())) == []


def test_a_base_may_come_by_way_of_code_of_no_component(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("billing.bill -> words.names:Line"),
        edge("words.names -> orders.lines:Line"),
        edge("billing.bill -> orders.cart"),
    ]
    facts = {"billing.bill": classes(("BillLine", ("Line",))), "orders.lines": classes(("Line", ()))}

    found = list(check(project(imports, [component("orders"), component("billing")], facts=facts), NoOptions()))

    assert [one.subject for one in found] == ["billing -> orders"]


def test_what_is_no_class_of_another_component(edge: Make, component: Make, project: Make) -> None:
    facts = {
        "billing.bill": classes(("BillLine", ("Line", "Unknown")), ("BillError", ("Line",))),
        "billing.container": classes(("Wired", ("Line",))),
    }
    imports = [
        edge("billing.bill -> orders.lines:Line"),
        edge("billing.container -> orders.lines:Line"),
        edge("billing.bill -> orders.cart"),
    ]

    assert list(check(project(imports, [component("orders"), component("billing")], facts=facts), NoOptions())) == []
