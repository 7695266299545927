"""From units to components: what is a service, what a library, what a mere folder around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from archfit.discover.application import ANY, application_folder
from archfit.discover.languages import foreign_services
from archfit.discover.layout import Layout, folder_of, inside, join, name_of, relative
from archfit.discover.modules import module_components
from archfit.discover.naming import plain_name, unique_names
from archfit.discover.sharing import shared_places
from archfit.discover.units import Strength, Unit, find_units, nested
from archfit.model import Component, ComponentKind, Evidence, Location, ManifestFacts, ModuleFacts, SourceRoot

PROCESSES = frozenset(("api", "app", "backend", "server", "service", "web", "worker"))
"""Customary names of the processes of an application, which do not name it."""


def infer_components(
    layout: Layout,
    roots: tuple[SourceRoot, ...],
    *,
    manifests: Mapping[str, ManifestFacts],
    facts: Mapping[str, ModuleFacts],
) -> tuple[Component, ...]:
    """
    Return the services and libraries, and of a single application the modules, in order of kind and root.

    In each repository the strongest evidence decides what a service is: where anything is built or
    run by a manifest, a project that merely installs commands is a library.
    """
    units = _settled(layout, find_units(layout, roots, manifests, facts))
    _add_unclaimed(layout, roots, units)
    services = {unit.folder for unit in units.values() if _is_service(layout, unit, units.values())}
    units = {folder: unit for folder, unit in units.items() if folder in services or unit.built or not unit.serves}
    for place, proof in shared_places(layout, facts, set(units)):
        _take_jobs(units, services, place)
        units.setdefault(place, Unit(place)).evidence.append(proof)
    components = _components(layout, roots, units, services)
    modules = _modules(layout, roots, components, facts)
    own = {component.name: _told_apart(component, modules) for component in components}
    known = (*own.values(), *(replace(module, service=own[module.service].name) for module in modules))
    return (*known, *foreign_services(layout, manifests, [component.name for component in known]))


def _told_apart(component: Component, modules: Iterable[Component]) -> Component:
    """Leave a name to the module that has it: code is written in terms of modules."""
    clash = any(module.name == component.name for module in modules)
    return replace(component, name=f"{component.name}-{component.kind.value}") if clash else component


def _take_jobs(units: dict[str, Unit], services: set[str], place: str) -> None:
    """Leave the images of single files of shared code that serve nothing to that code."""
    for folder in [folder for folder, unit in units.items() if folder.endswith(".py") and not unit.serves]:
        if inside(folder, place):
            services.discard(folder)
            del units[folder]


def _settled(layout: Layout, units: dict[str, Unit]) -> dict[str, Unit]:
    """
    Drop the units without source of their own: one around a single other gives it its evidence.

    Where what is deployed is nearly all of a project, it is the project that is deployed.
    """
    for folder in sorted(units, key=len, reverse=True):
        unit = units[folder]
        within = list(nested(units.values(), folder))
        if _own_source(layout, unit, within):
            if len(within) == 1 and _is_most(layout, unit, within[0]):
                unit.take(units.pop(within[0].folder))
            continue
        del units[folder]
        direct = [one for one in within if not any(inside(one.folder, two.folder) for two in within if one is not two)]
        if len(direct) == 1:
            direct[0].take(unit)
    return units


def _is_most(layout: Layout, project: Unit, inner: Unit) -> bool:
    """Tell whether a unit in a project that is not deployed is its one package of any weight."""
    places = (project.folder, join(project.folder, "src"), *project.packages)
    package = layout.is_package(inner.folder) and folder_of(inner.folder) in places
    return (
        package
        and project.built
        and not inner.built
        and project.strength < Strength.STARTED
        and len(layout.source_in(inner.folder)) >= ANY * len(layout.source_in(project.folder))
    )


def _own_source(layout: Layout, unit: Unit, within: Iterable[Unit]) -> bool:
    """Tell whether a unit has source that no unit inside it has; for a mere project, a package of it."""
    inner = [other.folder for other in within]
    own = [path for path in layout.source_in(unit.folder) if not any(inside(path, folder) for folder in inner)]
    if not inner:
        return bool(own)
    code = [path for path in own if name_of(path) != "__init__.py" or layout.is_package(folder_of(folder_of(path)))]
    if unit.strength is Strength.DEPLOYED:
        return bool(code)
    places = unit.packages or (unit.folder, join(unit.folder, "src"))
    tops = {join(place, relative(path, place)[0]) for path in code for place in places if inside(path, place)}
    return any(map(layout.is_package, tops))


def _add_unclaimed(layout: Layout, roots: tuple[SourceRoot, ...], units: dict[str, Unit]) -> None:
    """Take a repository in which nothing is built for one library, if it has source."""
    for repository in layout.repositories:
        if repository in layout.source_folders and not any(inside(folder, repository) for folder in units):
            packages = [root for root in roots if inside(root.path, repository)]
            first = layout.source_in(packages[0].path if packages else repository) or layout.source_in(repository)
            proof = Evidence("source root", Location(first[0]))
            units[repository] = Unit(repository, evidence=[proof])


def _is_service(layout: Layout, unit: Unit, units: Iterable[Unit]) -> bool:
    repository = layout.repository(unit.folder)
    strongest = max(other.strength for other in units if layout.repository(other.folder) == repository)
    return unit.strength >= min(strongest, Strength.STARTED) and unit.strength > Strength.PROJECT


def _components(
    layout: Layout, roots: tuple[SourceRoot, ...], units: Mapping[str, Unit], services: set[str]
) -> tuple[Component, ...]:
    sole = (services if len(services) == 1 else set(units)) if len(layout.repositories) == 1 else set()
    narrowed = {folder for folder in units if name_of(folder) in ("", "src") or sole == {folder}}
    places = {
        folder: application_folder(layout, roots, unit, units=units) if folder in narrowed else folder
        for folder, unit in units.items()
    }
    wanted = {folder: plain_name(places[folder], _hint(units[folder])) for folder in units}
    names = unique_names(wanted)
    found = (_component(units[folder], names[folder], places[folder], service=folder in services) for folder in units)
    return tuple(sorted(found, key=lambda component: (component.kind is not ComponentKind.SERVICE, component.root)))


def _component(unit: Unit, name: str, root: str, *, service: bool) -> Component:
    return Component(
        name,
        ComponentKind.SERVICE if service else ComponentKind.LIBRARY,
        root,
        paths=(unit.folder,) if root != unit.folder else (),
        evidence=tuple(sorted(set(unit.evidence), key=lambda proof: (proof.at, proof.what))),
    )


def _hint(unit: Unit) -> str:
    """Return the name of the project, or the only name that manifests give."""
    if unit.project:
        return unit.project
    given = {name for name in unit.names if name not in PROCESSES}
    return given.pop() if len(given) == 1 else ""


def _modules(
    layout: Layout,
    roots: tuple[SourceRoot, ...],
    components: tuple[Component, ...],
    facts: Mapping[str, ModuleFacts],
) -> tuple[Component, ...]:
    """Return the modules of the only application, or of the only library where nothing else is."""
    services = [component for component in components if component.kind is ComponentKind.SERVICE]
    of = services or list(components)
    if len(of) != 1:
        return ()
    taken = {path for component in components for path in component.holds}
    found = module_components(layout, roots, of[0], facts=facts, taken=taken - set(of[0].holds))
    libraries = [component.name for component in components if component not in of]
    names = unique_names({module.root: module.name for module in found}, libraries)
    return tuple(replace(module, name=names[module.root]) for module in found)
