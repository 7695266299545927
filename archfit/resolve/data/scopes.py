"""Which datastore the tables of a component are in, as far as that is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from archfit.model import ComponentKind, Project
from archfit.model.data import SCHEMALESS, Datastore


class Scope(NamedTuple):
    """What tables of one name must have in common to be one table."""

    store: str
    """The id of the datastore; empty where it is not known."""
    service: str
    """Where it is not: the service, or the component that belongs to none."""


class Scopes:
    """Answers where the tables of a component are: in the one datastore that it, or its service, is known to use."""

    def __init__(self, project: Project, stores: Iterable[Datastore]) -> None:
        self._project = project
        self._names = frozenset(component.name for component in project.components)
        self._stores: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._all: dict[str, set[str]] = defaultdict(set)
        for store in stores:
            for component in store.components:
                for holder in {component, self.service(component)}:
                    self._stores[holder, family(store.engine)].add(store.id)
                    self._all[holder].add(store.id)
        self._importers: dict[str, set[str]] = defaultdict(set)
        for importer, imported in project.component_imports:
            self._importers[imported].add(importer)

    def service(self, component: str) -> str:
        """Return the service of a component; itself for one that belongs to none."""
        return (self._project.service_of(component) if component in self._names else "") or component

    def reach(self, component: str, engine: str = "") -> frozenset[str]:
        """Return the ids of the datastores of a family of engines that a component may use."""
        key = family(engine)
        found = self._stores.get((component, key)) or self._stores.get((self.service(component), key))
        if not found and self._is_library(component):
            users = self._importers.get(component, ())
            found = {store for user in users for store in self._stores.get((self.service(user), key), ())}
        return frozenset(found or ())

    def of(self, component: str, engine: str = "") -> Scope:
        """Return the datastore where it can only be one, or else the service."""
        reach = self.reach(component, engine)
        if len(reach) == 1:
            return Scope(next(iter(reach)), "")
        service, kind = self.service(component), family(engine)
        return Scope("", f"{kind}{_OF}{service}" if kind else service)

    def may_have(self, component: str, scope: Scope) -> bool:
        """Tell whether what is in a place can be a component's: it is in its service, or in a datastore it may use."""
        if not scope.store:
            return self.service(component) == scope.service.rpartition(_OF)[2]
        reach = self._all[component] or self._all[self.service(component)]
        return not reach or scope.store in reach

    def _is_library(self, component: str) -> bool:
        return component in self._names and self._project.component(component).kind is ComponentKind.LIBRARY


_OF = " of "


def family(engine: str) -> str:
    """Return the engine itself where it is no SQL database; all SQL databases are one family."""
    return engine if engine in SCHEMALESS else ""
