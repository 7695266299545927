# ruff: noqa: S608  # statements are made here to be read, none is run
"""Random statements from a grammar, with the tables that are in them, and holes in random places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archfit.model.value import Hole, Text, text
from archfit.resolve.sql import SqlReading, read

TABLES = ("orders", "users", "shop.items", '"Order Lines"', "audit.log", "stock")
COLUMNS = ("id", "name", "total", "created_at")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a statement that a hole may stand for."""

    written: str
    is_value: bool = False


Parts: TypeAlias = tuple[str | Piece, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement and what it does: operations with the names of tables, without quotes."""

    parts: Parts
    accesses: frozenset[tuple[str, str]]

    def __str__(self) -> str:
        return "".join(part.written if isinstance(part, Piece) else part for part in self.parts)

    def with_holes(self, draw: Callable[[st.SearchStrategy[bool]], bool], *, only_values: bool) -> Text:
        """Return the statement with holes in the place of some parts."""
        numbers = count()
        written: list[str | Hole] = []
        for part in self.parts:
            if isinstance(part, str):
                written.append(part)
            elif (part.is_value or not only_values) and draw(st.booleans()):
                written.append(Hole(f"hole{next(numbers)}"))
            else:
                written.append(part.written)
        return text(*written)


def _access(operation: str, table: str) -> frozenset[tuple[str, str]]:
    return frozenset([(operation, table.replace('"', ""))])


_values = st.sampled_from(["1", "'x'", "%s", ":name", "?", "NULL", "'it''s; -- FROM ghosts'"]).map(
    lambda written: Piece(written, is_value=True)
)
_tables = st.sampled_from(TABLES)
_columns = st.sampled_from(COLUMNS)


@st.composite
def conditions(draw: st.DrawFn, depth: int) -> Statement:
    """Return a condition, now and then with a query in it."""
    if depth and not draw(st.integers(0, 3)):
        inner = draw(queries(depth - 1))
        return replace(inner, parts=("id IN (", *inner.parts, ")"))
    operator = Piece(draw(st.sampled_from(["=", "<", "<>", "LIKE"])))
    return Statement((Piece(draw(_columns)), " ", operator, " ", draw(_values)), frozenset())


@st.composite
def sources(draw: st.DrawFn, depth: int, number: int) -> Statement:
    """Return a table or a derived table, with an alias."""
    if depth and not draw(st.integers(0, 3)):
        inner = draw(queries(depth - 1))
        return replace(inner, parts=("(", *inner.parts, f") AS d{number}"))
    table = draw(_tables)
    return Statement((Piece(table), f" AS t{number}"), _access("select", table))


@st.composite
def queries(draw: st.DrawFn, depth: int = 2) -> Statement:
    """Return a SELECT, alone or in a union."""
    first = draw(sources(depth, 0))
    parts: list[str | Piece] = ["SELECT ", Piece(draw(st.sampled_from(["*", "id, name", "COUNT(*)"]))), " FROM "]
    parts += first.parts
    accesses = first.accesses
    for number in range(1, draw(st.integers(1, 3))):
        joined = draw(sources(depth, number))
        kind = Piece(draw(st.sampled_from(["", "LEFT ", "INNER "])))
        parts += [" ", kind, "JOIN ", *joined.parts, " ON ", Piece("1 = 1")]
        accesses |= joined.accesses
    if draw(st.booleans()):
        where = draw(conditions(depth))
        parts += [" WHERE ", *where.parts]
        accesses |= where.accesses
    if depth and not draw(st.integers(0, 4)):
        other = draw(queries(depth - 1))
        parts += [" UNION ALL ", Piece(str(other)) if draw(st.booleans()) else str(other)]
        accesses |= other.accesses
    elif draw(st.booleans()):
        parts += [" ORDER BY ", Piece("id"), " ", Piece("DESC"), " ", Piece("LIMIT 5")]
    return Statement(tuple(parts), accesses)


@st.composite
def with_expressions(draw: st.DrawFn) -> Statement:
    """Return a query with one or two common table expressions, which it reads besides tables."""
    bodies = [draw(queries(1)) for _ in range(draw(st.integers(1, 2)))]
    parts: list[str | Piece] = ["WITH "]
    for number, body in enumerate(bodies):
        inside: Parts = (Piece(str(body)),) if not draw(st.integers(0, 3)) else body.parts
        parts += [", " if number else "", Piece(f"recent{number}"), " AS (", *inside, ")"]
    query = draw(queries(1))
    parts += [" ", *query.parts, f" UNION ALL SELECT * FROM recent{len(bodies) - 1}"]
    query_ends = any(isinstance(part, Piece) and part.written == "LIMIT 5" for part in query.parts)
    accesses = query.accesses.union(*(body.accesses for body in bodies))
    if query_ends:
        parts = [*parts[: -len(query.parts) - 1], "SELECT * FROM recent0"]
        accesses = frozenset[tuple[str, str]]().union(*(body.accesses for body in bodies))
    return Statement(tuple(parts), accesses)


@st.composite
def changes(draw: st.DrawFn) -> Statement:
    """Return a statement that writes."""
    table, condition, query = draw(_tables), draw(conditions(1)), draw(queries(1))
    form = draw(st.integers(0, 4))
    if form == 0:
        parts: Parts = ("INSERT INTO ", Piece(table), " (id, ", Piece("name"), ") VALUES (", draw(_values), ", 2)")
        return Statement(parts, _access("insert", table))
    if form == 1:
        return Statement(("INSERT INTO ", Piece(table), " ", *query.parts), _access("insert", table) | query.accesses)
    if form == 2:
        parts = ("UPDATE ", Piece(table), " SET ", Piece("total"), " = ", draw(_values), " WHERE ", *condition.parts)
        return Statement(parts, _access("update", table) | condition.accesses)
    if form == 3:
        parts = ("DELETE FROM ", Piece(table), " WHERE ", *condition.parts)
        return Statement(parts, _access("delete", table) | condition.accesses)
    parts = ("CREATE TABLE ", Piece(table), " AS ", *query.parts)
    return Statement(parts, _access("create", table) | query.accesses)


@st.composite
def scripts(draw: st.DrawFn) -> Statement:
    """Return one to three statements."""
    one = st.one_of(queries(), with_expressions(), changes())
    drawn = draw(st.lists(one, min_size=1, max_size=3))
    parts = [part for statement in drawn for part in (*statement.parts, ";\n")]
    return Statement(tuple(parts), frozenset[tuple[str, str]]().union(*(each.accesses for each in drawn)))


_BOUNDED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def _accesses(reading: SqlReading) -> frozenset[tuple[str, str]]:
    return frozenset(
        (one.operation.value, ".".join(filter(None, (one.table.schema, one.table.name)))) for one in reading.accesses
    )


@_BOUNDED
@given(scripts())
def test_every_table_of_a_statement_is_read(statement: Statement) -> None:
    reading = read(text(str(statement)))

    assert (_accesses(reading), reading.unread, reading.unknown) == (statement.accesses, "", 0)


@_BOUNDED
@given(scripts(), st.data())
def test_holes_in_the_place_of_values_change_nothing(statement: Statement, data: st.DataObject) -> None:
    reading = read(statement.with_holes(data.draw, only_values=True))

    assert (_accesses(reading), reading.unread, reading.unknown) == (statement.accesses, "", 0)


@_BOUNDED
@given(scripts(), st.data())
def test_holes_anywhere_invent_no_table(statement: Statement, data: st.DataObject) -> None:
    reading = read(statement.with_holes(data.draw, only_values=False))

    assert _accesses(reading) - statement.accesses == frozenset()


@_BOUNDED
@given(
    st.text(alphabet=" ()[]{}'\"`;,.*=<>-/%:$@#?\nabcSELECTFROMWHEREINTO", max_size=200),
    st.sampled_from(["", "SELECT ", "WITH "]),
)
def test_nothing_makes_it_fail(rest: str, verb: str) -> None:
    assert isinstance(read(text(verb + rest)), SqlReading)
