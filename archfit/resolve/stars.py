"""Which names a module has by `from other import *`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from archfit.model import ImportEdge, ImportKind, ModuleFacts

_Bindings = dict[tuple[str, str], tuple[str, str]]


def star_bindings(edges: Iterable[ImportEdge], facts: Mapping[str, ModuleFacts]) -> _Bindings:
    """
    Return (module, name) -> (module it comes from, name there) for every name a star import binds.

    `facts` are by module name. Public names are those in `__all__`, else those without a leading
    underscore (The Python Language Reference, 7.11). Chains of stars are followed to a fixpoint.
    """
    known = tuple(edges)
    stars: dict[str, list[str]] = defaultdict(list)
    for edge in known:
        if edge.name == "*":
            stars[edge.importer].append(edge.imported)
    if not stars:
        return {}
    involved = frozenset(stars).union(*stars.values())
    bound: dict[str, set[str]] = defaultdict(set)
    for edge in known:
        if edge.bound and edge.importer in involved and edge.kind is not ImportKind.FUNCTION:
            bound[edge.importer].add(edge.bound)
    found: _Bindings = {}
    offered = {module: _own_names(facts.get(module), bound[module]) for module in involved}
    changed = True
    while changed:
        changed = False
        for module, sources in stars.items():
            for source in sources:
                for name in sorted(_public(offered[source], facts.get(source)) - offered[module]):
                    offered[module].add(name)
                    found[module, name] = (source, name)
                    changed = True
    return found


def _own_names(facts: ModuleFacts | None, bound: set[str]) -> set[str]:
    return set(bound) | (set(facts.definitions) if facts else set())


def _public(names: set[str], facts: ModuleFacts | None) -> set[str]:
    if facts is not None and facts.exports is not None:
        return names & set(facts.exports)
    return {name for name in names if not name.startswith("_")}
