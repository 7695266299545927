"""Which numbers there are about a system and its components, and how they are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from archfit.model.config import Gate


class Metric(NamedTuple):
    """What a number means."""

    name: str
    title: str
    better: int
    """-1 where less is better, 1 where more is, 0 where it depends."""


SYSTEM = (
    Metric("components", "components", 0),
    Metric("modules", "modules", 0),
    Metric("cyclicity", "modules on cycles", -1),
    Metric("propagation-cost", "pairs of modules of which one reaches the other", -1),
    Metric("modularity", "modularity of the components", 1),
    Metric("modularity-gap", "how much the best partition is above it", -1),
    Metric("density", "pairs of services of which one waits for the other", -1),
    Metric("two-way-pairs", "pairs of services that wait for each other", -1),
    Metric("asynchronous", "wires between services that are asynchronous", 1),
    Metric("sync-depth", "longest chain of calls that wait", -1),
    Metric("co-change", "changes that touch several components", -1),
    Metric("resolved", "calls, requests, messages and queries that could be followed", 1),
)
COMPONENT = (
    Metric("modules", "modules", 0),
    Metric("afferent", "components that depend on it", 0),
    Metric("efferent", "components it depends on", 0),
    Metric("instability", "efferent of all dependencies", 0),
    Metric("abstractness", "abstract of all classes", 0),
    Metric("distance", "distance from the main sequence", -1),
    Metric("blast-radius", "components that wait for it, directly or not", -1),
    Metric("co-change", "its changes that touch others too", -1),
    Metric("resolved", "what could be followed", 1),
)

Numbers = Mapping[str, float | None]
"""By the name of the metric; None where there is nothing to count, or no facts to count."""


class Metrics(NamedTuple):
    """All numbers of a system."""

    system: Numbers
    components: Mapping[str, Numbers]


class Breach(NamedTuple):
    """A gate that a metric breaks."""

    gate: Gate
    value: float
    limit: float
    how: str
    """`above`, `below`, or `worse than before`."""


def breaches(gates: Iterable[Gate], now: Metrics, before: Metrics | None = None) -> Iterator[Breach]:
    """Yield the gates that are broken; a ratchet needs what was before, and what has no value breaks nothing."""
    for gate in gates:
        value = _value(gate, now)
        if value is None:
            continue
        if gate.max is not None and value > gate.max:
            yield Breach(gate, value, gate.max, "above")
        if gate.min is not None and value < gate.min:
            yield Breach(gate, value, gate.min, "below")
        earlier = _value(gate, before) if before else None
        if gate.ratchet and earlier is not None and _worse(gate, value, earlier):
            yield Breach(gate, value, earlier, "worse than before")


def _value(gate: Gate, metrics: Metrics) -> float | None:
    numbers = metrics.components.get(gate.component, {}) if gate.component else metrics.system
    return numbers.get(gate.metric)


def _worse(gate: Gate, value: float, earlier: float) -> bool:
    known = {one.name: one for one in (COMPONENT if gate.component else SYSTEM)}
    better = known[gate.metric].better or -1
    return (value - earlier) * better < 0
