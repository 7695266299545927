"""Which component a file belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from archfit.discover.layout import outwards
from archfit.model import Component


def owners(files: Iterable[str], components: Iterable[Component]) -> dict[str, str]:
    """Map each file to the component that holds it: of several, the one whose path is longest. Others are left out."""
    held = {path: component.name for component in components for path in component.holds}
    found = {}
    for file in files:
        holder = next((held[path] for path in outwards(file) if path in held), None)
        if holder is not None:
            found[file] = holder
    return found
