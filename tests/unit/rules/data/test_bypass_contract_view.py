from __future__ import annotations

from dataclasses import replace
from typing import Any

from archfit.model import Location, Project, StoreObject, Table
from archfit.rules.data.bypass_contract_view import Options, check

AT = Location("orders/migrations/0002.py", 7)


def publishing(system: Any, name: str, *, component: str = "orders", kind: str = "view") -> Project:
    project: Project = system.project()
    schema, _, plain = name.rpartition(".")
    view = StoreObject(kind, Table(plain, schema), component, AT, (Table("orders"),))
    return replace(project, data=project.data._replace(objects=(view,)))


def test_reading_the_table_beside_its_view_is_reported(system: Any) -> None:
    system.reads("billing", "orders")
    system.reads("billing", "orders")
    system.reads("orders", "orders")
    system.writes("billing", "orders")

    (found,) = check(publishing(system, "api_orders"), Options())

    assert found.message == "`billing` reads table `orders` of `orders` beside the view `api_orders`"
    assert (found.subject, found.at.line) == ("billing -> orders.orders", 2)
    assert [step.text for step in found.steps] == [
        "`billing` reads `orders`",
        "`billing` reads `orders`",
        "`orders` publishes `api_orders`",
    ]


def test_only_views_that_the_owner_makes_for_others_count(system: Any) -> None:
    system.reads("billing", "orders")
    projects = [
        publishing(system, "recent_orders"),
        publishing(system, "api_orders", component="billing"),
        publishing(system, "api_orders", kind="trigger"),
        system.project(),
    ]

    assert [list(check(one, Options())) for one in projects] == [[]] * 4


def test_views_are_known_by_their_schema_and_by_configuration(system: Any) -> None:
    system.reads("billing", "orders")

    assert len(list(check(publishing(system, "api.orders"), Options()))) == 1
    assert len(list(check(publishing(system, "v_orders", kind="materialized view"), Options(views=("v_*",))))) == 1
