"""How one part of a system comes to depend on another: the shortest chain of imports or calls."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from itertools import pairwise
from typing import NamedTuple

from archfit.graph.paths import path_to, shortest_paths
from archfit.model import ArchfitError, Project
from archfit.model.calls import CallGraph

_SUGGESTIONS = 3


class Hop(NamedTuple):
    """One step of a chain."""

    source: str
    verb: str
    """`imports` or `calls`."""
    target: str
    path: str
    line: int


class Ends(NamedTuple):
    """What a name stands for: modules, or functions and the modules whose code runs on import."""

    modules: tuple[str, ...]
    callers: tuple[str, ...]


def why(project: Project, graph: CallGraph, source: str, target: str) -> tuple[Hop, ...]:
    """
    Return the shortest chain that leads from one module, component or function to another, or nothing.

    Between modules and components imports count first, calls only where there are none. Of chains of one
    length it is the least by name. ArchfitError for a name that is none of these.
    """
    one, other = ends(project, graph, source), ends(project, graph, target)
    if one.modules and other.modules:
        edges = {(edge.importer, edge.imported): (edge.at.path, edge.at.line) for edge in reversed(project.imports)}
        chain = _chain(edges, one.modules, other.modules, verb="imports")
        if chain:
            return chain
    calls = {(edge.caller, edge.callee): (edge.path, edge.line) for edge in reversed(graph.edges)}
    return _chain(calls, one.callers, other.callers, verb="calls")


def _chain(
    edges: Mapping[tuple[str, str], tuple[str, int]], starts: Collection[str], goals: Collection[str], *, verb: str
) -> tuple[Hop, ...]:
    successors: dict[str, list[str]] = {}
    for source, target in sorted(edges):
        successors.setdefault(source, []).append(target)
    inside = frozenset(goals)
    before = shortest_paths(successors, starts=sorted(frozenset(starts) - inside))
    # Nodes come in the order of their distance, and of their name among equals.
    nearest = next((node for node in before if node in inside), None)
    if nearest is None:
        return ()
    path = path_to(nearest, before)
    return tuple(Hop(step, verb, following, *edges[step, following]) for step, following in pairwise(path))


def ends(project: Project, graph: CallGraph, name: str) -> Ends:
    """Return what a name stands for; ArchfitError when it is no module, component or function."""
    components = {one.name for one in project.components}
    modules = tuple(sorted(module for module in project.modules if project.owner_of(module) == name))
    if name not in components or not modules:
        modules = _modules(project, name)
    if modules:
        inside = frozenset(modules)
        return Ends(modules, (*modules, *(one.name for one in graph.functions if one.module in inside)))
    return Ends(
        (), function_names(graph, name, also=(*components, *project.modules), what="module, component or function")
    )


def _modules(project: Project, name: str) -> tuple[str, ...]:
    """Return the module with a name and those below it; the end of a name will do where it means one module."""
    found = [
        one.name
        for one in project.modules.values()
        if any(spelled == name or spelled.startswith(f"{name}.") for spelled in (one.name, one.dotted))
    ]
    if not found:
        found = [one for one in project.modules if one.endswith(f".{name}")]
    return tuple(sorted(found)) if len(found) == 1 or name in (one.rpartition(":")[2] for one in found) else ()


def function_names(
    graph: CallGraph, name: str, *, also: Iterable[str] = (), what: str = "function or module"
) -> tuple[str, ...]:
    """
    Return the one function a name means: its qualified name, or the end of it where that tells.

    ArchfitError when it means none or several; `also` are names that may have been meant instead.
    """
    known = [*graph.modules, *(one.name for one in graph.functions)]
    exact = [one for one in known if name in (one, one.rpartition(":")[2])]
    found = exact or [one for one in known if one.endswith(f".{name}")]
    if len(found) == 1:
        return tuple(found)
    if found:
        shown = ", ".join(f"`{one}`" for one in sorted(found)[:_SUGGESTIONS])
        message = f"`{name}` means {len(found)} functions, such as {shown}: name one in full"
    else:
        near = get_close_matches(name, sorted({*known, *also}), n=1) or _by_last_part(name, known)
        meant = f": did you mean `{near[0]}`?" if near else ""
        message = f"there is no {what} `{name}`{meant}"
    raise ArchfitError(message)


def _by_last_part(name: str, known: Iterable[str]) -> list[str]:
    last = {one.rpartition(".")[2]: one for one in sorted(known, reverse=True)}
    return [last[one] for one in get_close_matches(name.rpartition(".")[2], sorted(last), n=1)]
