"""Dependencies between components: what the imports across their boundaries add up to."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from archfit.graph.cycles import breakers, shortest_path, strong_components
from archfit.model.facts import ImportKind
from archfit.model.finding import Step
from archfit.model.imports import ImportEdge

SHOWN = 5
"""How many of many imports a finding shows."""

DEFERRED = (ImportKind.FUNCTION, ImportKind.LAZY)
"""Imports that run later than the module they stand in."""

Dependencies = Mapping[tuple[str, str], tuple[ImportEdge, ...]]
"""(component, component it imports) -> the imports, in order of place."""


def dependencies(imports: Iterable[ImportEdge], owner_of: Callable[[str], str]) -> Dependencies:
    """Join imports by the two components they lead between."""
    joined: dict[tuple[str, str], list[ImportEdge]] = defaultdict(list)
    for edge in imports:
        joined[owner_of(edge.importer), owner_of(edge.imported)].append(edge)
    return {pair: tuple(edges) for pair, edges in sorted(joined.items())}


def arrows(imports: Iterable[ImportEdge]) -> Dependencies:
    """Join imports by the two modules they lead between."""
    return dependencies(imports, str)


def examples(imports: Iterable[ImportEdge]) -> tuple[Step, ...]:
    """Show the first of many imports, one for every pair of modules."""
    first = {edge.arrow: edge for edge in reversed(tuple(imports))}
    shown = sorted(first.values(), key=lambda edge: (edge.importer, edge.at, edge.imported))[:SHOWN]
    return tuple(Step(edge.arrow, edge.at, edge.note) for edge in shown)


@dataclass(frozen=True)
class Tangle:
    """Components each of which reaches every other: one strongly connected part of the graph."""

    members: tuple[str, ...]
    imports: Dependencies
    """Those between its members."""

    @cached_property
    def cuts(self) -> tuple[tuple[str, str], ...]:
        """
        Dependencies without which no cycle is left, the cheapest first.

        An import inside a function costs half of a plain one: its author has met the cycle already.
        """
        costs = {pair: sum(1 if edge.kind in DEFERRED else 2 for edge in edges) for pair, edges in self.imports.items()}
        return tuple(sorted(breakers(costs), key=lambda pair: (costs[pair], pair)))

    @cached_property
    def cycle(self) -> tuple[ImportEdge, ...]:
        """The shortest cycle through the cheapest cut, beginning with the import to cut."""
        source, target = self.cuts[0]
        following: dict[str, list[str]] = defaultdict(list)
        for one, other in self.imports:
            following[one].append(other)
        path = [source, *shortest_path(following, starts=[target], ends=[source])]
        return tuple(self.imports[pair][0] for pair in itertools.pairwise(path))


def tangles(joined: Dependencies) -> tuple[Tangle, ...]:
    """Return the parts of the component graph that are one cycle, in order."""
    following: dict[str, list[str]] = defaultdict(list)
    for one, other in joined:
        following[one].append(other)
    found = []
    for members in strong_components(following):
        inside = frozenset(members)
        within = {pair: edges for pair, edges in joined.items() if inside.issuperset(pair)}
        found.append(Tangle(tuple(members), within))
    return tuple(found)
