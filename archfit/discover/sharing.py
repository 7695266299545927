"""Code outside every unit that units import: shared libraries without a project of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from archfit.discover.layout import Layout, inside, join, outwards
from archfit.discover.votes import ImportFinder
from archfit.model import Evidence, Location, ModuleFacts

SHARED = "shared import"
"""What is said of code that is shared only because units import it."""


def shared_places(
    layout: Layout, facts: Mapping[str, ModuleFacts], units: Collection[str]
) -> Iterator[tuple[str, Evidence]]:
    """Yield each top-level package or module outside the units that one imports, with the first such import."""
    held = {path: next((folder for folder in outwards(path) if folder in units), None) for path in layout.source}
    if all(folder is not None for folder in held.values()):
        return
    finder = ImportFinder(layout, facts)
    found: dict[str, Evidence] = {}
    for path in layout.source:
        module = facts.get(path)
        if module is None or held[path] is None:
            continue
        for statement in module.imports:
            led = finder.find(path, statement)
            place = _place(layout, join(led.start, led.head)) if led else None
            if place and place not in found and _outside(place, units):
                found[place] = Evidence(SHARED, Location(path, statement.line))
    yield from sorted(found.items())


def _place(layout: Layout, module: str) -> str | None:
    if module in layout.source_folders:
        return module
    return f"{module}.py" if f"{module}.py" in layout.files and f"{module}.py" not in layout.roles else None


def _outside(place: str, units: Collection[str]) -> bool:
    return not any(inside(place, unit) or (inside(unit, place) and not unit.endswith(".py")) for unit in units)
