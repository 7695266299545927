"""Who calls whom in a program below a folder."""

from __future__ import annotations

from pathlib import Path

from archfit.engine.effort import Effort
from archfit.engine.gather import gather
from archfit.extract.cache import Memory
from archfit.extract.walk import walk
from archfit.model import Need, Problem, SourceRoot
from archfit.model.calls import CallGraph
from archfit.resolve.calls import call_graph

_BUILT_IN = (
    ("builtins.str.", "<**PyStr**>."),
    ("builtins.list.", "<**PyList**>."),
    ("builtins.dict.", "<**PyDict**>."),
    ("builtins.", "<builtin>."),
)


def calls_below(root: Path) -> tuple[CallGraph, tuple[Problem, ...]]:
    """Return the calls of the program whose modules are named from a folder, and what could not be looked at."""
    effort = Effort(memory=Memory(root, None))
    tree = walk(root)
    summaries = gather(tree, needs=frozenset({Need.USES}), effort=effort).summaries
    flaws = (flaw for summary in summaries.values() for flaw in summary.flaws)
    return call_graph(summaries, [SourceRoot("", "")], {}), (*tree.problems, *flaws)


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
