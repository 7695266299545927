"""The whole checked system as rules see it: facts and intent, never files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from archfit.model.architecture import Component, ComponentKind, Mode, Role
from archfit.model.boundary import Boundaries
from archfit.model.calls import CallEdge, CallGraph
from archfit.model.co_change import Evolution
from archfit.model.contract import Contract
from archfit.model.coverage import Coverage, coverage_in
from archfit.model.data import Data
from archfit.model.delivery import Delivery
from archfit.model.dependency import Dependencies, Tangle, dependencies, tangles
from archfit.model.deployment import Installation
from archfit.model.facts import ImportKind, Problem
from archfit.model.history import History
from archfit.model.imports import ImportEdge
from archfit.model.loading import Loading
from archfit.model.module import Module
from archfit.model.names import Names
from archfit.model.owners import Owners
from archfit.model.packages import Packages
from archfit.model.pattern import within_any
from archfit.model.reach import Reach
from archfit.model.shape import Shapes
from archfit.model.tables import Tables
from archfit.model.use import Use
from archfit.model.views import Views
from archfit.model.waiting import Waiting
from archfit.model.waiver import Waiver
from archfit.model.wires import Wires

COMPOSITION_ROOTS = ("main", "__main__", "container", "settings", "urls", "apps", "asgi", "wsgi", "conftest")
"""Customary names of the modules whose work is to wire the others together."""


@dataclass(frozen=True)
class Project:
    """
    Everything a rule may ask, read-only.

    A question that two rules ask is a method here, not a helper beside the rules.
    """

    modules: Mapping[str, Module] = field(default_factory=dict)
    components: tuple[Component, ...] = ()
    imports: tuple[ImportEdge, ...] = ()
    """Imports within the checked code, in order of importer and place."""
    external_imports: tuple[ImportEdge, ...] = ()
    """Imports of the standard library and of other people's packages."""
    mode: Mode = Mode.MONOLITH
    composition_roots: tuple[str, ...] = ()
    """Dotted globs of further modules that wire others together."""
    contracts: tuple[Contract, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What could not be looked at."""
    waivers: tuple[Waiver, ...] = ()
    """The exceptions of the team; known to the rules that need them, which run last."""
    star_bindings: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """(module, name it has by a star import) -> (module it comes from, name there)."""

    installations: tuple[Installation, ...] = ()
    """What is started together, tests and examples left out."""
    packages: Packages = field(default_factory=Packages)
    """What components are built as, require and install."""
    delivery: Delivery = field(default_factory=Delivery)
    """How components are tested, built and deployed, and who answers for them."""
    calls: CallGraph = field(default_factory=CallGraph)
    """Who calls whom; for rules that need the uses."""
    uses: tuple[Use, ...] = ()
    """What is done through libraries, in order of place; for rules that need them."""
    data: Data = field(default_factory=Data)
    """Datastores, tables and who uses them; for rules that need the uses."""
    wires: Wires = field(default_factory=Wires)
    """Endpoints, remote calls and messages; for rules that need the uses."""
    history: History = field(default_factory=History)
    """The commits; for rules that need the history."""

    def component(self, name: str) -> Component:
        """Return a component by its name; KeyError when there is none."""
        return self._components[name]

    @cached_property
    def _components(self) -> Mapping[str, Component]:
        return {component.name: component for component in self.components}

    def owner_of(self, module: str) -> str:
        """Return the name of the component a module belongs to, or nothing."""
        found = self.modules.get(module)
        return found.component if found else ""

    @cached_property
    def modules_at(self) -> Mapping[str, Module]:
        """The module of each file."""
        return {module.path: module for module in self.modules.values()}

    def component_at(self, path: str) -> str:
        """Return the name of the component that a file belongs to, or nothing."""
        found = self.modules_at.get(path)
        return found.component if found else ""

    def role_at(self, path: str) -> Role:
        """Return what a file is for."""
        found = self.modules_at.get(path)
        return found.role if found else Role.SOURCE

    @cached_property
    def _callers(self) -> Mapping[str, list[CallEdge]]:
        found: dict[str, list[CallEdge]] = {}
        for edge in self.calls.edges:
            found.setdefault(edge.callee, []).append(edge)
        return found

    def callers_of(self, function: str) -> tuple[CallEdge, ...]:
        """Return the calls of a function, in order."""
        return tuple(self._callers.get(function, ()))

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """How much of what each component does could be followed."""
        counted = [one for one in self.modules.values() if one.role is Role.SOURCE and one.component]
        by_path = {one.path: one.component for one in counted}
        return tuple(coverage_in(by_path, {one.name: one.component for one in counted}, self.calls, self.uses))

    @cached_property
    def crossings(self) -> tuple[ImportEdge, ...]:
        """Imports from one component into another, between files that are held to the architecture."""
        return tuple(edge for edge in self.imports if self.crosses(edge))

    def crosses(self, edge: ImportEdge) -> bool:
        """
        Tell whether an import leads from one component into another, both held to the architecture.

        A service and a module deployed in it are whole and part: between them there is no boundary.
        """
        importer, imported = self.modules[edge.importer], self.modules[edge.imported]
        if importer.role is not Role.SOURCE or imported.role is not Role.SOURCE:
            return False
        return self.apart(importer.component, imported.component)

    def apart(self, one: str, other: str) -> bool:
        """Tell whether there is a boundary between two components: they are not the same, nor whole and part."""
        if not one or not other or one == other:
            return False
        return self._components[one].service != other and self._components[other].service != one

    @cached_property
    def component_imports(self) -> Dependencies:
        """The crossings, by the two components they join."""
        return dependencies(self.crossings, self.owner_of)

    def dependencies(self, *, type_checking: bool = False) -> Dependencies:
        """
        Return what components depend on by import statements of their own.

        Without what composition roots wire together, what strings name and, unless asked for, what is
        only imported for type checking.
        """
        return self._dependencies[type_checking]

    @cached_property
    def _dependencies(self) -> Mapping[bool, Dependencies]:
        own = [
            edge
            for edge in self.crossings
            if edge.kind is not ImportKind.DYNAMIC and not self.is_composition_root(edge.importer)
        ]
        executed = [edge for edge in own if edge.kind is not ImportKind.TYPE_CHECKING]
        return {True: dependencies(own, self.owner_of), False: dependencies(executed, self.owner_of)}

    def tangles(self, *, type_checking: bool = False) -> tuple[Tangle, ...]:
        """
        Return the cycles of components.

        What a component imports of those inside its own folder is left out: it is made of them.
        """
        joined = self.dependencies(type_checking=type_checking)
        return tangles({pair: edges for pair, edges in joined.items() if not self.encloses(*pair)})

    def encloses(self, outer: str, inner: str) -> bool:
        """Tell whether a component is a part of another: it stands inside its folder and is no service of its own."""
        part = self.component(inner)
        return (outer != inner and part.kind is not ComponentKind.SERVICE) and any(
            not folder or part.root.startswith(f"{folder}/") for folder in self.component(outer).holds
        )

    def is_left_over(self, module: str) -> bool:
        """Tell whether a module belongs to no component, or to an inferred one around declared ones."""
        owner = self.owner_of(module)
        if not owner:
            return True
        declared = (one.name for one in self.components if one.declared)
        return not self.component(owner).declared and any(self.encloses(owner, name) for name in declared)

    @cached_property
    def loading(self) -> Loading:
        """The imports by module, to be followed one by one."""
        return Loading(self.modules, (*self.imports, *self.external_imports))

    def may_import(self, source: str, target: str) -> bool:
        """Tell whether what a component declares lets it import another; what is only inferred as shared is free."""
        allowed = self.component(source).depends_on
        if allowed is None or target in allowed:
            return True
        other = self.component(target)
        return not other.declared and (other.kind is ComponentKind.LIBRARY or self.encloses(target, source))

    def service_of(self, component: str) -> str:
        """Return the service a component is or is deployed in, or nothing."""
        found = self.component(component)
        return found.name if found.kind is ComponentKind.SERVICE else found.service

    def between_services(self, source: str, target: str) -> bool:
        """Tell whether two components are deployed apart."""
        ends = (self.service_of(source), self.service_of(target))
        return all(ends) and ends[0] != ends[1]

    @cached_property
    def boundaries(self) -> Boundaries:
        """What components offer to others, and which imports pass it by."""
        return Boundaries(self)

    @cached_property
    def tables(self) -> Tables:
        """Whose the tables are, and which places mean the same one."""
        return Tables(self)

    @cached_property
    def reach(self) -> Reach:
        """Which functions run when a function runs."""
        return Reach(self.calls)

    @cached_property
    def waiting(self) -> Waiting:
        """Which calls of other components a function waits for."""
        return Waiting(self)

    @cached_property
    def shapes(self) -> Shapes:
        """What services are like, seen from outside."""
        return Shapes(self)

    @cached_property
    def evolution(self) -> Evolution:
        """Which components changed together."""
        return Evolution(self)

    def is_composition_root(self, module: str) -> bool:
        """Tell whether a module's work is to wire others together, by its name or by configuration."""
        if within_any(self.composition_roots, module):
            return True
        return self.modules[module].dotted.rpartition(".")[2] in COMPOSITION_ROOTS

    def origin(self, edge: ImportEdge) -> tuple[str, str]:
        """
        Follow re-exports and star imports to the module that defines what is imported.

        Returns that module and the name in it; the name is empty when it is a module.
        """
        module, name = edge.imported, edge.name
        seen = set()
        while name and name != "*" and (module, name) not in seen:
            seen.add((module, name))
            step = self._bindings.get((module, name)) or self.star_bindings.get((module, name))
            if step is None:
                break
            module, name = step
        return module, name

    @cached_property
    def _bindings(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        """(module, name bound in it) -> (module it comes from, name there)."""
        return {
            (edge.importer, edge.bound): (edge.imported, edge.name)
            for edge in self.imports
            if edge.bound and edge.kind is not ImportKind.FUNCTION
        }

    @cached_property
    def views(self) -> Views:
        """The imports as contracts count them."""
        return Views(self.imports, self.external_imports, self.modules)

    @cached_property
    def names(self) -> Names:
        """The names of the modules, as configuration and code may write them."""
        return Names(self.modules)

    @cached_property
    def owners(self) -> Owners:
        """Who answers for which component."""
        return Owners(self)
