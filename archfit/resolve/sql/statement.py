"""Reading of SQL as it stands in code: partly known, in whatever dialect, or no SQL at all."""

from __future__ import annotations

from functools import lru_cache

from archfit.model.value import Text
from archfit.resolve.sql.reading import SqlReading
from archfit.resolve.sql.screen import screen
from archfit.resolve.sql.spelling import spell

LONGEST = 100_000
"""Characters of a text that is read; holes may make it twice as long."""
_TOO_LONG = f"longer than {LONGEST:,} characters"


def read(statement: Text, dialect: str = "") -> SqlReading:
    """
    Return what a text does to tables; never an error, and never a table that the text does not name.

    `dialect` is a name that sqlglot knows, or empty: then standard SQL, PostgreSQL and MySQL are tried. A hole in the
    place of a table counts as unknown; a hole elsewhere may be anything that keeps the rest a statement.
    """
    size = sum(len(part) for part in statement.parts if isinstance(part, str)) + len(statement.parts)
    sql = spell(statement) if size <= LONGEST else ""
    return _read(sql, dialect) if size <= LONGEST and len(sql) <= 2 * LONGEST else SqlReading(unread=_TOO_LONG)


@lru_cache(maxsize=4096)
def _read(sql: str, dialect: str) -> SqlReading:
    nothing = screen(sql)
    if nothing is not None:
        return SqlReading(unread=nothing)
    from archfit.resolve.sql.parsing import parse  # noqa: PLC0415  # only few files have SQL
    from archfit.resolve.sql.tables import tables  # noqa: PLC0415

    return tables(parse(sql, dialect))
