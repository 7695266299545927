"""Which tables a statement changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from archfit.resolve.sql.reading import Operation
from archfit.resolve.sql.sources import called, direct

if TYPE_CHECKING:
    from sqlglot.expressions import Expr

_CREATED = {"TABLE": Operation.CREATE, "VIEW": Operation.CREATE, "INDEX": Operation.ALTER, "TRIGGER": Operation.ALTER}
_DROPPED = {"TABLE": Operation.DROP, "VIEW": Operation.DROP}
_BY_THIS = {
    "insert": Operation.INSERT,
    "into": Operation.CREATE,
    "merge": Operation.MERGE,
    "index": Operation.ALTER,
    "triggerproperties": Operation.ALTER,
}
"""Parts of a syntax tree whose table is changed, by their name in sqlglot."""


class Targets(NamedTuple):
    """What one part of a statement changes."""

    operations: dict[int, Operation | None] = {}  # noqa: RUF012  # never changed
    """What is done to each table, by the identity of its node; None for names that are no tables."""
    temporary: tuple[Expr, ...] = ()
    lost: bool = False
    """Whether it changes a table that it does not name."""


def targets(node: Expr) -> Targets:
    """Return what a part of a statement changes by itself."""
    if node.key in {"update", "delete"}:
        return _chosen(node)
    if node.key in {"create", "drop"}:
        return _created(node) if node.key == "create" else _dropped(node)
    if node.key == "truncatetable":
        return Targets({id(one): Operation.TRUNCATE for one in node.expressions})
    operation = _BY_THIS.get(node.key)
    if node.key == "alter":
        return _altered(node)
    if node.key == "copy" and node.args.get("kind"):  # COPY ... FROM
        operation = Operation.INSERT
    table = _table(node.args.get("table") if node.key in {"index", "triggerproperties"} else node.args.get("this"))
    if operation is None or table is None:
        return Targets()
    temporary = (table,) if node.key == "into" and node.args.get("temporary") else ()
    return Targets({id(table): operation}, temporary)


def _created(node: Expr) -> Targets:
    operation = _CREATED.get(str(node.args.get("kind")).upper())
    table = _table(node.this)
    if table is None:
        return Targets()
    if operation is None:
        return Targets({id(table): None})
    properties = node.args.get("properties")
    kinds = {one.key for one in properties.expressions} if properties is not None else set()
    return Targets({id(table): operation}, (table,) if "temporaryproperty" in kinds else ())


def _altered(node: Expr) -> Targets:
    is_table = str(node.args.get("kind")).upper() in _DROPPED
    found: dict[int, Operation | None] = {id(node.this): Operation.ALTER if is_table else None}
    for action in node.args.get("actions") or ():
        if action.key == "alterrename":
            found[id(action.this)] = Operation.CREATE if is_table else None
    return Targets(found)


def _dropped(node: Expr) -> Targets:
    operation = _DROPPED.get(str(node.args.get("kind")).upper())
    found: dict[int, Operation | None] = {id(one): operation for one in node.args.get("tables") or ()}
    cluster = node.args.get("cluster")
    if cluster is not None and _table(cluster.this) is not None:
        found[id(cluster.this)] = Operation.ALTER
    return Targets(found)


def _chosen(node: Expr) -> Targets:
    """
    Return the targets of an UPDATE or DELETE, which may call them by their aliases.

    `UPDATE u SET ... FROM users u` (Transact-SQL), `UPDATE a JOIN b SET b.x = 1` (MySQL: the columns say which),
    `DELETE u FROM users u` and `DELETE FROM u USING users u` (MySQL).
    """
    operation = Operation.UPDATE if node.key == "update" else Operation.DELETE
    sources = direct(node)
    listed = [table for table in node.args.get("tables") or () if _table(table) is not None]
    if listed:
        found: dict[int, Operation | None] = {id(table): None for table in listed}
        lost = False
        for table in listed:
            meant = [one for one in sources if one.key == "table" and _means(table, one)]
            found.update({id(one): operation for one in meant})
            if not meant and not sources:
                found[id(table)] = operation
            lost = lost or (not meant and bool(sources))
        return Targets(found, (), lost)
    target = _table(node.args.get("this"))
    if target is None:
        return Targets()
    if not target.args.get("db"):
        others = [one for one in sources if one is not target and one.key == "table"]
        meant = [one for one in others if called(one) == target.name.casefold()]
        if meant:
            return Targets({id(target): None, id(meant[0]): operation})
    if node.key == "update" and target.args.get("joins"):
        qualifiers = set(_qualifiers(node))
        meant = [one for one in sources if one.key == "table" and called(one) in qualifiers]
        return Targets({id(one): operation for one in meant or [target]})
    return Targets({id(target): operation})


def _means(name: Expr, source: Expr) -> bool:
    return called(source) == name.name.casefold() or source.name.casefold() == name.name.casefold()


def _qualifiers(update: Expr) -> Iterator[str]:
    for one in update.expressions:
        column = one.this
        if getattr(column, "key", "") == "column" and column.args.get("table") is not None:
            yield column.args["table"].name.casefold()


def _table(node: object) -> Expr | None:
    """Return the table that a part is, or is about."""
    key = getattr(node, "key", "")
    if key in {"schema", "index"}:
        inner: Expr | None = node.args.get("table") if key == "index" else node.this  # type: ignore[attr-defined]
        return _table(inner)
    return node if key == "table" else None  # type: ignore[return-value]
