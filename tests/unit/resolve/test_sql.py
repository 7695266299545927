# ruff: noqa: S608  # statements are made here to be read, none is run
from __future__ import annotations

import subprocess
import sys

import pytest

from archfit.model.value import Hole, Text, Variable, text
from archfit.resolve.sql import LONGEST, SqlReading, SqlTable, TableReference, read

USERS, ORDERS, ITEMS = SqlTable("users"), SqlTable("orders"), SqlTable("items")


def accesses(sql: str | Text, dialect: str = "") -> list[str]:
    """Return what is read and written, as `operation schema.table`."""
    reading = read(text(sql), dialect)
    assert reading.unread == ""
    return [f"{one.operation} {dotted(one.table)}" for one in reading.accesses]


def dotted(table: SqlTable) -> str:
    parts = (table.database, table.schema, table.name)
    return ".".join("?" if part is None else part for part in parts if part != "")


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT * FROM users", ["select users"]),
        ('select u.id from "Shop"."Users" u', ["select Shop.Users"]),
        ("SELECT 1 FROM a UNION SELECT 1 FROM b EXCEPT SELECT 1 FROM c", ["select a", "select b", "select c"]),
        (
            "SELECT * FROM a WHERE x IN (SELECT x FROM b) AND EXISTS (SELECT 1 FROM c)",
            ["select a", "select b", "select c"],
        ),
        ("INSERT INTO users (id) VALUES (1)", ["insert users"]),
        ("INSERT INTO users SELECT * FROM old_users", ["insert users", "select old_users"]),
        ("INSERT OR IGNORE INTO users VALUES (?)", ["insert users"]),
        ("INSERT INTO users (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET id = excluded.id", ["insert users"]),
        ("REPLACE INTO users VALUES (1)", ["insert users"]),
        (
            "UPDATE users SET x = orders.x FROM orders WHERE orders.user_id = users.id",
            ["update users", "select orders"],
        ),
        ("UPDATE u SET x = 1 FROM users u JOIN orders o ON o.u = u.id", ["update users", "select orders"]),
        ("UPDATE users JOIN orders ON users.id = orders.u SET orders.x = 1", ["select users", "update orders"]),
        ("DELETE FROM users", ["delete users"]),
        ("DELETE FROM users USING orders WHERE orders.u = users.id", ["delete users", "select orders"]),
        ("DELETE u FROM users u JOIN orders o ON o.u = u.id", ["delete users", "select orders"]),
        (
            "MERGE INTO users u USING staged s ON s.id = u.id WHEN MATCHED THEN UPDATE SET x = 1",
            ["merge users", "select staged"],
        ),
        ("COPY users FROM STDIN", ["insert users"]),
        ("COPY users TO STDOUT", ["select users"]),
        ("COPY (SELECT * FROM users) TO STDOUT", ["select users"]),
        ("CREATE TABLE totals AS SELECT * FROM orders", ["create totals", "select orders"]),
        ("CREATE OR REPLACE VIEW v AS SELECT * FROM orders", ["create v", "select orders"]),
        ("CREATE UNIQUE INDEX CONCURRENTLY i ON shop.orders (x)", ["alter shop.orders"]),
        ("SELECT * INTO totals FROM orders", ["create totals", "select orders"]),
        ("ALTER TABLE ONLY users ADD COLUMN x int", ["alter users"]),
        ("ALTER TABLE users ENABLE ROW LEVEL SECURITY", ["alter users"]),
        ("ALTER TABLE users RENAME TO people", ["alter users", "create people"]),
        ("ALTER INDEX a RENAME TO b", []),
        ("DROP TABLE IF EXISTS users, orders CASCADE", ["drop users", "drop orders"]),
        ("DROP INDEX i ON users", ["alter users"]),
        ("TRUNCATE users", ["truncate users"]),
        ("EXPLAIN ANALYZE SELECT * FROM users", ["select users"]),
        ("BEGIN; DELETE FROM users; COMMIT", ["delete users"]),
        ("SELECT * FROM `users` WHERE `a` = 1", ["select users"]),
        ("SELECT * FROM `shop-1.sales.orders`", ["select shop-1.sales.orders"]),
        ("SELECT TOP 5 * FROM [dbo].[users] WITH (NOLOCK)", ["select dbo.users"]),
        ("SELECT * FROM ONLY users", ["select users"]),
        ("SELECT * FROM generate_series(1, 2), unnest(x), LATERAL (SELECT 1 FROM users) l", ["select users"]),
        ("SELECT 1 FROM dual", []),
        ("SELECT 1", []),
        ("SET search_path TO shop", []),
        ("CREATE EXTENSION hstore", []),
    ],
)
def test_what_a_statement_does_to_which_table(sql: str, expected: list[str]) -> None:
    assert accesses(sql) == expected


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("WITH u AS (SELECT * FROM users) SELECT * FROM u JOIN orders ON 1 = 1", ["select users", "select orders"]),
        ("WITH users AS (SELECT * FROM users) SELECT * FROM users", ["select users"]),
        ("WITH RECURSIVE t AS (SELECT 1 FROM a UNION ALL SELECT 1 FROM t) SELECT * FROM t", ["select a"]),
        ("WITH t AS (SELECT 1 FROM a UNION ALL SELECT 1 FROM t) SELECT * FROM t", ["select a"]),
        ("WITH d AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM d", ["delete a", "insert b"]),
        ("WITH U AS (SELECT 1 FROM a) SELECT * FROM shop.u, u", ["select a", "select shop.u"]),
    ],
)
def test_common_table_expressions_are_no_tables(sql: str, expected: list[str]) -> None:
    assert sorted(accesses(sql)) == sorted(expected)


