from __future__ import annotations

from typing import Any

from archfit.model import Mode, Role, Severity
from archfit.rules.data.cross_component_fk import RULE, Options, check


def test_each_key_is_a_finding_of_its_own(system: Any) -> None:
    system.defines("billing", "bills")
    system.defines("billing", "lines")
    system.refers("billing", "bills", "orders")
    system.refers("billing", "bills", "orders")
    system.refers("billing", "lines", "orders")
    system.refers("billing", "lines", "bills")

    found = list(check(system.project(), Options()))

    assert [one.subject for one in found] == ["bills -> orders", "bills -> orders", "lines -> orders"]
    assert found[0].message == "table `bills` of `billing` has a foreign key to `orders` of `orders`"
    assert [(step.text, str(step.at)) for step in found[0].steps] == [
        ("`bills` refers to `orders`", "billing/db.py:4"),
        ("`orders` defines `orders`", "orders/db.py:1"),
    ]


def test_a_migration_repeats_what_a_model_says(system: Any) -> None:
    system.defines("billing", "bills")
    system.takes("billing.migrations -> billing.db")
    system.roles = {"billing.migrations": Role.MIGRATION}
    system.refers("billing", "bills", "orders", at=system.at("billing", "migrations.py"))
    system.refers("billing", "old_bills", "orders", at=system.at("billing", "migrations.py"))

    assert [one.subject for one in check(system.project(), Options())] == ["old_bills -> orders"]


def test_tables_that_all_may_refer_to_and_tables_of_nobody_known(system: Any) -> None:
    system.refers("billing", "bills", "auth_user")
    system.refers("billing", "bills", "orders")

    assert list(check(system.project(), Options(shared_tables=("orders",)))) == []


def test_it_is_a_warning_everywhere() -> None:
    assert {RULE.severity_in(mode) for mode in Mode} == {Severity.WARNING}
