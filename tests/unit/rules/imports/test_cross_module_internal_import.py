from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archfit.model import ComponentKind, ImportKind, Role, Severity
from archfit.rules.imports.cross_module_internal_import import Options, check

Make = Callable[..., Any]


def test_each_import_of_declared_internals_is_an_error(edge: Make, component: Make, project: Make) -> None:
    orders, payments = component("orders"), component("payments", public=("payments.api",))
    imports = [
        edge("orders.cart -> payments.gateway:charge"),
        edge("orders.cart -> payments.gateway:refund"),
        edge("orders.cart -> payments.rates"),
        edge("orders.cart -> payments.api:pay"),
    ]

    found = list(check(project(imports, [orders, payments]), Options()))

    assert [(one.subject, one.at.line, one.severity) for one in found] == [
        ("orders.cart -> payments.gateway", 1, None),
        ("orders.cart -> payments.rates", 3, None),
    ]
    assert found[0].message == "`orders.cart` imports `payments.gateway.charge`, which is internal to `payments`"
    assert (found[0].source, found[0].target) == ("orders", "payments")


def test_a_boundary_of_customary_names_is_one_warning_for_a_pair(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("orders.cart -> payments.gateway:charge"),
        edge("orders.desk -> payments.rates:rate"),
        edge("orders.desk -> payments.api:pay"),
    ]

    found = list(check(project(imports, [component("orders"), component("payments")]), Options()))

    assert [(one.subject, one.severity, len(one.steps)) for one in found] == [
        ("orders -> payments", Severity.WARNING, 2)
    ]
    assert found[0].message == "`orders` imports internals of `payments` in 2 places, past its public surface"


def test_a_boundary_that_most_pass_by_is_none(edge: Make, component: Make, project: Make) -> None:
    imports = [edge(f"orders.cart -> payments.part_{number}") for number in range(4)]
    imports.append(edge("orders.cart -> payments.api:pay"))

    assert list(check(project(imports, [component("orders"), component("payments")]), Options())) == []


def test_a_boundary_that_nearly_all_heed_is_one(edge: Make, component: Make, project: Make) -> None:
    imports = [edge(f"orders.part_{number} -> payments.api:pay") for number in range(12)]
    imports += [edge(f"orders.cart -> payments.part_{number}") for number in range(4)]

    found = list(check(project(imports, [component("orders"), component("payments")]), Options()))

    assert [one.subject for one in found] == ["orders -> payments"]


def test_a_single_import_past_a_customary_boundary_is_named(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("orders.cart -> payments.gateway:charge"), edge("orders.cart -> payments.api:pay")]

    found = list(check(project(imports, [component("orders"), component("payments")]), Options()))

    assert [(one.subject, one.steps) for one in found] == [("orders -> payments", ())]
    assert found[0].message == (
        "`orders.cart` imports `payments.gateway.charge`, past the public surface of `payments`"
    )


def test_the_same_name_in_public_is_the_way_out(edge: Make, component: Make, project: Make) -> None:
    payments = component("payments", public=("payments.api", "payments"))
    imports = [
        edge("orders.cart -> payments.gateway:charge"),
        edge("orders.desk -> payments.rates:rate"),
        edge("payments -> payments.gateway:charge"),
    ]
    facts = {"payments.api": {"definitions": frozenset({"rate"})}}

    system = project(imports, [component("orders"), payments], facts=facts, packages=("payments",))

    assert [one.help for one in check(system, Options())] == [
        "import `payments.charge` instead",
        "import `payments.api.rate` instead",
    ]


def test_without_the_same_name_the_surface_is_named(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("orders.cart -> payments.gateway:charge")]
    declared = component("payments", public=("payments.api",))
    hidden = component("payments", depends_on=())
    packages = {"packages": ("payments",), "facts": {"payments": {"exports": ("pay",)}}}

    first = list(check(project(imports, [component("orders"), declared]), Options()))
    second = list(check(project(imports, [component("orders"), hidden], **packages), Options()))

    assert first[0].help == "use what `payments.api` offers, or offer `charge` there"
    assert second[0].help == "use what `payments` offers, or offer `charge` there"


def test_imports_for_the_type_checker_count_when_asked_for(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("orders.cart -> payments.gateway:charge", ImportKind.TYPE_CHECKING)]
    system = project(imports, [component("orders"), component("payments", public=("payments.api",))])

    assert list(check(system, Options())) == []
    assert len(list(check(system, Options(type_checking=True)))) == 1


def test_who_may_look_inside(edge: Make, component: Make, project: Make) -> None:
    payments = component("payments", public=("payments.api",))
    services = {"kind": ComponentKind.SERVICE}
    imports = [edge("orders.cart -> payments.gateway:charge")]
    inside = [edge("payments.web.page -> payments.gateway:charge")]

    systems = [
        project([edge("orders.main -> payments.gateway:charge")], [component("orders"), payments]),
        project([edge("orders.cart -> payments.gateway", ImportKind.DYNAMIC)], [component("orders"), payments]),
        project(imports, [component("orders"), payments], roles={"orders.cart": Role.TEST}),
        project(imports, [component("orders"), payments], composition_roots=("orders.cart",)),
        project(imports, [component("orders", kind=ComponentKind.LIBRARY), payments]),
        project(imports, [component("orders", **services), component("payments", public=("x",), **services)]),
        project(inside, [component("payments.web"), payments]),
    ]

    assert [list(check(system, Options())) for system in systems] == [[]] * len(systems)
