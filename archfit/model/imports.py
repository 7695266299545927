"""Imports between modules, and the graph they make."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from archfit.graph.layers import Stack, illegal_pairs
from archfit.graph.paths import path_to, shortest_paths
from archfit.model.facts import ImportKind
from archfit.model.finding import Step
from archfit.model.location import Location
from archfit.model.pattern import outwards

_NOTES = {
    ImportKind.TYPE_CHECKING: "TYPE_CHECKING",
    ImportKind.GUARDED: "try/except",
    ImportKind.DYNAMIC: "dynamic",
    ImportKind.LAZY: "lazy",
}

_IMPORTING = ("import_module", "__import__", "import_string", "import_from_string")


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
    def channel(self) -> str:
        """`import` for what the interpreter imports, `reference` for what a framework looks up by a string."""
        return "reference" if self.via and not self.via.endswith(_IMPORTING) else "import"

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


class BrokenLayers(NamedTuple):
    """A layer that reaches another which it must not."""

    stack: Stack
    importer: str
    imported: str
    chains: tuple[Chain, ...]


def steps(chain: Iterable[ImportEdge]) -> tuple[Step, ...]:
    """Tell a chain hop by hop; the first step is the module it starts from."""
    hops = tuple(chain)
    start = Step(hops[0].importer, hops[0].at._replace(line=0))
    return (start, *(Step(hop.imported, hop.at, hop.note) for hop in hops))


class ImportView:
    """The imports that count for one question, as a graph between modules."""

    def __init__(self, modules: Collection[str], edges: Iterable[ImportEdge]) -> None:
        self.modules = frozenset(modules)
        """Every module of the checked code that is seen."""
        self.edges: Mapping[tuple[str, str], tuple[ImportEdge, ...]] = _by_pair(edges)
        """The imports from one module to another, in order of place."""

    @cached_property
    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """The modules each module imports, in order."""
        reached: dict[str, list[str]] = defaultdict(list)
        for importer, imported in self.edges:
            reached[importer].append(imported)
        return {module: tuple(targets) for module, targets in reached.items()}

    @cached_property
    def externals(self) -> tuple[str, ...]:
        """The external names that are imported, in order."""
        return tuple(sorted({imported for _, imported in self.edges} - self.modules))

    def packages(self, names: Iterable[str]) -> frozenset[str]:
        """Return the modules with these names and all modules inside them, external ones too."""
        return frozenset(module for name in names for module in self._inside.get(name, ()))

    def owners(self, names: Iterable[str]) -> dict[str, str]:
        """Return the modules with these names and all modules inside them, each with the innermost of the names."""
        return {module: name for name in sorted(names) for module in self._inside.get(name, ())}

    @cached_property
    def _inside(self) -> Mapping[str, tuple[str, ...]]:
        """Every name, module or not -> the modules with this name or inside of it."""
        inside: dict[str, list[str]] = defaultdict(list)
        for module in self.modules | {imported for _, imported in self.edges}:
            for outer in outwards(module):
                inside[outer].append(module)
        return {name: tuple(modules) for name, modules in inside.items()}

    @cached_property
    def siblings(self) -> Mapping[str, Mapping[tuple[str, str], tuple[ImportEdge, ...]]]:
        """
        Package -> the imports between its children, each child with everything inside it.

        An import lies between the children of one package only: the closest one around both its ends.
        """
        between: dict[str, dict[tuple[str, str], list[ImportEdge]]] = defaultdict(lambda: defaultdict(list))
        for pair, edges in self.edges.items():
            importer, imported = (module.split(".") for module in pair)
            same = itertools.takewhile(lambda parts: parts[0] == parts[1], zip(importer, imported, strict=False))
            depth = sum(1 for _ in same)
            if depth < min(len(importer), len(imported)):
                children = ".".join(importer[: depth + 1]), ".".join(imported[: depth + 1])
                between[".".join(importer[:depth])][children].extend(edges)
        return {
            package: {pair: tuple(edges) for pair, edges in sorted(joined.items())}
            for package, joined in sorted(between.items())
        }

    def direct(self, sources: Collection[str], targets: Collection[str]) -> Iterator[ImportEdge]:
        """Yield every import from one of the sources to one of the targets, in order."""
        for importer in sorted(sources):
            for imported in self.successors.get(importer, ()):
                if imported in targets:
                    yield from self.edges[importer, imported]

    def chains(
        self, sources: Collection[str], targets: Collection[str], *, avoiding: Collection[str] = ()
    ) -> Iterator[Chain]:
        """
        Yield one canonical chain for every import that enters the targets from the sources.

        First the direct imports; then, for each import into the targets that the sources only reach
        through other modules, the shortest chain that ends with it, least by names. Inner modules
        are neither sources nor targets nor avoided ones. Linear in the imports.
        """
        for edge in self.direct(sources, targets):
            yield (edge,)
        blocked = frozenset(targets).union(avoiding)
        before = shortest_paths(self.successors, starts=sorted(sources), blocked=blocked)
        for last in before:
            if last in sources:
                continue
            for target in self.successors.get(last, ()):
                if target in targets:
                    yield tuple(self.edges[pair][0] for pair in itertools.pairwise([*path_to(last, before), target]))

    def broken_layers(self, stacks: Sequence[Stack]) -> Iterator[BrokenLayers]:
        """Yield, for each stack of layers in order, the chains that break it; none goes through a third layer."""
        for stack, illegal in zip(stacks, self.illegal_layers(stacks), strict=True):
            every = self.packages(member for level in stack for member in level.members) if illegal else frozenset()
            for importer, group in itertools.groupby(illegal, key=lambda pair: pair[0]):
                inside = self.packages([importer])
                layer_of = self.owners(name for _, name in group)
                found: dict[str, list[Chain]] = defaultdict(list)
                for chain in self.chains(inside, layer_of.keys(), avoiding=every - inside - layer_of.keys()):
                    found[layer_of[chain[-1].imported]].append(chain)
                for imported, chains in sorted(found.items()):
                    yield BrokenLayers(stack, importer, imported, tuple(chains))

    def illegal_layers(self, stacks: Sequence[Stack]) -> list[list[tuple[str, str]]]:
        """Return for each stack of layers the pairs (importer, imported) of layers whose chains are illegal."""
        only = stacks[0] if len(stacks) == 1 else ()
        return illegal_pairs(self._merged(only) if only else self.edges, stacks)

    def _merged(self, stack: Stack) -> set[tuple[str, str]]:
        """
        Return the edges with every layer made one node.

        The verdict stays, and a layer that thousands of imports break is judged as fast as another.
        """
        node = self.owners(member for level in stack for member in level.members)
        merged = {(node.get(importer, importer), node.get(imported, imported)) for importer, imported in self.edges}
        return {(importer, imported) for importer, imported in merged if importer != imported}


def _by_pair(edges: Iterable[ImportEdge]) -> dict[tuple[str, str], tuple[ImportEdge, ...]]:
    grouped: dict[str, dict[str, list[ImportEdge]]] = defaultdict(dict)
    for edge in edges:
        grouped[edge.importer].setdefault(edge.imported, []).append(edge)
    return {
        (importer, imported): tuple(sorted(found, key=_AT)) if len(found) > 1 else tuple(found)
        for importer, reached in sorted(grouped.items())
        for imported, found in sorted(reached.items())
    }


_AT = attrgetter("at")
