"""The boundaries of components: what each offers, and which imports pass it by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from archfit.model.dependency import arrows
from archfit.model.facts import ImportKind
from archfit.model.imports import ImportEdge
from archfit.model.surface import Surface, surface_of

if TYPE_CHECKING:
    from archfit.model.project import Project

FEW = 3
"""So many imports of internals never speak against a boundary that a module marks; one only against `__all__`."""
EXCEPTIONAL = 4
"""Else imports of internals must be the exception: one of so many."""
CLIENTS = frozenset({"client", "clients", "sdk", "contracts"})
"""Top packages of a service that are made to be imported by others."""
FACADES = frozenset({"api", "public"})
"""Public modules that are made to pass on what others define."""


class Boundaries:
    """Answers what may be imported of the components of a project."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def surface(self, component: str) -> Surface:
        """Return what a component offers to others; KeyError when there is none of this name."""
        return self._surfaces[component]

    @cached_property
    def _surfaces(self) -> Mapping[str, Surface]:
        packages: dict[str, dict[str, frozenset[str] | None]] = defaultdict(dict)
        owned: dict[str, list[str]] = defaultdict(list)
        for module in self._project.modules.values():
            owned[module.component].append(module.name)
            if module.package:
                exports = module.facts.exports
                packages[module.component][module.name] = None if exports is None else frozenset(exports)
        return {one.name: surface_of(one, packages[one.name], owned[one.name]) for one in self._project.components}

    def trespasses(self, edge: ImportEdge) -> bool:
        """
        Tell whether an import from another component takes what its component does not offer.

        A component hides nothing from those inside its own folder.
        """
        source, target = self._project.owner_of(edge.importer), self._project.owner_of(edge.imported)
        return not self._project.encloses(target, source) and not self.surface(target).offers(edge)

    def hands_out(self, edge: ImportEdge) -> bool:
        """
        Tell whether an import by another service takes what its service gives away to be imported: `orders.client`.

        That is what it declares as public, else the customary packages; a string that names a module imports nothing.
        """
        surface = self.surface(self._project.owner_of(edge.imported))
        if edge.kind is ImportKind.DYNAMIC:
            return True
        if surface.component.public:
            return surface.offers(edge)
        return not CLIENTS.isdisjoint(surface.relative(edge.imported)[:1])

    def holds(self, component: str) -> bool:
        """
        Tell whether the boundary of a component is one: declared, or heeded by nearly all who import it.

        Customary names alone prove nothing where more than a quarter of many imports pass them by.
        """
        surface = self.surface(component)
        places, inner = self._entries.get(component, (0, 0))
        few = FEW if surface.modules else 1
        return surface.declared or (surface.exists and (inner <= few or EXCEPTIONAL * inner <= places))

    @cached_property
    def _entries(self) -> Mapping[str, tuple[int, int]]:
        """Component -> how many pairs of modules lead into it, and how many of these into its internals."""
        counted: dict[str, tuple[int, int]] = {}
        for (_, target), edges in self._project.dependencies().items():
            places, inner = counted.get(target, (0, 0))
            trespasses = [edge for edge in edges if self.trespasses(edge)]
            counted[target] = (places + len(arrows(edges)), inner + len(arrows(trespasses)))
        return counted

    def public_alternative(self, edge: ImportEdge) -> str:
        """Return the dotted name under which the imported component offers the same name, or nothing."""
        surface = self.surface(self._project.owner_of(edge.imported))
        if not edge.name or edge.name == "*":
            return ""
        for module in (*surface.modules, *surface.tops):
            if self._offers(module, edge.name) and surface.offers(edge._replace(imported=module)):
                return f"{self._project.modules[module].dotted}.{edge.name}"
        return ""

    def _offers(self, module: str, name: str) -> bool:
        found = self._project.modules[module]
        facade = found.package or found.dotted.rpartition(".")[2] in FACADES
        passed_on = facade or name in (found.facts.exports or ())
        return name in found.facts.definitions or bool(passed_on and self._project.loading.read(module, name))
