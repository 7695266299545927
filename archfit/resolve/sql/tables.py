"""Which tables statements name, and what each statement does to them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, cast

from archfit.resolve.sql.joins import joined
from archfit.resolve.sql.parsing import Parsed, Statement
from archfit.resolve.sql.reading import Operation, SqlReading, SqlTable, TableAccess, TableReference
from archfit.resolve.sql.scopes import Place, Scope, inside
from archfit.resolve.sql.sources import direct
from archfit.resolve.sql.spelling import has_hole
from archfit.resolve.sql.targets import targets

if TYPE_CHECKING:
    from sqlglot.expressions import Expr, Table

MOST_JOINS = 10_000
"""Pairs of one statement: derived tables can be made of any number of tables."""
_TEMPORARY_SCHEMAS = ("pg_temp", "temp")
"""PostgreSQL, SQLite."""
_PSEUDO = frozenset(("dual",))
"""Oracle, MySQL: a table of one row that is nobody's."""
_NAMES_OF_VALUES = frozenset(("placeholder", "parameter", "sessionparameter"))


def tables(parsed: Parsed) -> SqlReading:
    """Return what all statements of a text do."""
    accesses: dict[TableAccess, None] = {}
    pairs: dict[tuple[SqlTable, SqlTable], None] = {}
    references: dict[TableReference, None] = {}
    temporary: dict[SqlTable, None] = {}
    unknown: set[str] = set()
    hidden = False
    for statement in parsed.statements:
        walk = _Walk(statement)
        hidden = hidden or any(map(has_hole, walk.temporary_names))
        accesses.update(dict.fromkeys(walk.accesses))
        pairs.update(dict.fromkeys(islice(joined(walk.joining, walk.bound), MOST_JOINS)))
        references.update(dict.fromkeys(walk.references))
        temporary.update(dict.fromkeys(walk.temporary))
        unknown.update(walk.unknown)
    kept = _Permanent(temporary, hidden=hidden)
    known = tuple(one for one in accesses if kept(one.table))
    lost = {str(one.table) for one in accesses if hidden and not one.table.schema}
    return SqlReading(
        known,
        tuple(pair for pair in pairs if kept(pair[0]) and kept(pair[1])),
        tuple(one for one in references if kept(one.source) and kept(one.target)),
        tuple(temporary),
        len(unknown | lost),
        parsed.unread,
    )


class _Permanent:
    """Tells tables from the temporary ones of a text."""

    def __init__(self, temporary: dict[SqlTable, None], *, hidden: bool) -> None:
        self._names = {table.name.casefold() for table in temporary}
        self._hidden = hidden

    def __call__(self, table: SqlTable) -> bool:
        schema = (table.schema or "").casefold()
        if table.name.startswith("#") or schema.startswith(_TEMPORARY_SCHEMAS[0]) or schema in _TEMPORARY_SCHEMAS:
            return False
        return table.schema != "" or not (self._hidden or table.name.casefold() in self._names)


class _Walk:
    """One statement, from the top down, without recursion: a text may hold a thousand unions."""

    def __init__(self, statement: Statement) -> None:
        self.accesses: list[TableAccess] = []
        self.references: list[TableReference] = []
        self.temporary: list[SqlTable] = []
        self.temporary_names: list[str] = []
        self.unknown: set[str] = set()
        self.joining: list[Expr] = []
        self.bound: dict[int, SqlTable | Expr] = {}
        self._operations: dict[int, Operation | None] = {}
        self._hidden = statement.hidden
        self._aliases = _aliases(statement.tree)
        self._source: SqlTable | None = None
        places = [Place(statement.tree, Scope({}, 0, statement.opaque))]
        while places:
            place = places.pop()
            self._visit(place)
            places.extend(reversed(list(inside(place))))
        if self._hidden and not (self.accesses or self.unknown):
            self.unknown.add("")

    def _visit(self, place: Place) -> None:
        node = place.node
        if node.key == "table":
            self._table(node, place.scope)
        elif node.key == "reference":
            self._reference(node, place.scope)
        found = targets(node)
        self._operations.update(found.operations)
        if node.key == "delete" and self._hidden and not direct(node):  # names may be aliases of what is left out
            self._operations.update(dict.fromkeys(found.operations))
            self.unknown.add("")
        for table in found.temporary:
            named = _named(table)
            self.temporary_names.append(table.name)
            if named is not None:
                self.temporary.append(named)
        if found.lost:
            self.unknown.add("")
        if node.args.get("joins") or node.key in {"update", "delete", "merge"}:
            self.joining.append(node)

    def _table(self, node: Expr, scope: Scope) -> None:
        operation = self._operations.get(id(node), Operation.SELECT)
        if operation is None or _is_session(node):
            return
        named = _named(node)
        if not node.args.get("db") and operation not in _DEFINING:
            expression = scope.find(node.name)
            if expression is not None:
                self.bound[id(node)] = expression
                return
            if scope.opaque and named is not None:
                self.unknown.add(named.name)
                return
        if named is None:
            self._unnamed(node)
            return
        if named.name.casefold() in _PSEUDO or "/" in named.name:  # DuckDB and Spark read files by their paths
            return
        if named.schema and not named.database and named.schema.casefold() in self._aliases:
            return  # BigQuery: a repeated column of a table in the same FROM
        self._access(node, named, operation)

    def _access(self, node: Expr, named: SqlTable, operation: Operation) -> None:
        self.bound[id(node)] = named
        self.accesses.append(TableAccess(named, operation))
        if operation in {Operation.CREATE, Operation.ALTER} and self._source is None:
            self._source = named

    def _unnamed(self, node: Expr) -> None:
        """Count a table whose name is not known; a function that yields rows is no table."""
        this = node.this
        is_value = getattr(this, "key", "") in _NAMES_OF_VALUES
        if is_value or has_hole(node.name) or node.name.startswith("$"):
            self.unknown.add(node.name or str(id(node)))

    def _reference(self, node: Expr, scope: Scope) -> None:
        target = node.this
        target = target.this if getattr(target, "key", "") == "schema" else target
        if getattr(target, "key", "") != "table":
            return
        self._operations[id(target)] = None
        named = _named(target)
        if named is None or self._source is None:
            self.unknown.update({target.name} if named is None else ())
            return
        cascades = any("ON DELETE CASCADE" in str(option).upper() for option in node.args.get("options") or ())
        if scope.find(named.name) is None:
            self.references.append(TableReference(self._source, named, cascades))


_DEFINING = frozenset((
    Operation.INSERT, Operation.CREATE, Operation.ALTER, Operation.DROP, Operation.TRUNCATE,
))  # fmt: skip
"""What is never done to a common table expression."""


def _named(table: Expr) -> SqlTable | None:
    """Return the name of a table where it is known."""
    parts = (
        [part.name for part in cast("Table", table).parts]
        if getattr(table.this, "key", "") in {"identifier", "dot"}
        else []
    )
    if not parts or not parts[-1] or has_hole(parts[-1]) or parts[-1].startswith("$"):
        return None
    known = [None if has_hole(part) else part for part in parts[:-1]]
    schema = known[-1] if known else ""
    return SqlTable(parts[-1], schema, known[-2] if len(known) > 1 else "")


def _is_session(table: Expr) -> bool:
    """Tell whether a table is one of Transact-SQL that only a session sees: `#name`, `##name`."""
    this = table.args.get("this")
    return (
        this is not None and this.key == "identifier" and bool(this.args.get("temporary") or this.args.get("global_"))
    )


def _aliases(tree: Expr) -> frozenset[str]:
    return frozenset(node.name.casefold() for node in tree.walk() if node.key == "tablealias" and node.name)
