from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from archfit.model import (
    Component,
    ComponentKind,
    Data,
    Datastore,
    ImportEdge,
    ImportKind,
    Location,
    Module,
    ModuleFacts,
    Ownership,
    Project,
    Role,
    StoreUse,
    Table,
    TableAccess,
    TableDefinition,
    TableJoin,
    TableReference,
)


class System:
    """
    A project under construction: components, and what they do with tables.

    Each place stands in `<component>/db.py`, a line below the one before. A table that one component alone
    defines is owned by it.
    """

    def __init__(self) -> None:
        self._lines = count(1)
        self.components: dict[str, Component] = {}
        self.roles: dict[str, Role] = {}
        self.imports: list[ImportEdge] = []
        self.definitions: list[TableDefinition] = []
        self.accesses: list[TableAccess] = []
        self.references: list[TableReference] = []
        self.joins: list[TableJoin] = []
        self.owners: list[Ownership] = []
        self.stores: list[Datastore] = []

    def module(self, name: str, **changes: Any) -> None:
        """Declare a module of one application."""
        values: dict[str, Any] = {"kind": ComponentKind.MODULE, "root": name, "declared": True}
        self.components[name] = Component(name, **{**values, **changes})

    def service(self, name: str, **changes: Any) -> None:
        """Declare a service."""
        self.module(name, kind=ComponentKind.SERVICE, **changes)

    def library(self, name: str, **changes: Any) -> None:
        """Declare a library."""
        self.module(name, kind=ComponentKind.LIBRARY, **changes)

    def at(self, component: str, file: str = "db.py") -> Location:
        """Return a place below all before; without a component, the file stands in the root."""
        return Location(f"{component}/{file}" if component else file, next(self._lines))

    def defines(self, component: str, table: str, *, store: str = "", model: str = "", **changes: Any) -> None:
        """Let a component define a table."""
        one = TableDefinition(named(table, store), component, self.at(component), model or f"{component}.db.{table}")
        self.definitions.append(one._replace(**changes))

    def reads(self, component: str, table: str, *, store: str = "", **changes: Any) -> None:
        """Let a component read a table by SQL."""
        function = f"{component}.db.use"
        one = TableAccess(named(table, store), component, self.at(component), function, writes=False, by="sql")
        self.accesses.append(one._replace(**changes))

    def writes(self, component: str, table: str, **changes: Any) -> None:
        """Let a component write a table by SQL."""
        self.reads(component, table, writes=True, **changes)

    def refers(self, component: str, source: str, target: str, **changes: Any) -> None:
        """Let a component say that a table has a foreign key to another."""
        one = TableReference(named(source), named(target), component, self.at(component))
        self.references.append(one._replace(**changes))

    def joins_tables(self, component: str, one: str, other: str, *, store: str = "") -> None:
        """Let a component join two tables."""
        tables = named(one, store), named(other, store)
        self.joins.append(TableJoin(*tables, component, self.at(component), f"{component}.db.query"))

    def owns(self, component: str, table: str, why: str = "declared", *, store: str = "") -> None:
        """Say whose a table is."""
        self.owners.append(Ownership(named(table, store), component, why))

    def uses(self, store: str, *components: str, source: str = "", **changes: Any) -> None:
        """Let components name a datastore by its address."""
        engine, _, rest = store.partition("://")
        places = tuple(StoreUse(name, self.at(name), source=source) for name in components)
        one = Datastore(store, engine, database=rest.rpartition("/")[2], uses=places)
        self.stores.append(one._replace(**changes))

    def takes(self, text: str, kind: ImportKind = ImportKind.RUNTIME) -> None:
        """Import, out of `importer -> imported:name`."""
        importer, _, target = text.partition(" -> ")
        imported, _, name = target.partition(":")
        bound = name or imported.rpartition(".")[2]
        at = self.at("", f"{importer.replace('.', '/')}.py")
        self.imports.append(ImportEdge(importer, imported, name, kind, at, bound=bound))

    def project(self, **changes: Any) -> Project:
        """Return the project."""
        data = Data(
            stores=tuple(self.stores),
            definitions=tuple(self.definitions),
            accesses=tuple(self.accesses),
            references=tuple(self.references),
            joins=tuple(self.joins),
            owners=(*self.owners, *self._defined()),
        )
        return Project(
            self._modules(), tuple(self.components.values()), imports=tuple(self.imports), data=data, **changes
        )

    def _defined(self) -> list[Ownership]:
        claims: dict[Table, list[TableDefinition]] = {}
        for one in self.definitions:
            claims.setdefault(one.table, []).append(one)
        said = {one.table for one in self.owners}
        return [
            Ownership(table, those[0].component, "the only one that defines it", tuple(those))
            if len({one.component for one in those}) == 1
            else Ownership(table, "", "several define it", tuple(those))
            for table, those in claims.items()
            if table not in said
        ]

    def _modules(self) -> dict[str, Module]:
        names = {f"{name}.db" for name in self.components}
        names |= {end for edge in self.imports for end in (edge.importer, edge.imported)}
        paths = {name: f"{name.replace('.', '/')}.py" for name in sorted(names)}
        return {
            name: Module(
                name,
                path,
                package=False,
                role=self.roles.get(name, Role.SOURCE),
                component=name.partition(".")[0],
                facts=ModuleFacts(path),
            )
            for name, path in paths.items()
        }


def named(table: str, store: str = "") -> Table:
    schema, _, name = table.rpartition(".")
    return Table(name, schema, store)


@pytest.fixture
def system() -> System:
    """Return a system of two modules, `orders` and `billing`; `orders` defines the table `orders`."""
    found = System()
    found.module("orders")
    found.module("billing")
    found.defines("orders", "orders")
    return found


@pytest.fixture
def services() -> System:
    """Return a system of two services, `orders` and `billing`, that say nothing yet."""
    found = System()
    found.service("orders")
    found.service("billing")
    return found
