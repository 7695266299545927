from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archfit.model import ClassFacts, ComponentKind, ImportKind, NoOptions
from archfit.rules.imports.impure_contract_module import check

Make = Callable[..., Any]
EVENT = {"orders.events": {"classes": (ClassFacts("OrderPlaced", (), 3, 1, 4, 9),)}}


def test_the_shortest_way_to_technology_is_told(edge: Make, component: Make, project: Make) -> None:
    imports = [
        edge("billing.bill -> orders.events:OrderPlaced"),
        edge("orders.events -> orders.values"),
        edge("orders.values -> orders.rows"),
        edge("orders.rows -> orders.events"),
        edge("orders.rows -> sqlalchemy.orm:Mapped", external=True),
    ]

    found = list(check(project(imports, [component("orders"), component("billing")], facts=EVENT), NoOptions()))

    assert [(one.subject, one.at.line) for one in found] == [("orders.events -> sqlalchemy", 2)]
    assert found[0].message == ("contract module `orders.events` reaches `sqlalchemy`, an object-relational mapper")
    assert [step.text for step in found[0].steps] == ["orders.events", "orders.values", "orders.rows", "sqlalchemy.orm"]


def test_internals_are_known_by_their_names(edge: Make, component: Make, project: Make) -> None:
    imports = [edge("billing.bill -> orders.events:OrderPlaced"), edge("orders.events -> orders.models:Order")]

    found = list(check(project(imports, [component("orders"), component("billing")], facts=EVENT), NoOptions()))

    assert [one.message for one in found] == [
        "contract module `orders.events` imports `orders.models`, internal to `orders`"
    ]
    assert found[0].steps == ()


def test_what_is_no_impure_contract(edge: Make, component: Make, project: Make) -> None:
    use = edge("billing.bill -> orders.events:OrderPlaced")
    rows = edge("orders.events -> orders.models:Order")
    orders, billing = component("orders"), component("billing")
    library = component("orders", kind=ComponentKind.LIBRARY)
    elsewhere = [use, edge("orders.events -> billing.models"), edge("billing.models -> sqlalchemy", external=True)]
    hidden = component("orders", public=("orders.api",))

    systems = [
        project([rows], [orders, billing], facts=EVENT),
        project([use, rows], [orders, billing]),
        project([use, rows], [library, billing], facts=EVENT),
        project([use, rows], [hidden, billing], facts=EVENT),
        project(
            [use, edge("orders.events -> orders.models", ImportKind.TYPE_CHECKING)], [orders, billing], facts=EVENT
        ),
        project([use, edge("orders.events -> orders.models", ImportKind.FUNCTION)], [orders, billing], facts=EVENT),
        project([use, edge("orders.events -> enum", external=True)], [orders, billing], facts=EVENT),
        project(elsewhere, [orders, billing], facts=EVENT),
    ]

    assert [list(check(system, NoOptions())) for system in systems] == [[]] * len(systems)
