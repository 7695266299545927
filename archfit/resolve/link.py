"""Links the facts of all files into one project."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from archfit.model import Component, ComponentKind, ImportEdge, Landscape, Module, ModuleFacts, Problem, Project, Role
from archfit.model.architecture import owner_question
from archfit.resolve.imports import Resolver
from archfit.resolve.modules import Modules, Place, name_modules
from archfit.resolve.references import ReferenceResolver
from archfit.resolve.stars import star_bindings


def link(
    facts: Mapping[str, ModuleFacts], landscape: Landscape, *, composition_roots: tuple[str, ...] = ()
) -> tuple[Project, tuple[Problem, ...]]:
    """
    Return the project that the facts make, and the problems met: files that claim one module name.

    `facts` are by path. Imports come in order of importer and place; what leads to no module of ours
    is external, and a relative import that leads nowhere is left out.
    """
    modules = name_modules(facts, landscape.source_roots)
    component_of = owner_question(landscape.components)
    role_of = _roles(facts, landscape.roles)
    linked = {
        name: _module(place, facts, role=role_of(place.path), component=component_of(place.path))
        for name, place in sorted(modules.by_name.items())
    }
    inner, outer = _edges(modules, facts, _kinds_of_roots(modules, landscape.components, component_of))
    by_module = {name: module.facts for name, module in linked.items()}
    project = Project(
        modules=linked,
        components=landscape.components,
        imports=tuple(inner),
        external_imports=tuple(outer),
        mode=landscape.mode,
        installations=landscape.installations,
        packages=landscape.packages,
        delivery=landscape.delivery,
        composition_roots=composition_roots,
        star_bindings=star_bindings(inner, by_module),
    )
    return project, modules.problems


def _module(place: Place, facts: Mapping[str, ModuleFacts], *, role: Role, component: str) -> Module:
    known = facts.get(place.path)
    return Module(
        name=place.name,
        path=place.path,
        package=place.package,
        role=role,
        component=component,
        facts=known if known is not None else ModuleFacts(path=place.path),
    )


def _roles(files: Iterable[str], roles: Mapping[str, Role]) -> Callable[[str], Role]:
    """Return the question what a file is for, or a folder: source when any of its files is, else as its first file."""
    folders: dict[str, Role] = {}
    for path in sorted(files):
        role = roles.get(path, Role.SOURCE)
        folder = path.rpartition("/")[0]
        while folder and folders.get(folder) is not Role.SOURCE and (role is Role.SOURCE or folder not in folders):
            folders[folder] = role
            folder = folder.rpartition("/")[0]
    return lambda place: folders[place] if place in folders else roles.get(place, Role.SOURCE)


def _edges(
    modules: Modules, facts: Mapping[str, ModuleFacts], shared: Mapping[str, ComponentKind]
) -> tuple[list[ImportEdge], list[ImportEdge]]:
    resolver = Resolver(modules, facts, shared)
    references = ReferenceResolver(modules, facts, resolver)
    inner: list[ImportEdge] = []
    outer: list[ImportEdge] = []
    for path, name in sorted(modules.by_file.items(), key=lambda item: (item[1], item[0])):
        place = modules.by_name[name]._replace(path=path)
        known = facts[path]
        for edge in resolver.edges(known.imports, place):
            (outer if edge.external else inner).append(edge)
        for reference in known.references:
            dynamic = references.edge(reference, place)
            if dynamic is not None:
                inner.append(dynamic)
    return inner, outer


def _kinds_of_roots(
    modules: Modules, components: tuple[Component, ...], owner: Callable[[str], str]
) -> Mapping[str, ComponentKind]:
    """Return the kind of the component around each source root, or of the one all its modules belong to."""
    kinds = {component.name: component.kind for component in components}
    found: dict[str, set[ComponentKind]] = {}
    for place in modules.by_name.values():
        name = owner(place.path)
        if name:
            found.setdefault(place.root, set()).add(kinds[name])
    return {root: next(iter(kind)) for root, kind in found.items() if len(kind) == 1}
