from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archfit.model import ComponentKind, Evidence, ImportKind, Location, Severity
from archfit.rules.imports.undeclared_dependency import Options, check

Make = Callable[..., Any]


def test_what_is_not_declared_is_found_for_each_pair_of_modules(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("orders.cart -> billing.bill"),
        edge("orders.cart -> stock.shelf:take"),
        edge("orders.cart -> stock.shelf:put"),
    ]
    components = [component("orders", depends_on=("billing",)), component("billing"), component("stock")]

    found = list(check(project(imports, components), Options()))

    assert [(one.subject, one.at.line) for one in found] == [("orders.cart -> stock.shelf", 2)]
    assert found[0].why == "`orders` declares to depend on `billing`"


def test_one_who_declares_nothing_may_import_anything(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("orders.cart -> billing.bill")]

    assert list(check(project(imports, [component("orders"), component("billing")]), Options())) == []


def test_an_empty_declaration_allows_nothing_but_what_is_inferred_as_shared(
    edge: Make, component: Make, project: Make
) -> None:
    imports = [
        edge("shop.orders.cart -> money.amount"),
        edge("shop.orders.cart -> shop.settings_of"),
        edge("shop.orders.cart -> rates.vat"),
    ]
    components = [
        component("shop.orders", depends_on=()),
        component("shop", kind=ComponentKind.SERVICE, declared=False),
        component("money", kind=ComponentKind.LIBRARY, declared=False),
        component("rates", kind=ComponentKind.LIBRARY),
    ]

    found = list(check(project(imports, components), Options()))

    assert [(one.target, one.why) for one in found] == [("rates", "`shop.orders` declares to depend on nothing")]


def test_a_declared_dependency_that_nothing_imports_is_an_info(edge: Make, component: Make, project: Make) -> None:
    entry = Location("archfit.toml", 3)
    declared = component("orders", depends_on=("billing", "stock"), evidence=(Evidence("configuration", entry),))
    bare = component("stock", depends_on=("orders",))
    system = project([edge("orders.cart -> billing.bill")], [declared, component("billing"), bare])

    found = list(check(system, Options()))

    assert [(one.subject, one.at, one.severity) for one in found] == [
        ("orders -> stock", entry, Severity.INFO),
        ("stock -> orders", Location("stock"), Severity.INFO),
    ]
    assert list(check(system, Options(unused=False))) == []


def test_imports_for_the_type_checker_use_a_dependency_but_need_none(
    edge: Make, component: Make, project: Make
) -> None:
    imports = [
        edge("orders.cart -> billing.bill", ImportKind.TYPE_CHECKING),
        edge("orders.cart -> stock.shelf", ImportKind.TYPE_CHECKING),
    ]
    components = [component("orders", depends_on=("billing",)), component("billing"), component("stock")]
    system = project(imports, components)

    assert list(check(system, Options())) == []
    assert [one.target for one in check(system, Options(type_checking=True))] == ["stock"]
