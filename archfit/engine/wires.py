"""Takes out of the wires of a system those of one component."""

from __future__ import annotations

from archfit.model import ArchfitError, Project
from archfit.model.wires import Wires
from archfit.model.wording import nearest, quoted


def part(project: Project, component: str) -> Wires:
    """Return what a component answers, calls and sends, and who calls it; ArchfitError where there is none."""
    known_component(project, component)
    wires = project.wires
    return Wires(
        endpoints=tuple(one for one in wires.endpoints if one.component == component),
        calls=tuple(one for one in wires.calls if component in (one.component, one.target)),
        messages=tuple(one for one in wires.messages if one.component == component),
        edges=tuple(one for one in wires.edges if component in (one.source, one.target)),
    )


def known_component(project: Project, name: str) -> str:
    """Return the name of a component; ArchfitError where there is none."""
    known = [one.name for one in project.components]
    if name not in known:
        near = nearest(name, known)
        raise ArchfitError(f"there is no component {quoted(name)}" + (f": {near}" if near else ""))
    return name
