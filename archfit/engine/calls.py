"""Who calls whom in a system, or in a program below a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from archfit import extract
from archfit.engine.assemble import System
from archfit.extract.python.summary import summarise
from archfit.model import SourceRoot
from archfit.model.calls import CallGraph
from archfit.model.summary import Summary
from archfit.resolve.calls import call_graph

_BUILT_IN = (
    ("builtins.str.", "<**PyStr**>."),
    ("builtins.list.", "<**PyList**>."),
    ("builtins.dict.", "<**PyDict**>."),
    ("builtins.", "<builtin>."),
)


def calls_in(root: Path, system: System) -> CallGraph:
    """Return the calls of a system that stands below a root."""
    project = system.project
    modules = project.modules.values()
    kinds = {one.path: project.component(one.component).kind for one in modules if one.component}
    paths = [one.path for one in modules if one.path.endswith(".py")]
    return call_graph(_summaries(root, paths), system.landscape.source_roots, kinds)


def calls_below(root: Path) -> CallGraph:
    """Return the calls of the program whose modules are named from a folder."""
    paths = [path for path in extract.walk(root).files if path.endswith(".py")]
    return call_graph(_summaries(root, paths), [SourceRoot("", "")], {})


def _summaries(root: Path, paths: Iterable[str]) -> dict[str, Summary]:
    found = {}
    for path in paths:
        try:
            found[path] = summarise(path, extract.read(str(root), path))
        except extract.UnreadableError:
            continue
    return found


def adjacency(graph: CallGraph) -> dict[str, list[str]]:
    """
    Return a call graph as PyCG prints it: each name with the names it calls, those of built-in types in its spelling.

    The format of the micro-benchmark of Salis et al., PyCG: Practical Call Graph Generation in Python, ICSE 2021.
    """
    found: dict[str, set[str]] = {name: set() for name in (*graph.modules, *(one.name for one in graph.functions))}
    for edge in graph.edges:
        callee = _spelled(edge.callee)
        found.setdefault(edge.caller, set()).add(callee)
        found.setdefault(callee, set())
    return {name: sorted(callees) for name, callees in sorted(found.items())}


def _spelled(name: str) -> str:
    for ours, theirs in _BUILT_IN:
        if name.startswith(ours):
            return theirs + name.removeprefix(ours)
    return name
