"""
The distributed-monolith score: how far services that are bound to each other could live apart.

Each kind of signal is noisy alone. The score adds the strongest of each kind; the verdict needs three kinds that do
not follow from one another, so that no single rule can raise it. The points are proposed, not fitted to data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from archfit.graph.groups import joined
from archfit.model.coupling import Signal, SignalKind, services, signals
from archfit.model.finding import Confidence, Step

if TYPE_CHECKING:
    from archfit.model.project import Project

POINTS = {
    SignalKind.DATA: 20,
    SignalKind.CODE: 20,
    SignalKind.CHANGE: 20,
    SignalKind.CALLS: 15,
    SignalKind.CHAIN: 10,
    SignalKind.RELEASE: 10,
    SignalKind.RUNTIME: 5,
}
"""The most that a kind of signal counts; together 100."""
_NATURE = {SignalKind.CHAIN: SignalKind.CALLS, SignalKind.RUNTIME: SignalKind.DATA}
"""Kinds that follow from another one, and are no witness of their own beside it."""
CONVICTS, BINDS = 40, 20
"""From so many points on it is a distributed monolith, or coupled."""
WITNESSES = 3
_DENSE = 0.17
"""The density of calls that nine of ten of 24 open-source systems stay below."""
_DOUBTFUL = 0.5
"""A guess counts half."""
_KNOWN = 0.5
"""Where less of what a service does could be followed, nothing found is no proof."""
_FEW = 3
"""Fewer places of a kind say nothing about how much could be followed."""

WAYS_OUT = {
    SignalKind.DATA: "let one service own the tables, and the others ask it or keep a copy that its events fill",
    SignalKind.CODE: "publish what is needed as a contract of its own, and import that",
    SignalKind.CHANGE: "look at what changes together: move it into one of them, or merge them",
    SignalKind.CALLS: "ask for more at once, keep a copy of what is asked for, or merge them",
    SignalKind.CHAIN: "let one of them learn by events what it asks for now",
    SignalKind.RELEASE: "give each a version and a deployment of its own",
    SignalKind.RUNTIME: "give each a store, or a prefix that only it uses",
}


class Judgement(Enum):
    """What a group of services is."""

    DISTRIBUTED_MONOLITH = "distributed-monolith"
    COUPLED = "coupled"
    INDEPENDENT = "independent"
    UNKNOWN = "unknown"


class Part(NamedTuple):
    """What one kind of signal adds to the score of a group."""

    kind: SignalKind
    points: int
    confidence: Confidence
    evidence: tuple[Step, ...]


class Group(NamedTuple):
    """Services that something binds to each other, or one that nothing binds."""

    services: tuple[str, ...]
    score: int
    verdict: Judgement
    parts: tuple[Part, ...]
    """The heaviest first."""
    unmeasured: tuple[str, ...]
    """What could not be found out, and why."""

    @property
    def witnesses(self) -> int:
        """How many kinds of signals speak that are no guesses and do not follow from one another."""
        return len({_NATURE.get(one.kind, one.kind) for one in self.parts if one.confidence is not Confidence.GUESS})


def judge(project: Project) -> tuple[Group, ...]:
    """
    Return every group of services, the highest score first.

    Calls of one another alone join nobody: that is what services are for. They count where something else joins.
    """
    found = signals(project)
    names = services(project)
    binding = (pair for one in found if one.kind is not SignalKind.CALLS for pair in combinations(one.services, 2))
    groups = (_group(project, members, found) for members in joined(names, binding))
    return tuple(sorted(groups, key=lambda one: (-one.score, one.services)))


def _group(project: Project, members: tuple[str, ...], found: Iterable[Signal]) -> Group:
    inside = [one for one in found if set(members).issuperset(one.services)]
    parts = (_part(kind, [one for one in inside if one.kind is kind], len(members)) for kind in SignalKind)
    weighed = tuple(sorted((one for one in parts if one.points), key=lambda one: -one.points))
    score = sum(one.points for one in weighed)
    unmeasured = tuple(_unmeasured(project, members))
    group = Group(members, score, Judgement.INDEPENDENT, weighed, unmeasured)
    return group._replace(verdict=_verdict(project, group))


def _part(kind: SignalKind, found: list[Signal], size: int) -> Part:
    if not found:
        return Part(kind, 0, Confidence.GUESS, ())
    order = list(Confidence)
    found.sort(key=lambda one: (-_weight(one), order.index(one.confidence), one.services))
    weight = _weight(found[0])
    if kind is SignalKind.CALLS:
        weight *= min(1.0, len(found) / (size * (size - 1)) / _DENSE)
    return Part(kind, round(POINTS[kind] * weight), found[0].confidence, _steps(found))


def _steps(found: Iterable[Signal]) -> tuple[Step, ...]:
    return tuple(step for one in found for step in one.evidence)


def _weight(signal: Signal) -> float:
    return signal.strength * (_DOUBTFUL if signal.confidence is Confidence.GUESS else 1.0)


def _verdict(project: Project, group: Group) -> Judgement:
    if group.score >= CONVICTS and group.witnesses >= WITNESSES:
        return Judgement.DISTRIBUTED_MONOLITH
    if group.score >= BINDS:
        return Judgement.COUPLED
    unread = all(project.component(name).language != "python" for name in group.services)
    return Judgement.UNKNOWN if unread or any(_dark(project, group.services)) else Judgement.INDEPENDENT


def _dark(project: Project, members: Iterable[str]) -> Iterator[str]:
    """Yield what of that which leads out of services could be followed by less than half."""
    for one in project.coverage:
        inside = project.service_of(one.component) in members
        if inside and one.kind != "calls" and one.total >= _FEW and one.share < _KNOWN:
            unknown = one.total - one.known
            yield f"{unknown} of {one.total} {one.kind} of `{one.component}`: it is not known where they lead"


def _unmeasured(project: Project, members: tuple[str, ...]) -> Iterator[str]:
    for name in members:
        language = project.component(name).language
        if language != "python":
            yield f"the code of `{name}`: it is written in {language or 'another language'}"
    lost = Counter(project.service_of(name) for name in _lost(project))
    yield from (f"{lost[name]} files of `{name}`: they could not be read" for name in members if lost[name])
    yield from _dark(project, members)
    if len(members) > 1 or len(services(project)) > 1:
        if project.history.missing:
            yield f"{SignalKind.CHANGE.value}: {project.history.missing}"
        if not (project.delivery.work or project.packages.built):
            yield f"{SignalKind.RELEASE.value}: no pipeline and no version was found"


def _lost(project: Project) -> Iterator[str]:
    """Yield the component of each file of which something could not be read."""
    paths = {one.at.path for one in project.problems}
    return filter(None, (project.component_at(path) for path in sorted(paths)))
