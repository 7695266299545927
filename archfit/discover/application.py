"""Which package of a unit is the application, and what stands beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from archfit.discover.layout import Layout, folder_of, inside, name_of
from archfit.discover.roots import CONTAINERS
from archfit.discover.units import Unit
from archfit.model import SourceRoot

NAMED = 0.75
"""A package that the project file names and that has so much of the source is the application."""
ANY = 0.9
"""One with so much of it is, whatever it is called: nearly all."""


def application_folder(layout: Layout, roots: tuple[SourceRoot, ...], unit: Unit, *, units: Collection[str]) -> str:
    """
    Return the folder that stands for the application in a unit's folder.

    Its only top-level package, its main one of several, or else its only source root, or else the folder
    itself.
    """
    tops = top_level_packages(layout, roots, unit.folder, units)
    main = tops[0] if len(tops) == 1 else _main_package(layout, roots, unit, tops=tops)
    if main:
        return main
    holding = {root_around(roots, top) for top in tops}
    return holding.pop() if len(holding) == 1 else unit.folder


def top_level_packages(layout: Layout, roots: tuple[SourceRoot, ...], unit: str, units: Collection[str]) -> list[str]:
    """
    Return the top-level packages with source in a unit, other than what belongs to other units.

    Where there are regular packages, a folder without `__init__` counts only if it holds one or is imported.
    """
    others = {other for other in units if other != unit and inside(other, unit)}
    paths = {root.path for root in roots}
    found = {}
    for root in sorted(path for path in paths if inside(path, unit) or inside(unit, path)):
        folders = (folder for folder in children(layout, root) if inside(folder, unit))
        own = (folder for folder in folders if not any(inside(folder, other) for other in others))
        found[root] = [
            folder for folder in own if layout.is_package(folder) or not any(inside(path, folder) for path in paths)
        ]
    tops = [folder for folders in found.values() for folder in folders]
    if any(map(layout.is_package, tops)):
        tops = [folder for folder in tops if _is_imported(layout, folder)]
    return [folder for folder in tops if not any(folder != other and inside(folder, other) for other in tops)]


def children(layout: Layout, folder: str) -> list[str]:
    """Return the folders in a folder that hold source and have a name to be imported by."""
    return [child for child in layout.children.get(folder, ()) if name_of(child).isidentifier()]


def root_around(roots: tuple[SourceRoot, ...], folder: str) -> str:
    """Return the source root that a package is named from."""
    return max((root.path for root in roots if inside(folder, root.path)), key=len, default=folder_of(folder))


def packages_beside(layout: Layout, roots: tuple[SourceRoot, ...], main: str, *, tops: Iterable[str]) -> list[str]:
    """
    Return the top-level packages that belong to an application besides its main one.

    Those that it needs, and those in a source root that is for packages only. What else stands beside it
    are tools, benchmarks and trials.
    """
    others = [top for top in tops if top != main]
    around = root_around(roots, main)
    needed = {main}
    pending = [main]
    while pending:
        names = _mentioned(layout, pending.pop())
        found = {top for top in others if name_of(top) in names} - needed
        needed |= found
        pending.extend(found)
    shipped = {top for top in others if name_of(around) in CONTAINERS and folder_of(top) == around}
    return [top for top in others if top in needed | shipped]


def _is_imported(layout: Layout, folder: str) -> bool:
    inner = layout.children.get(folder, ())
    return layout.is_package(folder) or name_of(folder) in layout.imported or any(map(layout.is_package, inner))


def _main_package(layout: Layout, roots: tuple[SourceRoot, ...], unit: Unit, *, tops: Iterable[str]) -> str:
    """
    Return the one package of several that is the application, or nothing.

    Where it has no packages of its own to tell apart, those beside it are better modules.
    """
    weights = {top: len(layout.source_in(top)) for top in tops}
    if not weights:
        return ""
    heaviest = max(weights, key=lambda top: (weights[top], top))
    wanted = (NAMED if _is_named(unit, heaviest, weights) else ANY) * sum(weights.values())
    alone = not packages_beside(layout, roots, heaviest, tops=weights)
    return heaviest if weights[heaviest] >= wanted and (alone or len(children(layout, heaviest)) > 1) else ""


def _is_named(unit: Unit, package: str, tops: Iterable[str]) -> bool:
    """Tell whether a project is called like a package, finds no other packages, or starts its commands in it."""
    declared = {top for top in tops if any(place and inside(top, place) for place in unit.packages)}
    return _plain(name_of(package)) == _plain(unit.project) or declared == {package} or name_of(package) in unit.starts


def _mentioned(layout: Layout, package: str) -> set[str]:
    """Return the top-level names that a package imports or refers to by text."""
    modules = [layout.facts[path] for path in layout.source_in(package) if path in layout.facts]
    imported = {statement.module for module in modules for statement in module.imports if not statement.level}
    referred = {reference.text for module in modules for reference in module.references}
    return {name.partition(".")[0] for name in imported | referred}


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter not in "-_. ")
