from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

import pytest

from archfit.model import Component, ComponentKind, ImportEdge, ImportKind, Location, Module, ModuleFacts, Project, Role

MakeEdge = Callable[..., ImportEdge]
MakeProject = Callable[..., Project]


def path_of(module: str) -> str:
    return f"{module.replace('.', '/')}.py"


@pytest.fixture
def edge() -> MakeEdge:
    """Make an import out of `importer -> imported:name`; each stands a line below the one before."""
    lines = count(1)

    def make(text: str, kind: ImportKind = ImportKind.RUNTIME, **changes: Any) -> ImportEdge:
        importer, _, target = text.partition(" -> ")
        imported, _, name = target.partition(":")
        at = Location(path_of(importer), next(lines))
        bound = name or imported.rpartition(".")[2]
        return ImportEdge(importer, imported, name, kind, at, bound=bound)._replace(**changes)

    return make


@pytest.fixture
def component() -> Callable[..., Component]:
    """Make a declared module whose folder is its name."""

    def make(name: str, **changes: Any) -> Component:
        values: dict[str, Any] = {"kind": ComponentKind.MODULE, "root": name.replace(".", "/"), "declared": True}
        return Component(name, **{**values, **changes})

    return make


@pytest.fixture
def project() -> MakeProject:
    """Make a project of imports and components; modules come from the imports, `packages` and `facts`."""

    def make(
        imports: list[ImportEdge],
        components: list[Component],
        *,
        facts: Mapping[str, dict[str, Any]] | None = None,
        packages: tuple[str, ...] = (),
        roles: Mapping[str, Role] | None = None,
        **changes: Any,
    ) -> Project:
        told, held = facts or {}, roles or {}
        internal = [one for one in imports if not one.external]
        ends = {end for one in internal for end in (one.importer, one.imported)}
        names = ends | set(packages) | set(told) | {one.importer for one in imports}
        modules = {
            name: Module(
                name,
                path_of(name),
                package=name in packages,
                role=held.get(name, Role.SOURCE),
                component=owner(name, components),
                facts=ModuleFacts(path_of(name), **told.get(name, {})),
            )
            for name in sorted(names)
        }
        outer = tuple(one for one in imports if one.external)
        return Project(modules, tuple(components), tuple(internal), outer, **changes)

    return make


def owner(module: str, components: list[Component]) -> str:
    folder = module.replace(".", "/")
    around = [one for one in components if not one.root or f"{folder}/".startswith(f"{one.root}/")]
    return max(around, key=lambda one: len(one.root)).name if around else ""
