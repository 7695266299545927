"""What a text of SQL puts to work inside a database: views, triggers, functions and procedures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from archfit.model.value import Text, text
from archfit.resolve.sql.reading import SqlTable
from archfit.resolve.sql.spelling import has_hole, spell
from archfit.resolve.sql.statement import LONGEST, read

_PART = r'(?:"[^"\n]{1,128}"|`[^`\n]{1,128}`|\[[^\]\n]{1,128}\]|\w{1,128})'
_NAME = rf"{_PART}(?:\.{_PART}){{0,2}}"
_COMMENT = re.compile(r"--[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_CREATE = re.compile(
    rf"""
    \bcreate\s+ (?:or\s+(?:replace|alter)\s+)? (?:definer\s*=\s*\S{{1,200}}\s+)? (?:constraint\s+)?
    (?P<kind>materialized\s+view|view|trigger|function|procedure)\s+ (?:if\s+not\s+exists\s+)? (?P<name>{_NAME})
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TRIGGER_ON = re.compile(rf"\bon\s+({_NAME})", re.IGNORECASE)
_TOUCHES = re.compile(
    rf"\b(?:from|join|insert\s+into|merge\s+into|update|truncate(?:\s+table)?)\s+(?:only\s+)?({_NAME})", re.IGNORECASE
)
_MOST = 100
"""Objects of one text that are read."""
_WORDS = frozenset(
    {"cascade", "delete", "insert", "lateral", "new", "of", "old", "on", "or", "select", "set", "truncate"}
)
"""What may stand after `update` or `from` in a routine and is no table."""


class SqlObject(NamedTuple):
    """What works inside a database by itself."""

    kind: str
    """`view`, `materialized view`, `trigger`, `function`, `procedure`."""
    name: SqlTable
    uses: tuple[SqlTable, ...]
    """Tables that it names, each once; of a routine, whose text no parser reads, also what only looks like one."""


def objects(statement: Text) -> tuple[SqlObject, ...]:
    """
    Return what a text creates inside a database; nothing for one too long to read, and never an error.

    The statements are those of PostgreSQL 17, MySQL 8.4 and SQLite 3 (`CREATE VIEW`, `CREATE TRIGGER`, `CREATE
    FUNCTION`, `CREATE PROCEDURE`); each ends where the next one begins.
    """
    if sum(len(part) for part in statement.parts if isinstance(part, str)) > LONGEST:
        return ()
    sql = spell(statement)
    if "create" not in sql.lower():
        return ()
    return tuple(_objects(_COMMENT.sub(" ", sql)))


def _objects(sql: str) -> Iterator[SqlObject]:
    starts = list(islice(_CREATE.finditer(sql), _MOST))
    ends = [*(one.start() for one in starts), len(sql)]
    for found, (begin, end) in zip(starts, pairwise(ends), strict=True):
        kind, name = " ".join(found["kind"].lower().split()), _table(found["name"])
        if has_hole(name.name):
            continue
        if kind.endswith("view"):
            uses: tuple[SqlTable, ...] = read(text(sql[begin:end])).reads
        else:
            uses = tuple(_touched(kind, sql[found.end() : end]))
        yield SqlObject(kind, name, tuple(dict.fromkeys(one for one in uses if one != name)))


def _touched(kind: str, body: str) -> Iterator[SqlTable]:
    on = _TRIGGER_ON.search(body) if kind == "trigger" else None
    for name in ([on[1]] if on else []) + _TOUCHES.findall(body):
        table = _table(name)
        if table.name.lower() not in _WORDS and not has_hole(table.name):
            yield table


def _table(name: str) -> SqlTable:
    parts = [part.strip('"`[]') for part in re.findall(_PART, name)]
    return SqlTable(*reversed(parts))
