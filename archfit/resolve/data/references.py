"""Foreign keys: which table points at which, and whether deletion spreads along them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from archfit.model import Location
from archfit.model.data import Table, TableDefinition, TableReference
from archfit.model.library import Activity, Role
from archfit.model.value import Named, Text
from archfit.resolve.data.accesses import library_table
from archfit.resolve.data.hierarchy import Hierarchy
from archfit.resolve.data.known import Mention, Mentions
from archfit.resolve.data.migrations import Calls
from archfit.resolve.data.models import Models
from archfit.resolve.data.registry import Registry

_RELATIONS = ("relationship", "dynamic_loader")
"""What says how keys are followed, and is none itself (SQLAlchemy 2.0, relationship API)."""
_MANY = ".ManyToManyField.__init__"
_TABLES_ALONE = "alembic."
"""Its foreign keys name a table, not a column."""


class Reference(NamedTuple):
    """One attribute of a class that leads to another."""

    holder: str
    """The class it is in."""
    field: str
    inverse: str
    """What the other end calls it; empty where that is not said."""
    many: bool
    """A table in between holds who belongs to whom."""
    at: Location
    pairs: tuple[tuple[Table, Table], ...]
    """Where it leads from and to; more than one where several tables have what the class says."""


class References:
    """Reads all foreign keys of models, tables and migrations."""

    def __init__(
        self, mentions: Mentions, registry: Registry, models: Models, calls: Calls, hierarchy: Hierarchy
    ) -> None:
        self._mentions = mentions
        self._registry = registry
        self._models = models
        self._calls = calls
        self._hierarchy = hierarchy
        found = mentions.of(Activity.REFERENCE)
        relations = [one for one in found if one.use.function.endswith(_RELATIONS)]
        self._cascades = {pair for one in relations if self._deletes(one) for pair in self._pairs(one)}
        self.references = tuple(
            dict.fromkeys(
                TableReference(source, target, one.component, one.use.at, cascades)
                for one in found
                if not one.use.function.endswith(_RELATIONS)
                for source, target in self._pairs(one)
                for cascades in [self._deletes(one) or (target, source) in self._cascades]
            )
        )

    @cached_property
    def fields(self) -> tuple[Reference, ...]:
        """The attributes of classes that lead to others, in order; what migrations say is no attribute."""
        return tuple(self._reference(one) for one in self._mentions.of(Activity.REFERENCE) if not one.migrates)

    def _reference(self, mention: Mention) -> Reference:
        holder, many = mention.use.caller, mention.use.function.endswith(_MANY)
        pairs = tuple(self._pairs(mention))
        return Reference(holder, mention.text(Role.FIELD), mention.text(Role.INVERSE), many, mention.use.at, pairs)

    def between(self, tables: Iterable[Table]) -> Iterator[TableDefinition]:
        """
        Yield the definitions of the tables that many-to-many fields of Django make, as far as others name them.

        Such a table is called as that of the model and the field (Django 5.2, `ManyToManyField.db_table`), and what
        the field is called is not known.
        """
        fields = [one for one in self._mentions.of(Activity.REFERENCE) if one.use.function.endswith(_MANY)]
        sources = {table: one for one in fields if not one.migrates for table in self._sources(one)}
        for table in tables:
            around = [one for one in sources if table.name.startswith(f"{one.name}_") and table[2:] == one[2:]]
            if around:
                mention = sources[max(around, key=lambda one: len(one.name))]
                yield TableDefinition(table, mention.component, mention.use.at, mention.use.caller)

    @staticmethod
    def _deletes(mention: Mention) -> bool:
        """`on_delete=CASCADE`, `ondelete="CASCADE"`, `cascade="all, delete-orphan"`."""
        for one in mention.use.values(Role.CASCADE):
            said = one.name.rpartition(".")[2] if isinstance(one, Named) else one.exact if isinstance(one, Text) else ""
            words = {word.strip().casefold() for word in (said or "").split(",")}
            if words & {"cascade", "all", "delete"}:
                return True
        return False

    def _pairs(self, mention: Mention) -> Iterator[tuple[Table, Table]]:
        sources = tuple(self._sources(mention))
        for target in dict.fromkeys(self._targets(mention)):
            yield from ((source, target) for source in sources)

    def _sources(self, mention: Mention) -> Iterator[Table]:
        if mention.texts(Role.TABLE) and mention.use.function.startswith("alembic."):
            yield from self._calls.tables(mention)
            return
        caller = mention.use.caller
        around = self._calls.around(mention)
        if around is not None:
            yield around
            return
        for name in (caller, caller.rpartition(".")[0]):
            if name in self._hierarchy.parents:
                yield from self._models.concrete(name)
                return

    def _targets(self, mention: Mention) -> Iterator[Table]:
        for one in mention.entities:
            if isinstance(one, Named):
                table = self._models.table(one.name) or library_table(one, mention, self._models, self._registry)
            else:
                table = self._models.named(one, mention)
            if table is not None:
                yield table
        for name in (one.name for one in mention.use.values(Role.NAME) if isinstance(one, Named)):
            table = self._models.table(name)
            if table is not None:
                yield table
        for text in mention.texts(Role.NAME):
            schema, _, name = self._path(mention, text).rpartition(".")
            yield self._registry.find(name, mention.component, schema=schema)

    @staticmethod
    def _path(mention: Mention, text: str) -> str:
        """Return the table of `schema.table.column`; migrations say the table alone."""
        alone = mention.use.function.startswith(_TABLES_ALONE) or "." not in text
        return text if alone else text.rpartition(".")[0]
