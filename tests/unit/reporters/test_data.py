from __future__ import annotations

import json
from textwrap import dedent
from typing import Literal

import pytest

from archfit.model import (
    Confidence,
    Data,
    Datastore,
    Location,
    Ownership,
    StoreUse,
    Table,
    TableAccess,
    TableDefinition,
)
from archfit.reporters import Page
from archfit.reporters.data import render_data

STORE = "postgres://app:secret@db:5432/shop"
ORDERS = Table("orders", store=STORE)


def access(table: Table, component: str, line: int, *, writes: bool = False) -> TableAccess:
    return TableAccess(table, component, Location(f"{component}/db.py", line), f"{component}.db.use", writes=writes)


DEFINED = TableDefinition(ORDERS, "orders", Location("orders/models.py", 5), "orders.models.Order")
SHOP = Data(
    stores=(
        Datastore(
            STORE,
            "postgres",
            "db",
            "5432",
            "shop",
            (
                StoreUse("billing", Location("billing/db.py", 2), "app", "DATABASE_URL in compose.yml"),
                StoreUse("orders", Location("orders/db.py", 1)),
            ),
            Confidence.DIRECT,
        ),
    ),
    definitions=(DEFINED,),
    accesses=(
        access(ORDERS, "orders", 9, writes=True),
        access(ORDERS, "orders", 7, writes=True),
        access(ORDERS, "billing", 4),
        access(Table("runs", "money"), "billing", 8),
    ),
    owners=(Ownership(ORDERS, "orders", "the only one that defines it", (DEFINED,)),),
    unknown=(Location("orders/db.py", 20),),
)


def test_a_few_tables_for_people(page: Page) -> None:
    assert render_data("text", SHOP, page) == dedent("""
        1 datastore                      used by          first at
        postgres://app:***@db:5432/shop  billing, orders  billing/db.py:2

        orders in postgres://app:***@db:5432/shop, owned by orders: the only one that defines it
          defined by orders at orders/models.py:5 (model)
          written by orders at orders/db.py:7, orders/db.py:9
          read by billing at billing/db.py:4

        money.runs, owned by nobody: nothing is known to define it
          read by billing at billing/db.py:8

        1 place reach data that could not be told
    """).lstrip("\n")


def test_many_tables_fit_a_screen_heaviest_first(page: Page) -> None:
    accesses = [access(Table(f"t{number:02}"), "orders", 1) for number in range(30)]
    accesses += [access(Table("t17"), name, 1) for name in ("billing", "mail", "web")]
    data = Data(accesses=tuple(accesses), owners=(Ownership(Table("t17"), "orders", "declared"),))

    lines = render_data("text", data, page).splitlines()

    assert [line.split("  ")[0] for line in lines[:3]] == ["30 tables", "t17", "t00"]
    assert lines[1].split() == ["t17", "orders", "declared", "billing,", "mail,", "orders", "+1"]
    assert (len(lines), lines[-1]) == (22, "… and 10 more")
    assert len(render_data("text", data, page, everything=True).splitlines()) == 30 * 2 + 29 + 3


def test_data_for_programs(page: Page) -> None:
    document = json.loads(render_data("json", SHOP, page))

    assert (document["version"], document["unknown"]) == (1, ["orders/db.py:20"])
    (store,) = document["stores"]
    assert (store["id"], store["host"], store["database"]) == ("postgres://app:***@db:5432/shop", "db", "shop")
    assert store["users"] == [
        {"component": "billing", "at": ["billing/db.py:2"]},
        {"component": "orders", "at": ["orders/db.py:1"]},
    ]
    assert [table["name"] for table in document["tables"]] == ["orders", "runs"]
    assert document["tables"][0] == {
        "name": "orders",
        "schema": None,
        "store": "postgres://app:***@db:5432/shop",
        "owner": "orders",
        "why": "the only one that defines it",
        "defined": [
            {
                "component": "orders",
                "by": "model",
                "model": "orders.models.Order",
                "path": "orders/models.py",
                "line": 5,
            }
        ],
        "readers": [{"component": "billing", "at": ["billing/db.py:4"]}],
        "writers": [{"component": "orders", "at": ["orders/db.py:7", "orders/db.py:9"]}],
    }


def test_nothing_is_said_to_be_nothing(page: Page) -> None:
    assert render_data("text", Data(), page) == "no datastores and no tables were found\n"


@pytest.mark.parametrize("output", ["text", "json"])
def test_names_cannot_steer_anything(page: Page, output: Literal["text", "json"]) -> None:
    evil = Data(accesses=(access(Table("::error::\x1b[2J"), "\u202e", 1),), stores=(Datastore("\x07", "\x9b"),))

    assert not set(render_data(output, evil, page)) & set("\x1b\x07\u202e\x9b")
