from __future__ import annotations

from dataclasses import replace
from typing import Any

from archfit.model import Location, NoOptions, Project, StoreObject, Table
from archfit.rules.data.db_side_coupling import check

AT = Location("billing/migrations/0002.py", 7)


def holding(system: Any, *objects: StoreObject) -> Project:
    project: Project = system.project()
    return replace(project, data=project.data._replace(objects=objects))


def test_what_works_on_tables_of_others_is_reported_once_for_each_owner(system: Any) -> None:
    system.defines("orders", "items")
    trigger = StoreObject("trigger", Table("sums"), "billing", AT, (Table("orders"), Table("items")))

    (found,) = check(holding(system, trigger), NoOptions())

    assert found.message == "the trigger `sums` of `billing` works on table `orders`, which `orders` owns"
    assert (found.subject, found.at) == ("billing.sums -> orders.orders", AT)


def test_own_tables_unknown_ones_and_plain_views_are_not(system: Any) -> None:
    own = StoreObject("trigger", Table("touch"), "orders", AT, (Table("orders"),))
    unknown = StoreObject("function", Table("f"), "billing", AT, (Table("elsewhere"),))
    view = StoreObject("view", Table("v"), "billing", AT, (Table("orders"),))

    assert list(check(holding(system, own, unknown, view), NoOptions())) == []