def test_temporary_tables_are_told_apart() -> None:
    reading = read(text("CREATE TEMP TABLE t AS SELECT * FROM users; INSERT INTO t SELECT * FROM orders"))

    assert reading == SqlReading(
        accesses=read(text("SELECT * FROM users, orders")).accesses, temporary=(SqlTable("t"),)
    )
    assert accesses("SELECT * FROM #recent, users") == ["select users"]


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (
            "SELECT * FROM users u JOIN orders o ON o.u = u.id JOIN items i ON i.o = o.id",
            [(USERS, ORDERS), (ORDERS, ITEMS)],
        ),
        ("SELECT * FROM users, orders", [(USERS, ORDERS)]),
        ("SELECT * FROM users JOIN (SELECT * FROM orders) o ON o.u = users.id", [(USERS, ORDERS)]),
        ("WITH o AS (SELECT * FROM orders) SELECT * FROM users JOIN o ON o.u = users.id", [(USERS, ORDERS)]),
        ("UPDATE users SET x = 1 FROM orders WHERE orders.u = users.id", [(USERS, ORDERS)]),
        ("SELECT * FROM users a JOIN users b ON a.id = b.parent", []),
        ("SELECT * FROM users WHERE id IN (SELECT u FROM orders)", []),
    ],
)
def test_joins(sql: str, expected: list[tuple[SqlTable, SqlTable]]) -> None:
    assert list(read(text(sql)).joins) == expected


def test_foreign_keys() -> None:
    created = read(
        text(
            "CREATE TABLE orders (u int REFERENCES users(id) ON DELETE CASCADE, FOREIGN KEY (i) REFERENCES items (id))"
        )
    )
    altered = read(text("ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (u) REFERENCES users (id) DEFERRABLE"))

    assert created.references == (TableReference(ORDERS, USERS, cascades=True), TableReference(ORDERS, ITEMS))
    assert altered.references == (TableReference(ORDERS, USERS),)
    assert [one.table for one in created.accesses] == [ORDERS]


def hole(name: str = "") -> Hole:
    return Hole(name)


