"""The summaries of a system's files, named and joined by their imports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from archfit.model import ComponentKind, SourceRoot
from archfit.model.calls import CallGraph
from archfit.model.library import Knowledge
from archfit.model.summary import Summary
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.imports import imports_of
from archfit.resolve.calls.link import graph, solve
from archfit.resolve.imports import Resolver
from archfit.resolve.modules import Modules, name_modules


def call_graph(
    summaries: Mapping[str, Summary], roots: Iterable[SourceRoot], kinds: Mapping[str, ComponentKind]
) -> CallGraph:
    """Return who calls whom in a system, as `solved` takes it."""
    return graph(solved(summaries, roots, kinds, Knowledge()))


def solved(
    summaries: Mapping[str, Summary],
    roots: Iterable[SourceRoot],
    kinds: Mapping[str, ComponentKind],
    knowledge: Knowledge,
) -> Engine:
    """
    Let the values of a system flow until nothing changes.

    `summaries` are by path; `kinds` says of which kind of component each file is, as far as it is of any.
    """
    modules = name_modules(summaries, roots)
    resolver = Resolver(modules, {}, _kinds_of_roots(modules, kinds))
    files = sorted(modules.by_file.items(), key=lambda item: (item[1], item[0]))
    places = {path: modules.by_name[name]._replace(path=path) for path, name in files}
    imports = {path: imports_of(summaries[path], places[path], resolver) for path, _ in files}
    return solve([(name, summaries[path]) for path, name in files], imports, modules.by_name, knowledge)


def _kinds_of_roots(modules: Modules, kinds: Mapping[str, ComponentKind]) -> Mapping[str, ComponentKind]:
    """Return the kind of component that all files of a source root belong to, where it is one."""
    found: dict[str, set[ComponentKind]] = {}
    for place in modules.by_name.values():
        if place.path in kinds:
            found.setdefault(place.root, set()).add(kinds[place.path])
    return {root: next(iter(kind)) for root, kind in found.items() if len(kind) == 1}
