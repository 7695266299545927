"""What a statement takes rows from: the tables and derived tables of its own FROM, JOIN and USING."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlglot.expressions import Expr


def direct(node: Expr) -> list[Expr]:
    """Return the sources of a query or statement in the order of the text, those in brackets too."""
    found: list[Expr] = []
    waiting = _beside(node)[::-1]
    while waiting:
        one = waiting.pop()
        waiting += _joins(one)[::-1]
        if one.key == "subquery" and one.this is not None and one.this.key == "table" and not one.alias:
            waiting.append(one.this)  # FROM (a JOIN b)
        else:
            found.append(one)
    return found


def _beside(node: Expr) -> list[Expr]:
    parts = [node.args.get("this")] if node.key in {"update", "delete", "merge", "table", "subquery"} else []
    if node.key in {"table", "subquery"}:
        parts = [node]
    from_ = node.args.get("from_")
    parts.append(from_.this if from_ is not None else None)
    using = node.args.get("using")
    parts += using if isinstance(using, list) else [using]
    kept = [part for part in parts if part is not None and hasattr(part, "key")]
    return kept if node.key in {"table", "subquery"} else [*kept, *_joins(node)]


def _joins(node: Expr) -> list[Expr]:
    return [join.this for join in node.args.get("joins") or () if join.this is not None]


def called(source: Expr) -> str:
    """Return the name that columns call a source by."""
    return str(source.alias_or_name).casefold()
