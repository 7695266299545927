from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archfit.model import ComponentKind, ImportKind, NoOptions
from archfit.rules.imports.string_reference import check

Make = Callable[..., Any]
TEXT = ImportKind.DYNAMIC


def test_each_string_is_found_where_the_boundary_is_declared(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("orders.cart -> payments.gateway", TEXT, via="import_module"),
        edge("orders.cart -> payments.rates:Rate", TEXT, via=""),
        edge("orders.cart -> payments.api", TEXT, via="import_module"),
        edge("orders.cart -> payments.gateway"),
    ]
    components = [component("orders"), component("payments", public=("payments.api",))]

    found = list(check(project(imports, components), NoOptions()))

    assert [(one.subject, one.label) for one in found] == [
        ("orders.cart -> payments.gateway", "`import_module` reaches into `payments`"),
        ("orders.cart -> payments.rates", "reaches into `payments`"),
    ]


def test_a_customary_boundary_has_one_finding_for_a_pair(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("orders.cart -> payments.models:Charge", TEXT, via="get_model"),
        edge("orders.desk -> payments.rates:Rate", TEXT, via="ForeignKey"),
        edge("orders.desk -> payments.api:pay"),
    ]

    found = list(check(project(imports, [component("orders"), component("payments")]), NoOptions()))

    assert [(one.subject, len(one.steps)) for one in found] == [("orders -> payments", 2)]
    assert found[0].message == (
        "`orders.cart` names `payments.models.Charge` in a string, which is internal to `payments`, "
        "as 1 more string does"
    )


def test_wiring_and_what_has_no_boundary_pass(edge: Make, component: Make, project: Make) -> None:
    payments = component("payments", public=("payments.api",))
    text = [edge("orders.cart -> payments.gateway", TEXT, via="import_module")]

    systems = [
        project([edge("orders.cart -> payments.gateway", TEXT, via="INSTALLED_APPS")], [component("orders"), payments]),
        project([edge("orders.settings -> payments.gateway", TEXT)], [component("orders"), payments]),
        project(text, [component("orders", kind=ComponentKind.LIBRARY), payments]),
        project(text, [component("orders"), component("payments")]),
    ]

    assert [list(check(system, NoOptions())) for system in systems] == [[]] * len(systems)


def test_the_public_name_is_the_way_out(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("orders.cart -> payments.models:Charge", TEXT, via="get_model")]
    facts = {"payments.api": {"definitions": frozenset({"Charge"})}}
    components = [component("orders"), component("payments", public=("payments.api",))]

    found = list(check(project(imports, components, facts=facts), NoOptions()))

    assert [one.help for one in found] == ["import `payments.api.Charge` instead"]
