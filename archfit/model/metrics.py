"""Numbers about a system and its components, to be watched over time: none of them is good or bad by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from archfit.graph.communities import communities, modularity
from archfit.graph.cycles import strong_components
from archfit.graph.reachability import propagation_cost, reached
from archfit.model.architecture import Role
from archfit.model.history import CommitFilter
from archfit.model.metric import Metrics, Numbers

if TYPE_CHECKING:
    from archfit.model.module import Module
    from archfit.model.project import Project

_PROTOCOLS = frozenset({"Protocol", "typing.Protocol", "typing_extensions.Protocol", "ABC", "abc.ABC"})


def measure(project: Project) -> Metrics:
    """Return all numbers, rounded to four digits; components in order of name."""
    between = _between(project)
    blasts = _blasts(project)
    touched = _touched(project)
    names = sorted(one.name for one in project.components)
    return Metrics(
        _rounded(_system(project, touched)),
        {name: _rounded(_component(project, name, (between, blasts, touched))) for name in names},
    )


def _rounded(numbers: Iterable[tuple[str, float | None]]) -> Numbers:
    return {name: None if number is None else round(number, 4) + 0 for name, number in numbers}  # -0.0 + 0 is 0.0


def _counts(module: Module) -> bool:
    """Tell whether a module is source that somebody wrote: the folder of a namespace package has no file."""
    return module.role is Role.SOURCE and module.path.endswith(".py")


# -- the system -----------------------------------------------------------------------------------------------


def _system(project: Project, touched: list[frozenset[str]]) -> Iterator[tuple[str, float | None]]:
    modules = [one.name for one in project.modules.values() if _counts(one)]
    following = _following(project, modules)
    weights, partition = _weighted(project, following)
    quality = modularity(weights, partition) if weights else None
    yield "components", len(project.components)
    yield "modules", len(modules)
    yield "cyclicity", _share(sum(map(len, strong_components(following))), len(modules))
    yield "propagation-cost", propagation_cost(following) if modules else None
    yield "modularity", quality
    yield "modularity-gap", None if quality is None else max(0.0, modularity(weights, communities(weights)) - quality)
    shapes = project.shapes
    pairs = {(one, other) for one in shapes.services for other in shapes.waits_for(one)}
    yield "density", _share(len(pairs), len(shapes.services) * (len(shapes.services) - 1))
    yield "two-way-pairs", sum((other, one) in pairs for one, other in pairs) // 2 if len(shapes.services) > 1 else None
    wires = [one for one in project.wires.edges if project.between_services(one.source, one.target)]
    yield "asynchronous", _share(sum(not one.synchronous for one in wires), len(wires))
    yield "sync-depth", max(map(len, project.waiting.chains), default=0) if len(shapes.services) > 1 else None
    several = sum(len(names - {project.component(name).service for name in names}) > 1 for names in touched)
    yield "co-change", _share(several, sum(map(bool, touched)))
    yield "resolved", _resolved(project, {one.name for one in project.components})


def _following(project: Project, modules: Iterable[str]) -> dict[str, set[str]]:
    """Return which modules each imports."""
    following: dict[str, set[str]] = {name: set() for name in modules}
    for edge in project.imports:
        if edge.importer in following and edge.imported in following and edge.importer != edge.imported:
            following[edge.importer].add(edge.imported)
    return following


def _weighted(
    project: Project, following: Mapping[str, Iterable[str]]
) -> tuple[dict[tuple[str, str], float], dict[str, str]]:
    """Return the imports between modules of components, and whose each module is."""
    owner = {name: project.owner_of(name) for name in following}
    weights = {
        (one, other): 1.0 for one, others in following.items() for other in others if owner[one] and owner[other]
    }
    return weights, {name: owner[name] for pair in weights for name in pair}


def _touched(project: Project) -> list[frozenset[str]]:
    """Return for every change the components that it touches: of a part of a service, the service too."""
    if project.history.missing:
        return []
    return [frozenset(change.parts) for change in project.evolution.changes(CommitFilter())]


# -- a component ----------------------------------------------------------------------------------------------


def _component(
    project: Project,
    name: str,
    known: tuple[Mapping[str, tuple[set[str], set[str]]], Mapping[str, float | None], list[frozenset[str]]],
) -> Iterator[tuple[str, float | None]]:
    between, blasts, touched = known
    into, out = between.get(name, (set(), set()))
    own = [one for one in project.modules.values() if one.component == name and _counts(one)]
    classes = [one for module in own for one in module.facts.classes]
    abstract = sum(one.abstract or not _PROTOCOLS.isdisjoint(one.bases) for one in classes)
    instability = _share(len(out), len(into) + len(out))
    abstractness = _share(abstract, len(classes))
    yield "modules", len(own)
    yield "afferent", len(into)
    yield "efferent", len(out)
    yield "instability", instability
    yield "abstractness", abstractness
    if instability is None or abstractness is None:
        yield "distance", None
    else:
        yield "distance", abs(abstractness + instability - 1)
    yield "blast-radius", blasts.get(name)
    mine = [names for names in touched if name in names]
    yield "co-change", _share(sum(any(project.apart(name, one) for one in names) for names in mine), len(mine))
    yield "resolved", _resolved(project, {name})


def _between(project: Project) -> Mapping[str, tuple[set[str], set[str]]]:
    """Return for each component those that depend on it, and those it depends on: by imports, or by waiting."""
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    wires = {(one.source, one.target) for one in project.wires.edges if one.synchronous}
    for source, target in (*project.component_imports, *wires):
        if project.apart(source, target):
            found[target][0].add(source)
            found[source][1].add(target)
    return found


def _blasts(project: Project) -> Mapping[str, float | None]:
    """Return for each service the share of the others that wait for it, directly or not."""
    shapes = project.shapes
    others = len(shapes.services) - 1
    counts = reached({name: shapes.awaited_by(name) for name in shapes.services})
    return {name: _share(count, others) for name, count in counts.items()}


def _resolved(project: Project, names: set[str]) -> float | None:
    found = [one for one in project.coverage if one.component in names]
    return _share(sum(one.known for one in found), sum(one.total for one in found))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
