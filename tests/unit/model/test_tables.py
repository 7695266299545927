from __future__ import annotations

import pytest

from archfit.model import (
    Component,
    ComponentKind,
    Data,
    Location,
    Mode,
    Ownership,
    Project,
    Table,
    TableAccess,
    TableDefinition,
    names_table,
)

SHOP = "postgres://db/shop"
COMPONENTS = (
    Component("orders", ComponentKind.SERVICE, "orders"),
    Component("billing", ComponentKind.SERVICE, "billing"),
    Component("bills", ComponentKind.MODULE, "billing/bills", service="billing"),
)


def project(*accesses: TableAccess, definitions: tuple[TableDefinition, ...] = ()) -> Project:
    owners = tuple(Ownership(one.table, one.component, "declared", (one,)) for one in definitions)
    return Project(
        mode=Mode.SERVICES, components=COMPONENTS, data=Data(accesses=accesses, definitions=definitions, owners=owners)
    )


def read(component: str, store: str = "", model: str = "") -> TableAccess:
    at = Location(f"{component}/db.py")
    return TableAccess(Table("orders", "", store), component, at, "", writes=False, model=model)


def test_a_table_is_in_the_one_store_that_its_deployable_knows() -> None:
    tables = project(read("billing", SHOP), read("bills"), read("orders")).tables

    assert tables.key(Table("orders"), "bills") == (Table("orders", "", SHOP), "")
    assert tables.key(Table("orders"), "orders") == (Table("orders"), "orders")
    assert [one.component for one in tables.users(Table("orders"), "bills")] == ["billing", "bills"]


def test_a_table_may_be_in_two_stores_of_one_deployable() -> None:
    tables = project(read("billing", SHOP), read("billing", "sqlite://test.db")).tables

    assert tables.key(Table("orders"), "billing") == (Table("orders"), "billing")


def test_a_model_tells_the_owner_where_the_stores_do_not_speak_against_it() -> None:
    defined = TableDefinition(Table("orders", "", SHOP), "orders", Location("orders/db.py"), "orders.db.Order")
    tables = project(definitions=(defined,)).tables

    assert tables.owner(Table("orders"), "billing") is None
    assert tables.owner(Table("orders"), "billing", "orders.db.Order") == Ownership(
        defined.table, "orders", "declared", (defined,)
    )
    assert tables.owner(Table("orders", "", "postgres://other/shop"), "billing", "orders.db.Order") is None


@pytest.mark.parametrize(
    ("pattern", "expected"), [("users", True), ("auth.users", True), ("auth.*", True), ("use*", True), ("auth", False)]
)
def test_a_pattern_names_a_table_with_or_without_its_schema(pattern: str, expected: bool) -> None:  # noqa: FBT001
    assert names_table((pattern,), Table("users", "auth")) is expected
