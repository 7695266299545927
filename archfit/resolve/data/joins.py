"""Queries over several tables that are put together by calls: `session.query(Order).join(User)`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from archfit.model.data import Table, TableJoin
from archfit.model.library import Role
from archfit.model.use import Use
from archfit.model.value import Named

_JOINS = (".join", ".outerjoin", ".join_from", ".left_outer_join")
_PLACE = re.compile(r"@(.+):(\d+):(\d+)$")
_Place = tuple[str, int, int]


def joins(queries: Iterable[tuple[Use, str, Table]]) -> Iterator[TableJoin]:
    """
    Yield the pairs of tables that calls join, given the queries with the component and the table of each.

    The calls of one chain begin at one place, and what a call is a method of is known by the place where it was made.
    """
    begun: dict[_Place, dict[Table, None]] = defaultdict(dict)
    joining: list[tuple[Use, str, Table]] = []
    for use, component, table in queries:
        if use.via:
            continue
        if use.function.endswith(_JOINS):
            joining.append((use, component, table))
        else:
            begun[_place(use)][table] = None
    for use, component, table in joining:
        for start in (_place(use), *_made_at(use)):
            for left in begun.get(start, ()):
                if left != table:
                    yield TableJoin(left, table, component, use.at, use.caller)


def _place(use: Use) -> _Place:
    return use.at.path, use.at.line, use.at.column


def _made_at(use: Use) -> Iterator[_Place]:
    for one in use.values(Role.RECEIVER):
        made = _PLACE.search(one.name) if isinstance(one, Named) and one.kind == "made" else None
        if made:
            yield made[1], int(made[2]), int(made[3])
