"""Which common table expressions a name may mean (SQL:2016, 7.17 query expression)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from archfit.resolve.sql.spelling import has_hole

if TYPE_CHECKING:
    from sqlglot.expressions import Expr

_SETS = frozenset(("union", "except", "intersect"))


class Scope(NamedTuple):
    """The expressions of one `WITH` that are visible, and those around it."""

    expressions: dict[str, tuple[int, Expr]]
    visible: int
    opaque: bool
    """Whether part of what defines names is not known."""
    outer: Scope | None = None

    def find(self, name: str) -> Expr | None:
        """Return the expression that an unqualified name means."""
        scope: Scope | None = self
        while scope is not None:
            at, expression = scope.expressions.get(name.casefold(), (scope.visible, None))
            if at < scope.visible:
                return expression
            scope = scope.outer
        return None


class Place(NamedTuple):
    """A part of a statement, and what names mean in it."""

    node: Expr
    scope: Scope
    repeated: Scope | None = None
    """What they mean in the later branches of a recursive expression."""


def inside(place: Place) -> Iterator[Place]:
    """Yield the parts of a part."""
    node, scope, repeated = place
    with_ = node.args.get("with_")
    if with_ is not None:
        scope, bodies = _extended(with_, scope)
        repeated = repeated and _extended(with_, repeated)[0]
        yield from bodies
    for child in node.iter_expressions():
        if child is with_:
            continue
        if repeated is not None and node.key in _SETS:
            first = child is node.this
            yield Place(child, scope if first else repeated, repeated if first else None)
        else:
            yield Place(child, scope, repeated if node.key == "subquery" else None)


def _extended(with_: Expr, outer: Scope) -> tuple[Scope, list[Place]]:
    expressions: dict[str, tuple[int, Expr]] = {}
    hidden = len(with_.expressions)  # the first expression whose name is not known
    for at, one in reversed(list(enumerate(with_.expressions))):
        expressions[one.alias.casefold()] = (at, one)
        hidden = at if has_hole(one.alias) else hidden
    every = Scope(expressions, len(with_.expressions), outer.opaque or hidden < len(with_.expressions), outer)
    if with_.args.get("recursive"):
        return every, [Place(one, every) for one in with_.expressions]
    before = [
        every._replace(visible=at, opaque=outer.opaque or hidden < at) for at in range(len(with_.expressions) + 1)
    ]
    places = [Place(one.this, before[at], before[at + 1]) for at, one in enumerate(with_.expressions)]
    return every, places
