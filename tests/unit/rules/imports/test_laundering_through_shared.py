from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archfit.model import NoOptions
from archfit.rules.imports.laundering_through_shared import check

Make = Callable[..., Any]


def test_a_name_is_followed_to_the_module_that_defines_it(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("orders.cart -> shared.money:pay"),
        edge("shared.money -> shared.ways:charge", bound="pay"),
        edge("shared.ways -> payments.gateway:charge"),
    ]
    components = [component("orders", depends_on=("shared",)), component("shared"), component("payments")]

    found = list(check(project(imports, components), NoOptions()))

    assert [(one.subject, one.at.line, one.target) for one in found] == [
        ("orders.cart -> payments.gateway.charge", 1, "payments")
    ]
    assert [(step.text, step.at.line) for step in found[0].steps] == [
        ("orders.cart", 0),
        ("shared.money.pay", 1),
        ("payments.gateway.charge", 2),
    ]


def test_a_module_can_be_passed_on_too(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("orders.cart -> shared.money:gateway"), edge("shared.money -> payments.gateway")]
    components = [component("orders", depends_on=("shared",)), component("shared"), component("payments")]

    found = list(check(project(imports, components), NoOptions()))

    assert [one.subject for one in found] == ["orders.cart -> payments.gateway"]


def test_star_imports_pass_on_as_well(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("orders.cart -> shared.money:charge"), edge("shared.money -> payments.gateway:*", bound="")]
    components = [component("orders", depends_on=("shared",)), component("shared"), component("payments")]
    stars = {("shared.money", "charge"): ("payments.gateway", "charge")}

    found = list(check(project(imports, components, star_bindings=stars), NoOptions()))

    assert [one.subject for one in found] == ["orders.cart -> payments.gateway.charge"]


def test_what_is_allowed_passes(edge: Make, component: Make, project: Make) -> None:
    through = [edge("orders.cart -> shared.money:charge"), edge("shared.money -> payments.gateway:charge")]
    back = [edge("orders.cart -> shared.money:total"), edge("shared.money -> orders.lines:total")]
    shared, payments = component("shared"), component("payments")

    systems = [
        project(through, [component("orders"), shared, payments]),
        project(through, [component("orders", depends_on=("shared", "payments")), shared, payments]),
        project(through, [component("orders", depends_on=()), shared, payments]),
        project(through, [component("orders", depends_on=("shared",)), shared]),
        project(back, [component("orders", depends_on=("shared",)), shared]),
    ]

    assert [list(check(system, NoOptions())) for system in systems] == [[]] * len(systems)
