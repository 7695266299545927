from __future__ import annotations

import pytest

from archfit.engine.data import part
from archfit.model import (
    ArchfitError,
    Component,
    ComponentKind,
    Data,
    Datastore,
    Location,
    Ownership,
    Project,
    StoreUse,
    Table,
    TableAccess,
)

AT = Location("orders/db.py", 3)
ORDERS, RUNS = Table("orders", store="postgres://db/shop"), Table("runs", "money", "postgres://db/money")
PROJECT = Project(
    components=tuple(Component(name, ComponentKind.SERVICE, name) for name in ("orders", "billing")),
    data=Data(
        stores=tuple(
            Datastore(f"postgres://db/{name}", "postgres", "db", database=name, uses=(StoreUse(user, AT),))
            for name, user in (("shop", "orders"), ("money", "billing"))
        ),
        accesses=(
            TableAccess(ORDERS, "billing", AT, "billing.db.use", writes=False),
            TableAccess(RUNS, "billing", AT, "billing.db.use", writes=True),
        ),
        owners=(Ownership(ORDERS, "orders", "declared"), Ownership(RUNS, "billing", "declared")),
    ),
)


def named(word: str) -> tuple[list[str], list[str]]:
    found = part(PROJECT, word)
    return [one.database for one in found.stores], [str(one.table) for one in found.owners]


@pytest.mark.parametrize("word", ["runs", "money.runs", "money", "postgres://db/money"])
def test_a_table_or_a_store_by_its_names(word: str) -> None:
    assert named(word) == (["money"], ["money.runs"])


def test_a_component_with_what_it_uses() -> None:
    assert named("billing") == (["money"], ["orders", "money.runs"])


def test_a_name_of_several_things_means_all_of_them() -> None:
    assert named("orders") == (["shop"], ["orders"])


def test_a_name_of_nothing() -> None:
    with pytest.raises(ArchfitError, match=r"no table, datastore or component `order`: did you mean `orders`\?"):
        part(PROJECT, "order")
