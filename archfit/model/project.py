"""The whole checked system as rules see it: facts and intent, never files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from archfit.model.architecture import Component, Mode, Role
from archfit.model.contract import Contract
from archfit.model.facts import ImportKind, ModuleFacts
from archfit.model.imports import ImportEdge, ImportView
from archfit.model.pattern import has_wildcard, matches, matches_any, within_any

COMPOSITION_ROOTS = ("main", "__main__", "container", "settings", "urls", "apps", "asgi", "wsgi", "conftest")
"""Customary names of the modules whose work is to wire the others together."""


@dataclass(frozen=True, slots=True)
class Module:
    """One Python module of the checked code."""

    name: str
    """Dotted, behind `root:` where the source root is not plain: `services/orders:app.main`."""
    path: str
    package: bool
    """It is a package: its file is an `__init__`, or there is none (a namespace package)."""
    role: Role
    component: str
    """The component it belongs to, or empty."""
    facts: ModuleFacts

    @property
    def dotted(self) -> str:
        """The name as an import statement in the same source root says it."""
        return self.name.rpartition(":")[2]


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
    star_bindings: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """(module, name it has by a star import) -> (module it comes from, name there)."""

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
    def crossings(self) -> tuple[ImportEdge, ...]:
        """Imports from one component into another, between files that are held to the architecture."""
        return tuple(edge for edge in self.imports if self._crosses(edge))

    def _crosses(self, edge: ImportEdge) -> bool:
        importer, imported = self.modules[edge.importer], self.modules[edge.imported]
        return (
            bool(importer.component and imported.component)
            and importer.component != imported.component
            and importer.role is Role.SOURCE
            and imported.role is Role.SOURCE
        )

    @cached_property
    def component_imports(self) -> Mapping[tuple[str, str], tuple[ImportEdge, ...]]:
        """The crossings, by the two components they join."""
        joined: dict[tuple[str, str], list[ImportEdge]] = defaultdict(list)
        for edge in self.crossings:
            joined[self.owner_of(edge.importer), self.owner_of(edge.imported)].append(edge)
        return {pair: tuple(edges) for pair, edges in sorted(joined.items())}

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

    def view(self, contract: Contract, *, external: bool = False) -> ImportView:
        """
        Return the imports that a contract counts, without those it ignores or excludes.

        With `external`, imports of other people's packages are in it too, each under the dotted name
        it takes: `from django.db import models` leads to `django.db.models`.
        """
        counted = [edge for edge in self.imports if edge.kind in contract.import_kinds]
        if external:
            counted += [
                edge._replace(imported=edge.target, name="")
                for edge in self.external_imports
                if edge.kind in contract.import_kinds
            ]
        hidden = contract.exclude_modules
        if hidden:
            counted = [e for e in counted if not (matches_any(hidden, e.importer) or matches_any(hidden, e.imported))]
        ignored = frozenset(self.ignored_pairs(contract.ignore_imports))
        kept = (edge for edge in counted if (edge.importer, edge.imported) not in ignored)
        return ImportView([m for m in self.modules if not matches_any(hidden, m)], kept)

    def ignored_pairs(self, patterns: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the pairs of modules between which an import matches one of the `a -> b` globs."""
        split = [tuple(part.strip() for part in pattern.split("->")) for pattern in patterns]
        if not split:
            return
        for pair in self._pairs:
            if any(matches(source, pair[0]) and matches(target, pair[1]) for source, target in split):
                yield pair

    @cached_property
    def _pairs(self) -> tuple[tuple[str, str], ...]:
        inner = {(edge.importer, edge.imported) for edge in self.imports}
        return tuple(sorted(inner | {(edge.importer, edge.target) for edge in self.external_imports}))

    def named(self, patterns: Iterable[str], *, among: Collection[str] = ()) -> tuple[str, ...]:
        """Return the modules (or the given names) that match one of the globs, in order."""
        names = among or self.modules
        wanted = tuple(patterns)
        plain = {pattern for pattern in wanted if not has_wildcard(pattern)}
        globs = [pattern for pattern in wanted if has_wildcard(pattern)]
        return tuple(
            sorted(
                name for name in names if name in plain or name.rpartition(":")[2] in plain or matches_any(globs, name)
            )
        )
