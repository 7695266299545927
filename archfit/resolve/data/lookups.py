"""Queries over several tables that follow keys: `filter(customer__name=...)`, `joinedload(Order.customer)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archfit.model import Confidence
from archfit.model.data import Table, TableAccess, TableDefinition, TableJoin
from archfit.model.library import Activity, Role
from archfit.model.value import Named
from archfit.resolve.data.hierarchy import Hierarchy
from archfit.resolve.data.known import Mention, Mentions
from archfit.resolve.data.models import Models
from archfit.resolve.data.references import Reference, References

_LOADS = (".select_related", ".prefetch_related")
"""What fetches the rows at the other end too, whatever is asked of them."""
_OWN_COLUMN = frozenset({
    "contains", "date", "day", "endswith", "exact", "gt", "gte", "hour", "icontains", "id", "iendswith", "iexact", "in",
    "iregex", "isnull", "istartswith", "iso_week_day", "iso_year", "lt", "lte", "minute", "month", "pk", "quarter",
    "range", "regex", "second", "startswith", "time", "week", "week_day", "year",
})  # fmt: skip
"""What is asked of a key itself, which the row that points has (Django 5.2, "Field lookups")."""


class Followed(NamedTuple):
    """What queries reach by following keys."""

    accesses: tuple[TableAccess, ...]
    joins: tuple[TableJoin, ...]


class _Step(NamedTuple):
    """Where a name of a query leads."""

    target: Table
    back: bool
    """The key is in the table there: whatever is asked, it has to be looked at."""


class _Hop(NamedTuple):
    """One table of a query that another is joined to."""

    source: Table
    target: Table
    model: str
    """The class at the other end, where it is known."""


def followed(mentions: Mentions, models: Models, references: References, hierarchy: Hierarchy) -> Followed:
    """Return what queries read of tables at the other end of keys, and the joins that this takes."""
    ways = _Ways(models, references, hierarchy)
    accesses: dict[TableAccess, None] = {}
    joins: dict[TableJoin, None] = {}
    for mention in mentions.all:
        if mention.use.activity not in (Activity.QUERY, Activity.JOIN) or mention.migrates:
            continue
        use, component = mention.use, mention.component
        for hop in ways.of(mention):
            accesses[TableAccess(
                hop.target, component, use.at, use.caller, writes=False, model=hop.model, via=use.via,
                confidence=max(use.confidence, Confidence.DERIVED, key=list(Confidence).index),
            )] = None  # fmt: skip
            if hop.source != hop.target:
                joins[TableJoin(hop.source, hop.target, component, use.at, use.caller)] = None
    return Followed(tuple(accesses), tuple(joins))


class _Ways:
    """Knows which key leads from which class where, by the name that a query has for it, in both directions."""

    def __init__(self, models: Models, references: References, hierarchy: Hierarchy) -> None:
        self._models = models
        self._hierarchy = hierarchy
        self._forward = {(one.holder, one.field): one for one in references.fields}
        self._names = _models_by_table(models.definitions)
        self._back: dict[tuple[Table, str], _Step] = {}
        for one in references.fields:
            for source, target in one.pairs:
                for name in self._inverses(one, source):
                    self._back.setdefault((target, name), _Step(source, back=not one.many))

    def _inverses(self, one: Reference, source: Table) -> tuple[str, ...]:
        """Return what the other end calls a key (Django 5.2, `related_name`): the model where nothing is said."""
        short = self._names.get(source, one.holder).rpartition(".")[2].lower()
        if one.inverse:
            return (one.inverse.replace("%(class)s", short),)
        return (short, f"{short}_set")

    def of(self, mention: Mention) -> Iterator[_Hop]:
        """Yield the steps that a query takes; none for one that may be about any of several classes."""
        starts = [one.name for one in mention.entities if isinstance(one, Named)]
        loads = mention.use.function.endswith(_LOADS)
        for said in mention.texts(Role.LOOKUP):
            holder, _, name = said.rpartition(".")
            if holder:
                yield from self._along(holder, [name], loads=True)
            elif len(starts) == 1:
                yield from self._along(starts[0], said.lstrip("-+").split("__"), loads=loads)

    def _along(self, start: str, parts: Sequence[str], *, loads: bool) -> Iterator[_Hop]:
        holder, table = start, self._models.table(start) if self._models.is_model(start) else None
        for place, part in enumerate(parts):
            step = self._step(holder, table, part) if table else None
            if table is None or step is None:
                return
            model, asked = self._names.get(step.target, ""), parts[place + 1 : place + 2]
            if loads or step.back or (asked and asked[0] not in _OWN_COLUMN):
                yield _Hop(table, step.target, model)
            holder, table = model, step.target

    def _step(self, holder: str, table: Table, name: str) -> _Step | None:
        """Return where the key leads that a class calls by a name, or one that leads back to another table."""
        key = self._key(holder, name)
        if key is None:
            return self._back.get((table, name))
        targets = dict.fromkeys(target for _, target in key.pairs)
        return _Step(next(iter(targets)), back=False) if len(targets) == 1 else None

    def _key(self, holder: str, name: str) -> Reference | None:
        """Return the key that a class, or one above it, has under a name."""
        found = (self._forward.get((one, name)) for one in (holder, *self._hierarchy.above(holder)))
        return next(filter(None, found), None)


def _models_by_table(definitions: Iterable[TableDefinition]) -> dict[Table, str]:
    """Return the class that a table is known by."""
    return {one.table: one.model for one in sorted(definitions, reverse=True) if one.model}
