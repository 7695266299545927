from __future__ import annotations

import pytest

from archfit.model.value import Hole, text
from archfit.resolve.sql import SqlTable
from archfit.resolve.sql.objects import objects


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("create view api_orders as select id from orders", [("view", "api_orders", ["orders"])]),
        (
            "CREATE OR REPLACE VIEW api.o AS SELECT * FROM shop.orders o JOIN users u ON u.id = o.user_id",
            [("view", "api.o", ["shop.orders", "users"])],
        ),
        (
            'create materialized view if not exists "Sums" as select sum(total) from orders',
            [("materialized view", "Sums", ["orders"])],
        ),
        (
            "create trigger t after insert or update on users for each row execute function f()",
            [("trigger", "t", ["users"])],
        ),
        (
            "create trigger t after delete on orders begin delete from lines where order_id = old.id; end",
            [("trigger", "t", ["orders", "lines"])],
        ),
        (
            "create function f() as $$ begin insert into audit values (1); update only users set x = 1; end $$",
            [("function", "f", ["audit", "users"])],
        ),
        ("create definer=`root`@`%` procedure p() delete from carts", [("procedure", "p", ["carts"])]),
        (
            "create view a as select 1 from x; create view b as select 1 from a, y",
            [("view", "a", ["x"]), ("view", "b", ["a", "y"])],
        ),
        ("create table orders (id int); -- create view v as select 1 from orders", []),
        ("insert into notes values ('create view')", []),
        ("select 1", []),
    ],
)
def test_what_works_inside_a_database(sql: str, expected: list[tuple[str, str, list[str]]]) -> None:
    found = [(one.kind, spelt(one.name), [spelt(table) for table in one.uses]) for one in objects(text(sql))]

    assert found == expected


def spelt(table: SqlTable) -> str:
    return f"{table.schema}.{table.name}" if table.schema else table.name


def test_what_is_not_known_is_left_out() -> None:
    assert objects(text("create view ", Hole("name"), " as select 1 from orders")) == ()
    assert objects(text("create trigger t after insert on ", Hole("table"), " execute function f()"))[0].uses == ()


def test_long_texts_are_not_read() -> None:
    assert objects(text("create view v as select 1 from orders " + " " * 100_000)) == ()


@pytest.mark.parametrize(
    "piece", ["create view ", "create trigger t on ", "create view a as select 1 from b;", '"', "/*"]
)
def test_hostile_repetitions_are_read_to_the_end(piece: str) -> None:
    first, *_ = objects(text("create view first as select 1 from x; ", piece * (99_000 // len(piece))))

    assert (first.kind, first.name.name) == ("view", "first")
