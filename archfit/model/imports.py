"""Imports between modules, and the graph they make."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from archfit.graph.cycles import shortest_path
from archfit.model.facts import ImportKind
from archfit.model.finding import Step
from archfit.model.location import Location

_NOTES = {
    ImportKind.TYPE_CHECKING: "TYPE_CHECKING",
    ImportKind.GUARDED: "try/except",
    ImportKind.DYNAMIC: "dynamic",
    ImportKind.LAZY: "lazy",
}


class ImportEdge(NamedTuple):
    """One import, resolved: a module imports a module, or a name out of it."""

    importer: str
    imported: str
    """The module that is imported: for `from shop import cart`, `shop.cart` when that is a module."""
    name: str
    """The name taken out of it; empty when the module itself is imported, `*` for all names."""
    kind: ImportKind
    at: Location
    scope: str = ""
    bound: str = ""
    """The name it is known by in the importer, or empty when it binds none of its own."""
    via: str = ""
    """What takes the string, for dynamic imports: `import_module`, `INSTALLED_APPS`, ..."""
    external: bool = False
    """The imported module is none of the checked code."""

    @property
    def target(self) -> str:
        """The dotted name of what is imported: the module, or the name in it."""
        return f"{self.imported}.{self.name}" if self.name and self.name != "*" else self.imported

    @property
    def note(self) -> str:
        """How it differs from a plain import at the top of a module."""
        if self.kind is ImportKind.FUNCTION:
            return f"in `{self.scope}()`" if self.scope else "in a function"
        return _NOTES.get(self.kind, "")

    @property
    def arrow(self) -> str:
        """The key of this dependency, made of names."""
        return f"{self.importer} -> {self.imported}"


Chain = tuple[ImportEdge, ...]
"""Imports that follow one another from a module to a module."""


def steps(chain: Iterable[ImportEdge]) -> tuple[Step, ...]:
    """Tell a chain hop by hop; the first step is the module it starts from."""
    hops = tuple(chain)
    start = Step(hops[0].importer, hops[0].at._replace(line=0))
    return (start, *(Step(hop.imported, hop.at, hop.note) for hop in hops))


class ImportView:
    """The imports that count for one question, as a graph between modules."""

    def __init__(self, modules: Collection[str], edges: Iterable[ImportEdge]) -> None:
        self.modules = frozenset(modules)
        """Every module of the checked code that is seen, and every external name imported."""
        self.edges: Mapping[tuple[str, str], tuple[ImportEdge, ...]] = _by_pair(edges)
        """The imports from one module to another, in order of place."""

    @cached_property
    def successors(self) -> Mapping[str, frozenset[str]]:
        """The modules each module imports."""
        reached: dict[str, set[str]] = defaultdict(set)
        for importer, imported in self.edges:
            reached[importer].add(imported)
        return {module: frozenset(targets) for module, targets in reached.items()}

    def packages(self, names: Iterable[str]) -> frozenset[str]:
        """Return the modules with these names and all modules inside them."""
        wanted = frozenset(names)
        return frozenset(module for module in self._nodes if not wanted.isdisjoint(_outer_names(module)))

    @cached_property
    def _nodes(self) -> frozenset[str]:
        return self.modules | {end for pair in self.edges for end in pair}

    def direct(self, sources: Collection[str], targets: Collection[str]) -> Iterator[ImportEdge]:
        """Yield every import from one of the sources to one of the targets, in order."""
        for pair in sorted(self.edges):
            if pair[0] in sources and pair[1] in targets:
                yield from self.edges[pair]

    def chains(
        self, sources: Collection[str], targets: Collection[str], *, avoiding: Collection[str] = ()
    ) -> Iterator[Chain]:
        """
        Yield one canonical chain for every import that enters the targets from the sources.

        First the direct imports; then, for each import into the targets that the sources only reach
        through other modules, the shortest chain that ends with it, least by names. Inner modules
        are neither sources nor targets nor avoided ones.
        """
        open_edges = {module: set(following) for module, following in self.successors.items()}
        for edge in self.direct(sources, targets):
            open_edges[edge.importer].discard(edge.imported)
            yield (edge,)
        starts = [module for module in sources if module not in avoiding]
        while path := shortest_path(open_edges, starts=starts, ends=targets, avoiding=avoiding):
            yield tuple(self.edges[pair][0] for pair in itertools.pairwise(path))
            open_edges[path[-2]].discard(path[-1])


def _by_pair(edges: Iterable[ImportEdge]) -> dict[tuple[str, str], tuple[ImportEdge, ...]]:
    grouped: dict[tuple[str, str], list[ImportEdge]] = defaultdict(list)
    for edge in edges:
        grouped[edge.importer, edge.imported].append(edge)
    return {pair: tuple(sorted(group, key=lambda edge: edge.at)) for pair, group in sorted(grouped.items())}


def _outer_names(module: str) -> Iterator[str]:
    while True:
        yield module
        module, dot, _ = module.rpartition(".")
        if not dot:
            return