@pytest.mark.parametrize(
    ("statement", "known", "unknown"),
    [
        (text("SELECT * FROM ", hole(), " WHERE x = 1"), [], 1),
        (text("SELECT * FROM ", hole("prefix"), "_users JOIN orders ON 1 = 1"), ["select orders"], 1),
        (text("SELECT * FROM ", hole("schema"), ".users"), ["select ?.users"], 0),
        (text("SELECT * FROM ", Variable("SCHEMA"), ".users"), ["select ?.users"], 0),
        (
            text("SELECT ", hole(), " FROM users ", hole(), " ORDER BY x ", hole(), " LIMIT ", hole()),
            ["select users"],
            0,
        ),
        (text("SELECT * FROM users WHERE a ", hole(), " 5 AND ", hole()), ["select users"], 0),
        (text("SELECT * FROM users WHERE name = '", hole(), "'"), ["select users"], 0),
        (text("INSERT ", hole(), " INTO users ", hole(), " VALUES ", hole()), ["insert users"], 0),
        (text("SELECT 1 FROM users UNION ", hole()), ["select users"], 1),
        (text("WITH a AS (", hole(), ") SELECT * FROM a, users"), ["select users"], 1),
        (text("WITH ", hole(), " AS (SELECT 1 FROM users) SELECT * FROM recent"), ["select users"], 1),
        (text("WITH ", hole("n"), " AS (SELECT 1 FROM users) SELECT * FROM ", hole("n")), ["select users"], 0),
        (text(hole(), " SELECT * FROM recent"), [], 1),
        (text("SELECT a, b ", hole()), [], 1),
        (text("UPDATE u SET x = 1 FROM ", hole(), " u"), [], 1),
        (text("SELECT * FROM users WHERE id = %s AND x = %(x)s AND y LIKE 'a%%'"), ["select users"], 0),
        (text("SELECT * FROM users WHERE id = :id AND x = ? AND y = $1"), ["select users"], 0),
        (text("SELECT * FROM %s WHERE id = %s"), [], 1),
        (text("SELECT * FROM {table} JOIN {} ON 1 = 1"), [], 2),
        (text("SELECT * FROM :table"), [], 1),
        (text("SELECT * FROM {{ ref('users') }} {% if x %} WHERE x = 1 {% endif %}"), [], 1),
    ],
)
def test_holes(statement: Text, known: list[str], unknown: int) -> None:
    assert (accesses(statement), read(statement).unknown) == (known, unknown)


@pytest.mark.parametrize(
    "prose",
    ["", "hello", "Select a file from the list", "Delete snapshot %s", "update", "with care", "delete it", "/*" * 50],
)
def test_what_is_no_sql_is_unread(prose: str) -> None:
    assert read(text(prose)) == SqlReading(unread="not a statement in SQL")


@pytest.mark.parametrize(
    ("sql", "unread"),
    [
        ("CALL pay(1)", "what a procedure does is not read"),
        ("CREATE FUNCTION f() RETURNS int AS $$ SELECT 1 FROM users $$", "what a procedure does is not read"),
        ("SELECT * FROM users WHERE (", "the parser does not understand it"),
        ("SELECT '" + "x" * LONGEST, f"longer than {LONGEST:,} characters"),
        ("SELECT " + "(" * 40 + "1" + ")" * 40 + " FROM users", "it is nested too deep"),
        ("SELECT " + "DATE(" * 20 + "1" + ")" * 20 + " FROM users", "it is nested too deep"),
        ("SELECT " + "DATE " * 24 + " FROM (" + "STRUCT<a DATE(" * 12, "it is nested too deep"),
        ("SELECT " + "NOT " * 5000 + "1 FROM users", "it is nested too deep"),
    ],
)
def test_what_cannot_be_read_is_said(sql: str, unread: str) -> None:
    assert read(text(sql)) == SqlReading(unread=unread)


def test_one_bad_statement_does_not_hide_the_others() -> None:
    reading = read(text("DELETE FROM users; SELECT FROM WHERE; DROP TABLE orders"))

    assert (reading.writes, reading.unread) == ((USERS, ORDERS), "the parser does not understand it")


def test_an_unknown_dialect_is_tried_no_further() -> None:
    assert read(text("SELECT * FROM users"), "klingon").reads == (USERS,)


def test_thousands_of_parts_are_read() -> None:
    many = read(text(" UNION ALL ".join(f"SELECT 1 FROM t{number}" for number in range(3000))))
    chain = ", ".join(f"c{number} AS (SELECT 1 FROM c{number - 1})" for number in range(1, 2000))

    assert len(many.reads) == 3000
    assert read(text(f"WITH c0 AS (SELECT 1 FROM users), {chain} SELECT 1 FROM c1999")).reads == (USERS,)


def test_plain_strings_do_not_load_the_parser() -> None:
    code = (
        "import sys; from archfit.model.value import text; from archfit.resolve.sql import read\n"
        "for plain in ('hello', 'Select one', 'SELECT 1', 'COMMIT'): read(text(plain))\n"
        "print('sqlglot' in sys.modules)"
    )

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)

    assert (shown.stdout, shown.stderr) == ("False\n", "")
