from __future__ import annotations

from typing import Any

from archfit.model import ComponentName, Mode, Severity
from archfit.rules.data.foreign_table_read import RULE, Options, check


def test_a_read_inside_one_deployable_is_a_warning(system: Any) -> None:
    system.reads("billing", "orders")
    system.writes("billing", "orders")

    (found,) = check(system.project(), Options())

    assert (found.subject, found.severity) == ("billing -> orders.orders", Severity.WARNING)
    assert found.message == "`billing` reads table `orders`, which `orders` owns"
    assert found.help == (
        "ask `orders` for it through its API, keep a copy that its events fill, or move `orders` to `billing`; "
        "`shared-tables` of this rule names tables that are everybody's"
    )


def test_between_services_it_is_as_grave_as_the_rule(services: Any) -> None:
    services.defines("orders", "orders", store="postgres://db/shop")
    services.reads("billing", "orders", store="postgres://db/shop")

    (found,) = check(services.project(mode=Mode.SERVICES), Options())

    assert found.severity is None
    assert [RULE.severity_in(mode) for mode in Mode] == [Severity.WARNING, Severity.ERROR, Severity.ERROR]


def test_a_declared_owner_is_owner_without_a_model(system: Any) -> None:
    system.owns("orders", "sales.lines")
    system.reads("billing", "sales.lines")

    (found,) = check(system.project(), Options())

    assert found.notes == ("`orders` owns `sales.lines`: declared",)


def test_options_name_views_for_all_and_components_that_report(system: Any) -> None:
    system.reads("billing", "orders")
    project = system.project()

    assert list(check(project, Options(shared_tables=("orders",)))) == []
    assert list(check(project, Options(readers=(ComponentName("billing"),)))) == []


def test_a_stray_table_elsewhere_does_not_divide_the_data(system: Any) -> None:
    for name in ("orders", "billing"):
        system.module(name, declared=False)
    system.defines("billing", "bills")
    system.reads("billing", "orders")
    divided = system.project()
    for number in range(20):
        system.defines("orders", f"part_{number}")

    assert [one.subject for one in check(divided, Options())] == ["billing -> orders.orders"]
    assert list(check(system.project(), Options())) == []
