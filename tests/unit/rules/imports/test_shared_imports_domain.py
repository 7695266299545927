from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archfit.model import ComponentKind, ImportKind, NoOptions, Severity
from archfit.rules.imports.shared_imports_domain import check

Make = Callable[..., Any]
LIBRARY = {"kind": ComponentKind.LIBRARY}


def test_each_import_of_a_declared_library_is_an_error(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("shared.mail -> orders.cart:Cart"), edge("shared.text -> orders.cart:Cart")]

    found = list(check(project(imports, [component("shared", **LIBRARY), component("orders")]), NoOptions()))

    assert [(one.subject, one.severity) for one in found] == [
        ("shared.mail -> orders.cart", None),
        ("shared.text -> orders.cart", None),
    ]
    assert found[0].message == "`shared.mail` in library `shared` imports `orders.cart.Cart` of `orders`"


def test_an_inferred_library_has_one_warning(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("shared.mail -> orders.cart"), edge("shared.mail -> billing.bill")]
    shared = component("shared", declared=False, **LIBRARY)

    both = list(check(project(imports, [shared, component("orders"), component("billing")]), NoOptions()))
    one = list(check(project(imports[:1], [shared, component("orders")]), NoOptions()))

    assert [(each.subject, each.severity) for each in both] == [("shared -> billing, orders", Severity.WARNING)]
    assert both[0].message == "library `shared` imports 2 components built on it"
    assert both[0].notes == ("imported: billing, orders",)
    assert [each.message for each in one] == ["library `shared` imports `orders`"]


def test_what_a_library_may_import(edge: Make, component: Make, project: Make) -> None:
    shared = component("shared", **LIBRARY)
    components = [shared, component("orders"), component("money", **LIBRARY), component("shared.plugins")]
    components += [component("shop", kind=ComponentKind.SERVICE, declared=False), component("shop.core", **LIBRARY)]

    imports = [
        edge("shared.mail -> money.amount"),
        edge("shared.mail -> shared.plugins.smtp"),
        edge("shared.container -> orders.cart"),
        edge("shared.mail -> orders.cart", ImportKind.TYPE_CHECKING),
        edge("orders.cart -> shared.mail"),
        edge("shop.core.text -> shop.words"),
    ]

    assert list(check(project(imports, components), NoOptions())) == []


def test_a_service_inside_the_folder_of_a_library_is_no_part_of_it(edge: Make, component: Make, project: Make) -> None:
    shared = component("shop", declared=False, **LIBRARY)
    admin = component("shop.web.admin", kind=ComponentKind.SERVICE, declared=False)
    imports = [edge("shop.history -> shop.web.admin.views"), edge("shop.web.admin.views -> shop.tables")]

    assert [one.subject for one in check(project(imports, [shared, admin]), NoOptions())] == ["shop -> shop.web.admin"]
