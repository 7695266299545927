"""
What may be worth doing about the boundaries of a system: advice, with its reasons; it never fails a build.

Merge what cannot live apart, extract what already does, return to one deployable where services cost more than they
give, let events carry what nobody waits for, and make a library of what keeps nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from enum import Enum
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from archfit.model.architecture import ComponentKind, Mode
from archfit.model.coupling import Signal, SignalKind, services, signals
from archfit.model.finding import Confidence, Step
from archfit.model.history import CommitFilter
from archfit.model.location import Location
from archfit.model.shape import singular
from archfit.model.tables import STRAY
from archfit.model.verdict import CONVICTS, judge
from archfit.model.wires import segments
from archfit.model.wording import listed

if TYPE_CHECKING:
    from archfit.model.project import Project

_MERGES, _TERMS = 0.5, 3
"""A merge is suggested from so much on, of at least so many terms."""
_MANY_ENDPOINTS = 10
_READY = 0.8
"""From this share of clean edges on, a module could be a service."""
_FEW_TIES = 3
"""Of a module that more others import, or that imports more others, each import would become a call that waits."""
_FEW_AUTHORS, _MANY_SERVICES = 8, 3
_ACTIVE = 5
"""Commits of somebody who works on the system."""
_DONE = {"POST": "Created", "PUT": "Changed", "PATCH": "Changed", "DELETE": "Deleted"}


class AdviceKind(Enum):
    """What is advised."""

    MERGE = "merge"
    EXTRACT = "extract"
    MONOLITH = "one-deployable"
    EVENT = "event"
    LIBRARY = "library"


class Advice(NamedTuple):
    """One suggestion with its reasons."""

    kind: AdviceKind
    components: tuple[str, ...]
    text: str
    reasons: tuple[Step, ...]
    weight: float
    """Between 0 and 1: how much speaks for it."""
    blockers: tuple[Step, ...] = ()
    """What has to be done before."""


def advise(project: Project) -> tuple[Advice, ...]:
    """Return all advice, by kind, what is surest first."""
    found = [one for source in (_merges, _extractions, _returns, _events, _libraries) for one in source(project)]
    order = list(AdviceKind)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), -one.weight, one.components)))


# -- merge: two services that cannot live apart (ADV001) ------------------------------------------------------


def _merges(project: Project) -> Iterator[Advice]:
    by_pair: dict[tuple[str, str], list[Signal]] = defaultdict(list)
    for signal in signals(project):
        for pair in combinations(signal.services, 2):
            if signal.confidence is not Confidence.GUESS:
                by_pair[pair].append(signal)
    for (one, other), found in sorted(by_pair.items()):
        terms = dict(_merge_terms(project, (one, other), found))
        weight = sum(terms.values())
        if weight >= _MERGES and sum(term > 0 for term in terms.values()) >= _TERMS:
            reasons = tuple(_reason(project, (one, other), signal) for signal in found)
            text = f"make `{one}` and `{other}` one service: they cannot be changed or run apart"
            yield Advice(AdviceKind.MERGE, (one, other), text, reasons, round(weight, 2))


def _reason(project: Project, pair: tuple[str, str], signal: Signal) -> Step:
    """Return of the evidence what is about one of two services; others may be joined by the same."""
    holders = ((project.component_at(step.at.path), step) for step in signal.evidence)
    own = (step for name, step in holders if name and project.service_of(name) in pair)
    return next(own, signal.evidence[0])


def _merge_terms(project: Project, pair: tuple[str, str], found: list[Signal]) -> Iterator[tuple[str, float]]:
    """Yield what speaks for a merge, each term with its weight; how often they share a transaction is not known."""
    kinds: Mapping[SignalKind, Signal] = {one.kind: one for one in found}
    changes = kinds.get(SignalKind.CHANGE)
    yield "co-change", 0.3 * min(1.0, changes.strength) if changes else 0.0
    yield "tables", 0.2 if SignalKind.DATA in kinds else 0.0
    yield "endpoints", 0.2 * min(1.0, _used(project, pair) / _MANY_ENDPOINTS)
    yield "code", 0.15 if SignalKind.CODE in kinds else 0.0
    owners = [project.owners.of(name) for name in pair]
    same = owners[0] and owners[1] and owners[0].names == owners[1].names
    yield "owner", 0.1 if same else 0.0
    one, other = (set(project.shapes.own_words(name)) for name in pair)
    yield "names", 0.05 if one & other else 0.0


def _used(project: Project, pair: tuple[str, str]) -> int:
    """Return how many endpoints of each other two services use."""
    ends = [(project.service_of(call.component), call) for call in project.waiting.calls]
    those = (call for source, call in ends if {source, project.service_of(call.target)} == set(pair))
    return len({(call.target, call.endpoint.path if call.endpoint else call.path) for call in those})


# -- extract: a module that could be a service (ADV002) -------------------------------------------------------


def _extractions(project: Project) -> Iterator[Advice]:
    if project.mode is not Mode.MONOLITH:
        return
    owning = Counter(one.component for one in project.data.owners if one.component)
    importing = Counter(target for _, target in project.dependencies())
    shared = {one.name for one in project.components if one.kind is ComponentKind.LIBRARY}
    imported = Counter(source for source, target in project.dependencies() if target not in shared)
    for component in project.components:
        module = component.kind is ComponentKind.MODULE and _has_its_own(owning, component.name)
        if module and max(importing[component.name], imported[component.name]) <= _FEW_TIES:
            clean, blockers = _edges(project, component.name)
            share = 1 - len(blockers) / (len(blockers) + clean) if clean + len(blockers) else 0.0
            if share >= _READY:
                ties = f"{clean} of {clean + len(blockers)} ties to others are clean"
                text = f"`{component.name}` could be a service: {ties}"
                at = Location(component.root)
                reason = Step(f"`{component.name}` owns its tables", at)
                yield Advice(AdviceKind.EXTRACT, (component.name,), text, (reason,), round(share, 2), tuple(blockers))


def _has_its_own(owning: Counter[str], name: str) -> bool:
    """Tell whether a module has tables; one that has nearly all there are is a layer, and has them for all."""
    return bool(owning[name]) and STRAY * (owning.total() - owning[name]) >= owning.total()


def _edges(project: Project, name: str) -> tuple[int, list[Step]]:
    """Return how many ties of a module hinder nobody, and those that would have to be cut."""
    clean, blockers = 0, []
    for (source, target), edges in project.dependencies().items():
        for edge in edges:
            if target == name and project.boundaries.trespasses(edge):
                blockers.append(Step(f"`{source}` imports `{edge.target}`", edge.at))
            elif name in (source, target):
                clean += 1
    for key in project.tables.references:
        owner = project.tables.owner_elsewhere(key.target, key.component)
        if owner is not None and name in (key.component, owner.component):
            blockers.append(Step(f"a foreign key of `{key.component}` points at `{key.target}`", key.at))
    for access in project.tables.accesses:
        owner = project.tables.owner_elsewhere(access.table, access.component, access.model)
        if owner is not None and name in (access.component, owner.component):
            blockers.append(Step(f"`{access.component}` uses `{access.table}` of `{owner.component}`", access.at))
    return clean, blockers


# -- keep, or return to, one deployable (ADV003) --------------------------------------------------------------


def _returns(project: Project) -> Iterator[Advice]:
    names = services(project)
    worst = max(judge(project), key=lambda one: one.score, default=None)
    if len(names) < _MANY_SERVICES or worst is None or worst.score < CONVICTS:
        return
    authors = _authors(project)
    owners = [project.owners.of(name) for name in names]
    same = all(owner and owner.names == owners[0].names for owner in owners) if owners[0] else False
    few = f"{authors} people work on {len(names)} services" if 0 < authors <= _FEW_AUTHORS else ""
    one = f"one owner has all {len(names)} services" if same else ""
    if few or one:
        bound = f"{worst.score} of 100 points bind them"
        text = f"make {listed(worst.services)} modules of one deployable: {few or one}, and {bound}"
        reasons = tuple(part.evidence[0] for part in worst.parts)
        yield Advice(AdviceKind.MONOLITH, worst.services, text, reasons, worst.score / 100)


def _authors(project: Project) -> int:
    """Return how many people work on the system: with five changes or more in the half year before the last."""
    counted: dict[str, int] = defaultdict(int)
    for one in project.evolution.changes(CommitFilter(months=6)):
        for author in {commit.author for commit in one.change.commits}:
            counted[author] += 1
    return sum(count >= _ACTIVE for count in counted.values())


# -- calls that could be events (ADV004) ----------------------------------------------------------------------


def _events(project: Project) -> Iterator[Advice]:
    found: dict[tuple[str, str, str], Step] = {}
    for call in project.waiting.calls:
        if call.changes and call.ignored and project.between_services(call.component, call.target):
            name = _event_of(call.verb, call.path)
            step = Step(f"`{call.caller}` calls `{call.what}` and does not use the answer", call.at)
            found.setdefault((call.component, call.target, name), step)
    for (source, target, name), step in sorted(found.items()):
        text = f"let `{source}` publish `{name}` instead of calling `{target}`: it does not use the answer"
        yield Advice(AdviceKind.EVENT, (source, target), text, (step,), 0.5)


def _event_of(verb: str, path: str) -> str:
    """Return a name for what has happened: `OrderCreated` for `POST /orders`."""
    parts = [part for part in segments(path) if "{" not in part and not re.fullmatch(r"v\d+", part)]
    found = [word for word in re.split(r"[^A-Za-z0-9]+", parts[-1]) if word] if parts else []
    noun = "".join(word.title() for word in (*found[:-1], *map(singular, found[-1:]))) or "Thing"
    return f"{noun}{_DONE[verb]}"


# -- services that could be a library (ADV005) ----------------------------------------------------------------


def _libraries(project: Project) -> Iterator[Advice]:
    shapes = project.shapes
    for name in shapes.services:
        callers = shapes.awaited_by(name)
        if callers and shapes.computes_only(name):
            users = listed(tuple(sorted(callers)))
            text = f"`{name}` keeps nothing and calls nobody: {users} could import it as a library"
            at = min(one.at for one in shapes.endpoints(name))
            step = Step(f"`{name}` answers from its input alone", at)
            yield Advice(AdviceKind.LIBRARY, (name, *sorted(callers)), text, (step,), min(1.0, len(callers) / 3))
