"""The modules of one application: its packages, seen from above."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from archfit.discover.application import ANY, children, packages_beside, root_around, top_level_packages
from archfit.discover.layout import Layout, inside, name_of, relative
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

    They are the second-level packages of the only or main package with the top-level ones that belong to
    it, or the top-level packages where there are several; a package that only holds packages is opened
    one level. One module alone is none.
    """
    found = []
    for unit in service.holds:
        tops = top_level_packages(layout, roots, unit, taken)
        main = service.root if service.root in tops else tops[0] if len(tops) == 1 else ""
        inner = _inner(layout, main) if main else []
        outer = packages_beside(layout, roots, main, tops=tops) if main else tops
        for always, folder in (*((False, folder) for folder in inner), *((True, folder) for folder in outer)):
            if not any(inside(folder, other) for other in taken):
                found.extend(_opened(layout, folder, facts, always=always))
    root_of = {folder: root_around(roots, folder) for folder in found}
    if len(found) < 2:  # noqa: PLR2004 -- a boundary needs two sides
        return ()
    return tuple(_module(layout, folder, root_of[folder], service.name) for folder in sorted(set(found)))


def _inner(layout: Layout, package: str) -> list[str]:
    """Return the packages in a package, or those within where one holds nearly all of its source."""
    found = children(layout, package)
    if len(found) == 1 and len(layout.source_in(found[0])) >= ANY * len(layout.source_in(package)):
        return _inner(layout, found[0])
    return found


def _module(layout: Layout, folder: str, root: str, service: str) -> Component:
    name = ".".join(relative(folder, root))
    first = f"{folder}/__init__.py"
    at = first if first in layout.files else layout.source_in(folder)[0]
    return Component(
        name, ComponentKind.MODULE, folder, evidence=(Evidence(f"package `{name}`", Location(at)),), service=service
    )


def _opened(layout: Layout, folder: str, facts: Mapping[str, ModuleFacts], *, always: bool) -> list[str]:
    inner = children(layout, folder)
    wanted = name_of(folder) in CONTAINERS or (always and not any(name_of(child) in LAYERS for child in inner))
    return inner if wanted and 0 < len(inner) <= MAX_OPENED and _only_holds(layout, folder, facts) else [folder]


def _only_holds(layout: Layout, folder: str, facts: Mapping[str, ModuleFacts]) -> bool:
    """Tell whether a package has no modules of its own, and an `__init__` that imports nothing."""
    for path in layout.folders.get(folder, ()):
        module = facts.get(path)
        if name_of(path) != "__init__.py" or (module and module.imports):
            return False
    return True
