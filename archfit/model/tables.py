"""Whose a table is: which places mean the same one, and who reaches into another's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from fnmatch import fnmatchcase
from functools import cached_property
from typing import TYPE_CHECKING

from archfit.model.architecture import ComponentKind, Mode, Role
from archfit.model.data import Ownership, Table, TableAccess, TableDefinition, TableJoin, TableReference
from archfit.model.imports import ImportEdge
from archfit.model.location import Location

if TYPE_CHECKING:
    from archfit.model.project import Project

STRAY = 10
"""A component that owns all tables but one of so many has them in keeping for all."""

_ASIDE = frozenset({Role.TEST, Role.EXAMPLE, Role.GENERATED, Role.TOOLING})

ModelImport = tuple[ImportEdge, TableDefinition]
"""An import that takes a model, and the definition it is."""


class Tables:
    """
    Answers whose the tables of a project are.

    Two places mean one table when they name it alike and are known to use one datastore. Where the store is
    not known, they do only inside one deployable, or when both go through one model.
    """

    def __init__(self, project: Project) -> None:
        self._project = project

    def _counts(self, component: str, at: Location) -> bool:
        return bool(component) and self._project.role_at(at.path) not in _ASIDE

    def in_migration(self, at: Location) -> bool:
        """Tell whether a place is in a migration."""
        return self._project.role_at(at.path) is Role.MIGRATION

    def is_aside(self, at: Location) -> bool:
        """Tell whether a place is no part of the running program: a migration, test, example or script."""
        return self._project.role_at(at.path) is not Role.SOURCE

    @cached_property
    def definitions(self) -> tuple[TableDefinition, ...]:
        """Those that are no test's, example's or script's, in order."""
        return tuple(one for one in self._project.data.definitions if self._counts(one.component, one.at))

    @cached_property
    def accesses(self) -> tuple[TableAccess, ...]:
        """What the program itself reads and writes, in order: without migrations."""
        return tuple(
            one
            for one in self._project.data.accesses
            if self._counts(one.component, one.at)
            and not (one.alters or one.by == "migration" or self.in_migration(one.at))
        )

    @cached_property
    def references(self) -> tuple[TableReference, ...]:
        """Foreign keys in order; what migrations say only for tables that no model says."""
        modelled = {str(one.table) for one in self.definitions if one.by == "model"}
        return tuple(
            one
            for one in self._project.data.references
            if self._counts(one.component, one.at) and not (self.in_migration(one.at) and str(one.source) in modelled)
        )

    @cached_property
    def joins(self) -> tuple[TableJoin, ...]:
        """Those of the program itself, in order."""
        return tuple(
            one
            for one in self._project.data.joins
            if self._counts(one.component, one.at) and not self.in_migration(one.at)
        )

    @cached_property
    def _stores(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """(deployable, table as SQL writes it) -> the stores it is known to be in there."""
        known: dict[tuple[str, str], set[str]] = defaultdict(set)
        named = [(one.table, one.component) for one in self.definitions]
        for table, component in (*named, *((one.table, one.component) for one in self.accesses)):
            if table.store:
                known[self._deployable(component), str(table)].add(table.store)
        return {key: frozenset(stores) for key, stores in known.items()}

    def _deployable(self, component: str) -> str:
        """Return the service a component is deployed in, or itself; in a monolith, what is in none is one."""
        return self._project.service_of(component) or ("" if self._project.mode is Mode.MONOLITH else component)

    def key(self, table: Table, component: str) -> tuple[Table, str]:
        """
        Return what is equal for all places known to mean one table.

        It, with its store where what the component is deployed in knows just one that has it; and the
        deployable where that leaves the store unknown.
        """
        one, deployable = table._replace(service=""), self._deployable(component)
        stores = self._stores.get((deployable, str(table)), frozenset())
        if not one.store and len(stores) == 1:
            return one._replace(store=next(iter(stores))), ""
        return one, "" if one.store else deployable

    @cached_property
    def _models(self) -> Mapping[str, TableDefinition]:
        return {one.model: one for one in reversed(self.definitions) if one.model}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Ownership, ...]]:
        found: dict[str, list[Ownership]] = defaultdict(list)
        for one in self._project.data.owners:
            found[str(one.table)].append(one)
        return {name: tuple(those) for name, those in found.items()}

    def owner(self, table: Table, component: str, model: str = "") -> Ownership | None:
        """Return whose a table is, as a component names it or reaches it through a model; None where not known."""
        means = self.key(table, component)
        defined = self._models.get(model)
        for one in self._by_name.get(str(table), ()):
            holders = {one.component, *(claim.component for claim in one.claims)} - {""}
            same = any(self.key(one.table, holder) == means for holder in holders)
            if same or (one.table.store and one.table == table):
                return one
            apart = one.table.store and table.store
            if defined and not apart and defined.component in holders:
                return one
        return None

    def declared(self, *components: str) -> bool:
        """Tell whether the configuration names components, so that a boundary between them is meant."""
        return all(self._project.component(name).declared for name in components)

    def owner_elsewhere(self, table: Table, component: str, model: str = "") -> Ownership | None:
        """
        Return whose a table is, where that is another component that keeps its tables to itself.

        Neither a library nor, inside one deployable, a component that is only inferred and owns nearly every table
        there: such a system has its tables in one place, and no component has its own.
        """
        found = self.owner(table, component, model)
        if found is None or not found.component or self.together(found.component, component):
            return None
        owner = self._project.component(found.component)
        if owner.kind is ComponentKind.LIBRARY:
            return None
        apart = self._project.between_services(owner.name, component)
        return found if apart or owner.declared or self._divided(owner.name) else None

    def together(self, one: str, other: str) -> bool:
        """Tell whether two components are one, or whole and part."""
        return (
            not self._project.apart(one, other)
            or self._project.encloses(one, other)
            or self._project.encloses(other, one)
        )

    def _divided(self, owner: str) -> bool:
        """Tell whether others in its deployable own tables too, and not just a stray one."""
        where = self._deployable(owner)
        rest = sum(held for name, held in self._held.items() if self._deployable(name) == where)
        return STRAY * (rest - self._held[owner]) >= rest

    @cached_property
    def _held(self) -> Counter[str]:
        """Component that is no library -> how many tables it owns."""
        kinds = {one.name: one.kind for one in self._project.components}
        owners = (one.component for one in self._project.data.owners if one.component)
        return Counter(name for name in owners if kinds[name] is not ComponentKind.LIBRARY)

    @cached_property
    def _users(self) -> Mapping[tuple[Table, str], tuple[TableAccess, ...]]:
        found: dict[tuple[Table, str], list[TableAccess]] = defaultdict(list)
        for one in self.accesses:
            found[self.key(one.table, one.component)].append(one)
        return {key: tuple(those) for key, those in found.items()}

    @property
    def all_users(self) -> Collection[tuple[TableAccess, ...]]:
        """For each table, every place that reads or writes it, in order."""
        return self._users.values()

    def users(self, table: Table, component: str) -> tuple[TableAccess, ...]:
        """Return every place that reads or writes the table a component means, in order."""
        return self._users.get(self.key(table, component), ())

    @cached_property
    def model_imports(self) -> tuple[ModelImport, ...]:
        """
        The imports across components that take a model, in order.

        The module of a model counts where code of the importing file reaches data through a model in it.
        """
        through: dict[tuple[str, str], set[str]] = defaultdict(set)
        for one in self.accesses:
            through[one.at.path, one.model.rpartition(".")[0]].add(one.model)
        found: list[ModelImport] = []
        for edge in self._project.crossings:
            module, name = self._project.origin(edge)
            models = (f"{module}.{name}",) if name else sorted(through.get((edge.at.path, module), ()))
            found += [(edge, self._models[model]) for model in models if model in self._models]
        return tuple(found)


def names_table(patterns: Iterable[str], table: Table) -> bool:
    """Tell whether one of the patterns, such as `users`, `auth.*` or `tenant_*`, names a table."""
    return any(fnmatchcase(name, pattern) for pattern in patterns for name in (table.name, str(table)))
