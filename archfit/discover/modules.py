"""The modules of one application: its packages, seen from above."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from archfit.discover.layout import Layout, folder_of, inside, name_of, relative
from archfit.model import Component, ComponentKind, Evidence, Location, ModuleFacts, SourceRoot

CONTAINERS = frozenset(
    ("apps", "bounded_contexts", "contexts", "domains", "features", "modules", "packages", "services")
)
"""Customary names of packages that only hold others."""
MAX_OPENED = 60
"""More packages than this side by side are entries of a collection, not modules."""
LAYERS = frozenset(
    (
        "adapters",
        "api",
        "application",
        "core",
        "domain",
        "entrypoints",
        "infrastructure",
        "models",
        "ports",
        "presentation",
        "repositories",
        "services",
        "utils",
        "views",
    )
)
"""Customary names of the layers of one module: a package of these is a module, not a container of modules."""


def application_folder(layout: Layout, roots: tuple[SourceRoot, ...], folder: str, units: Collection[str]) -> str:
    """
    Return the folder that stands for the application in a unit's folder.

    Its only top-level package, or else its only source root, or else the folder itself.
    """
    tops = _tops(layout, roots, folder, units)
    if len(tops) == 1:
        return tops[0]
    holding = {_root_around(roots, top) for top in tops}
    return holding.pop() if len(holding) == 1 else folder


def module_components(
    layout: Layout,
    roots: tuple[SourceRoot, ...],
    service: Component,
    *,
    facts: Mapping[str, ModuleFacts],
    taken: Collection[str],
) -> tuple[Component, ...]:
    """
    Return the modules of an application, by dotted name.

    They are the second-level packages of a single package, or the top-level packages where there are
    several; a package that only holds packages is opened one level. One module alone is none.
    """
    found = []
    for unit in service.holds:
        tops = _tops(layout, roots, unit, taken)
        single = len(tops) == 1
        listed = [child for top in tops for child in _children(layout, top)] if single else tops
        for folder in (folder for folder in listed if not any(inside(folder, other) for other in taken)):
            found.extend(_opened(layout, folder, facts, always=not single))
    root_of = {folder: _root_around(roots, folder) for folder in found}
    if len(found) < 2:  # noqa: PLR2004 -- a boundary needs two sides
        return ()
    return tuple(_module(layout, folder, root_of[folder], service.name) for folder in sorted(set(found)))


def _module(layout: Layout, folder: str, root: str, service: str) -> Component:
    name = ".".join(relative(folder, root))
    first = f"{folder}/__init__.py"
    at = first if first in layout.files else layout.source_in(folder)[0]
    return Component(
        name, ComponentKind.MODULE, folder, evidence=(Evidence(f"package `{name}`", Location(at)),), service=service
    )


def _tops(layout: Layout, roots: tuple[SourceRoot, ...], unit: str, units: Collection[str]) -> list[str]:
    """
    Return the top-level packages with source in a unit, other than what belongs to other units.

    Where there are regular packages, a folder without `__init__` counts only if it holds one or is imported.
    """
    others = {other for other in units if other != unit and inside(other, unit)}
    paths = {root.path for root in roots}
    found = {}
    for root in sorted(path for path in paths if inside(path, unit) or inside(unit, path)):
        folders = (folder for folder in _children(layout, root) if inside(folder, unit))
        own = (folder for folder in folders if not any(inside(folder, other) for other in others))
        found[root] = [
            folder for folder in own if layout.is_package(folder) or not any(inside(path, folder) for path in paths)
        ]
    tops = [folder for folders in found.values() for folder in folders]
    if any(map(layout.is_package, tops)):
        tops = [folder for folder in tops if _is_imported(layout, folder)]
    return [folder for folder in tops if not any(folder != other and inside(folder, other) for other in tops)]


def _is_imported(layout: Layout, folder: str) -> bool:
    inner = layout.children.get(folder, ())
    return layout.is_package(folder) or name_of(folder) in layout.imported or any(map(layout.is_package, inner))


def _children(layout: Layout, folder: str) -> list[str]:
    """Return the folders in a folder that hold source and have a name to be imported by."""
    return [child for child in layout.children.get(folder, ()) if name_of(child).isidentifier()]


def _opened(layout: Layout, folder: str, facts: Mapping[str, ModuleFacts], *, always: bool) -> list[str]:
    inner = _children(layout, folder)
    wanted = name_of(folder) in CONTAINERS or (always and not any(name_of(child) in LAYERS for child in inner))
    return inner if wanted and 0 < len(inner) <= MAX_OPENED and _only_holds(layout, folder, facts) else [folder]


def _only_holds(layout: Layout, folder: str, facts: Mapping[str, ModuleFacts]) -> bool:
    """Tell whether a package has no modules of its own, and an `__init__` that imports nothing."""
    for path in layout.folders.get(folder, ()):
        module = facts.get(path)
        if name_of(path) != "__init__.py" or (module and module.imports):
            return False
    return True


def _root_around(roots: tuple[SourceRoot, ...], folder: str) -> str:
    return max((root.path for root in roots if inside(folder, root.path)), key=len, default=folder_of(folder))
