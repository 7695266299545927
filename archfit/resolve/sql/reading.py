"""What a text of SQL does, as values."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Operation(StrEnum):
    """What is done to a table."""

    SELECT = "select"
    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"
    MERGE = "merge"
    CREATE = "create"
    ALTER = "alter"
    """Indexes and triggers of a table count as changes of it."""
    DROP = "drop"
    TRUNCATE = "truncate"

    @property
    def writes(self) -> bool:
        """Whether rows or the shape of the table change."""
        return self is not Operation.SELECT


class SqlTable(NamedTuple):
    """A table or view as the text writes it, without quotes: whoever compares names folds their case."""

    name: str
    schema: str | None = ""
    """Empty where nothing is written before the name, None where it is not known."""
    database: str | None = ""


class TableAccess(NamedTuple):
    """One table and what is done to it."""

    table: SqlTable
    operation: Operation


class TableReference(NamedTuple):
    """A foreign key."""

    source: SqlTable
    target: SqlTable
    cascades: bool = False
    """Whether deleting a row of the target deletes rows of the source."""


class SqlReading(NamedTuple):
    """All that is known of a text; each tuple without repetitions, in the order of the text."""

    accesses: tuple[TableAccess, ...] = ()
    """System catalogues are tables too; temporary tables, common table expressions and functions are not."""
    joins: tuple[tuple[SqlTable, SqlTable], ...] = ()
    """Two tables whose rows one statement combines, those inside derived tables too."""
    references: tuple[TableReference, ...] = ()
    temporary: tuple[SqlTable, ...] = ()
    """Temporary tables that the text creates: other texts of the same session may use them."""
    unknown: int = 0
    """How many tables are accessed whose name is not known."""
    unread: str = ""
    """Why some of the text could not be read, or all of it; empty where all was."""

    @property
    def reads(self) -> tuple[SqlTable, ...]:
        """Return the tables that rows are taken from."""
        return tuple(one.table for one in self.accesses if not one.operation.writes)

    @property
    def writes(self) -> tuple[SqlTable, ...]:
        """Return the tables that are changed."""
        return tuple(dict.fromkeys(one.table for one in self.accesses if one.operation.writes))
