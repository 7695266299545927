"""Which tables a statement joins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

from archfit.resolve.sql.reading import SqlTable
from archfit.resolve.sql.sources import called, direct

if TYPE_CHECKING:
    from sqlglot.expressions import Expr

_MOST = 1000
"""Tables that one derived table is followed to."""
Bound = Mapping[int, "SqlTable | Expr"]
"""What each table node is, by its identity: a table, or a common table expression."""


def joined(nodes: Iterable[Expr], bound: Bound) -> Iterator[tuple[SqlTable, SqlTable]]:
    """
    Yield the pairs of tables that are joined in statements and their parts.

    A joined table is paired with those that its condition names, or with the first one where it has no condition of
    its own. A derived table or common table expression stands for the tables that it is made of.
    """
    for node in nodes:
        first, *others = direct(node) or [node]
        by_name = {called(first): first}
        for source in others:
            for other in _partners(_condition(source), by_name) or [first]:
                pairs = product(_made_of(other, bound), _made_of(source, bound))
                yield from ((left, right) for left, right in pairs if left != right)
            by_name[called(source)] = source


def _condition(source: Expr) -> Expr | None:
    holder = source.parent
    return holder.args.get("on") if holder is not None and holder.key in {"join", "merge"} else None


def _partners(condition: Expr | None, by_name: Mapping[str, Expr]) -> list[Expr]:
    if condition is None:
        return []
    tables = (one.args.get("table") for one in condition.walk() if one.key == "column")
    names = dict.fromkeys(table.name.casefold() for table in tables if table is not None)
    return [by_name[name] for name in names if name in by_name]


def _made_of(source: Expr, bound: Bound) -> tuple[SqlTable, ...]:
    found: dict[SqlTable, None] = {}
    seen: set[int] = set()
    waiting = [source]
    while waiting and len(found) < _MOST:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        meant = bound.get(id(node))
        if isinstance(meant, SqlTable):
            found[meant] = None
        elif meant is not None:
            waiting.append(meant.this)
        elif node.key in {"union", "except", "intersect"}:
            waiting += [node.expression, node.this]
        elif node.key == "subquery":
            waiting.append(node.this)
        elif node.key == "select":
            waiting += reversed(direct(node))
    return tuple(found)
