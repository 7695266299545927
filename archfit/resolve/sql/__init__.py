"""What SQL in the strings of a program does to tables. Start at `read`."""

from __future__ import annotations

from archfit.resolve.sql.reading import Operation, SqlReading, SqlTable, TableAccess, TableReference
from archfit.resolve.sql.statement import LONGEST, read

__all__ = ["LONGEST", "Operation", "SqlReading", "SqlTable", "TableAccess", "TableReference", "read"]
