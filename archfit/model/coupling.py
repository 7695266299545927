"""What binds services to each other: independent signals, each with the services it joins and its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from archfit.model.architecture import ComponentKind
from archfit.model.data import Datastore, StoreUse
from archfit.model.facts import ImportKind
from archfit.model.finding import Confidence, Step
from archfit.model.foreign_table import foreign_tables, step_of, surest
from archfit.model.history import CommitFilter
from archfit.model.releases import lockstep
from archfit.model.wires import RemoteCall, Wire

if TYPE_CHECKING:
    from archfit.model.project import Project

_SHOWN = 3
_LONG_CHAIN = 3
"""So many calls one after the other are a long chain (NET001)."""
_LIGHT = 0.5
"""What only tests or the type checker need binds half as much: it holds back a change, and no deployment."""
_DOUBT = list(Confidence)


class SignalKind(Enum):
    """What may bind services."""

    DATA = "shared-data"
    """They use one database, or one reaches into the tables of the other."""
    CODE = "code-dependency"
    """One imports or installs the code of the other."""
    CHANGE = "co-change"
    """Changes of the one come with changes of the other."""
    CALLS = "synchronous-calls"
    """How many of all possible pairs call each other and wait."""
    CHAIN = "call-chain"
    """They wait for each other in a circle, or three calls in a row."""
    RELEASE = "lockstep-release"
    """They are versioned or deployed by one hand movement."""
    RUNTIME = "shared-runtime"
    """They keep state in one store of keys, documents or files."""


class Signal(NamedTuple):
    """One reason to believe that services cannot live apart."""

    kind: SignalKind
    services: tuple[str, ...]
    """Those it joins, sorted."""
    strength: float
    """Between 0 and 1."""
    confidence: Confidence
    evidence: tuple[Step, ...]


def signals(project: Project) -> tuple[Signal, ...]:
    """Return all signals between services, in order of kind and services."""
    found = (one for source in _SOURCES for one in source(project))
    order = list(SignalKind)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.services)))


def services(project: Project) -> tuple[str, ...]:
    """Return the names of what is deployed on its own, sorted."""
    return tuple(sorted(one.name for one in project.components if one.kind is ComponentKind.SERVICE))


def users_of(project: Project, store: Datastore) -> Mapping[str, list[StoreUse]]:
    """Return the services that use a store, each with the places where it names it; without tests and migrations."""
    found: dict[str, list[StoreUse]] = defaultdict(list)
    for use in store.uses:
        service = project.service_of(use.component) if use.component else ""
        if service and not use.transient and not project.tables.is_aside(use.at):
            found[service].append(use)
    return dict(sorted(found.items()))


def _stores(project: Project) -> Iterator[Signal]:
    for store in project.data.stores:
        users = users_of(project, store)
        if len(users) > 1:
            kind = SignalKind.RUNTIME if store.schemaless and store.engine in _KEYS else SignalKind.DATA
            steps = (
                Step(f"`{name}` uses `{store.id}`", use.at, use.source) for name, (use, *_) in users.items()
            )  # fmt: skip
            yield Signal(kind, tuple(users), 1.0, store.confidence, tuple(steps))


_KEYS = frozenset({"etcd", "memcached", "minio", "redis", "s3", "valkey"})
"""Engines that hold keys or files: what two services share in them is seldom all their data."""


def _tables(project: Project) -> Iterator[Signal]:
    found: dict[tuple[str, ...], list[tuple[Step, Confidence]]] = defaultdict(list)
    for writes in (True, False):
        for table, places in foreign_tables(project, writes=writes, shared=(), free=()):
            if project.between_services(table.component, table.owner):
                pair = _pair(project, table.component, table.owner)
                found[pair].append((step_of(project, places[0]), surest(places)))
    yield from _gathered(SignalKind.DATA, found)


def _code(project: Project) -> Iterator[Signal]:
    found: dict[tuple[str, ...], list[tuple[Step, Confidence]]] = defaultdict(list)
    light: dict[tuple[str, ...], list[tuple[Step, Confidence]]] = defaultdict(list)
    for (source, target), edges in project.component_imports.items():
        inner = [edge for edge in edges if not project.boundaries.hands_out(edge)]
        if inner and project.between_services(source, target):
            run = next((edge for edge in inner if edge.kind is not ImportKind.TYPE_CHECKING), None)
            edge = run or inner[0]
            step = Step(f"`{source}` imports `{edge.imported}`", edge.at, edge.note)
            (found if run else light)[_pair(project, source, target)].append((step, Confidence.DIRECT))
    for one in project.packages.dependencies:
        target = one.built.component
        if one.built.whole and project.between_services(one.component, target):
            aside = one.requirement.development
            who = f"the tests of `{one.component}` need" if aside else f"`{one.component}` requires"
            step = Step(f"{who} the package `{one.requirement.name}`", one.requirement.at)
            (light if aside else found)[_pair(project, one.component, target)].append((step, one.confidence))
    yield from _gathered(SignalKind.CODE, found)
    yield from _gathered(SignalKind.CODE, light, strength=_LIGHT)


def _changes(project: Project) -> Iterator[Signal]:
    for one in project.evolution.coupled(CommitFilter()):
        if project.between_services(one.one, one.other):
            text = (
                f"{one.together} of {min(one.of_one, one.of_other)} changes of one of them change the other too, "
                f"{one.lift:.1f} times as many as by chance"
            )
            newest = project.evolution.newest(one)
            steps = (Step(text, newest),)
            pair = _pair(project, one.one, one.other)
            yield Signal(SignalKind.CHANGE, pair, one.confidence, Confidence.DIRECT, steps)


def _calls(project: Project) -> Iterator[Signal]:
    """Yield a signal for every service and each that it waits for."""
    found: dict[tuple[str, str], list[Wire]] = defaultdict(list)
    for wire in project.wires.edges:
        if wire.synchronous and project.between_services(wire.source, wire.target):
            found[project.service_of(wire.source), project.service_of(wire.target)].append(wire)
    for (source, target), wires in found.items():
        places = sum(len(one.at) for one in wires)
        step = Step(f"`{source}` calls `{target}` at {places} place{'s' if places > 1 else ''}", wires[0].at[0])
        doubt = min((one.confidence for one in wires), key=_DOUBT.index)
        yield Signal(SignalKind.CALLS, tuple(sorted((source, target))), 1.0, doubt, (step,))


def _chains(project: Project) -> Iterator[Signal]:
    long = (chain for chain in project.waiting.chains if len(chain) >= _LONG_CHAIN)
    for calls in (*project.waiting.circles, *long):
        names = {project.service_of(name) for call in calls for name in (call.component, call.target)} - {""}
        if len(names) > 1:
            steps = tuple(_waits(call) for call in calls)
            doubt = max((call.confidence for call in calls), key=_DOUBT.index)
            yield Signal(SignalKind.CHAIN, tuple(sorted(names)), 1.0, doubt, steps)


def _waits(call: RemoteCall) -> Step:
    return Step(f"`{call.component}` waits for `{call.what}` of `{call.target}`", call.at)


def _releases(project: Project) -> Iterator[Signal]:
    for release in lockstep(project):
        steps = (Step(release.why, release.at),)
        yield Signal(SignalKind.RELEASE, release.services, 1.0, Confidence.DIRECT, steps)


_SOURCES = (_stores, _tables, _code, _changes, _calls, _chains, _releases)


def _gathered(
    kind: SignalKind, found: Mapping[tuple[str, ...], Iterable[tuple[Step, Confidence]]], *, strength: float = 1.0
) -> Iterator[Signal]:
    for pair, those in found.items():
        steps, doubts = zip(*those, strict=True)
        yield Signal(kind, pair, strength, min(doubts, key=_DOUBT.index), tuple(steps[:_SHOWN]))


def _pair(project: Project, one: str, other: str) -> tuple[str, ...]:
    return tuple(sorted((project.service_of(one), project.service_of(other))))
