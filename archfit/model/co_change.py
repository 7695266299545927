"""Which components change together: what the commits of a system say about its boundaries."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from archfit.model.architecture import Mode, Role, owner_question
from archfit.model.history import Change, CommitFilter, changes
from archfit.model.location import Location

if TYPE_CHECKING:
    from archfit.model.project import Project


class CoChange(NamedTuple):
    """
    How often two components changed, and how often together.

    The measures are those of association rules (Agrawal, Imielinski and Swami 1993; Brin, Motwani and Ullman 1997 for
    lift, there called interest) and of change coupling (Gall, Hajek and Jazayeri 1998; degree as in Code Maat 1.0).
    """

    one: str
    other: str
    together: int
    """Changes of both."""
    of_one: int
    of_other: int
    all: int
    """Changes of anything."""

    @property
    def degree(self) -> float:
        """Return the part of their changes that are common, of the average of both."""
        return 2 * self.together / (self.of_one + self.of_other)

    @property
    def confidence(self) -> float:
        """Return the part of the changes of the one that changes less often that change the other too."""
        return self.together / min(self.of_one, self.of_other)

    @property
    def jaccard(self) -> float:
        """Return the part of all changes of either that are changes of both."""
        return self.together / (self.of_one + self.of_other - self.together)

    @property
    def lift(self) -> float:
        """Return how many times more often they change together than if neither had to do with the other."""
        return self.together * self.all / (self.of_one * self.of_other)

    @property
    def chance(self) -> float:
        """Return how likely so many common changes, or more, are if neither has to do with the other."""
        return fisher(self.together, self.of_one, self.of_other, self.all)


def fisher(together: int, one: int, other: int, total: int) -> float:
    """
    Return the probability that two sets of these sizes, drawn from so many, have so many or more in common.

    Fisher's exact test, one-sided: the upper tail of the hypergeometric distribution. Its terms are computed each from
    the one before, from the largest on, so that none is lost to rounding.
    """
    least, most = max(0, one + other - total), min(one, other)
    if together <= least:
        return 1.0
    if together > most:
        return 0.0
    peak = min(max((one + 1) * (other + 1) // (total + 2), together), most)
    log = _log_choices(one, peak) + _log_choices(total - one, other - peak) - _log_choices(total, other)
    largest, tail = 1.0, [1.0]
    term = largest
    for k in range(peak, most):
        term *= (one - k) * (other - k) / ((k + 1) * (total - one - other + k + 1))
        tail.append(term)
    term = largest
    for k in range(peak, together, -1):
        term *= k * (total - one - other + k) / ((one - k + 1) * (other - k + 1))
        tail.append(term)
    return min(1.0, math.exp(log + math.log(math.fsum(tail))))


def _log_choices(of: int, taken: int) -> float:
    return math.lgamma(of + 1) - math.lgamma(taken + 1) - math.lgamma(of - taken + 1)


def pairs(touched: Iterable[Collection[str]]) -> tuple[CoChange, ...]:
    """Return the pairs that changed together, sorted by name; each item is what one change touched."""
    alone: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    total = 0
    for names in touched:
        total += 1
        alone.update(set(names))
        both.update(combinations(sorted(set(names)), 2))
    return tuple(CoChange(*pair, both[pair], alone[pair[0]], alone[pair[1]], total) for pair in sorted(both))


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """From when on two components are said to change together."""

    together: int = 10
    """So many common changes, and:"""
    lift: float = 2.0
    """so many times as many as by chance, or"""
    chance: float = 0.01
    """less likely by chance than this; and:"""
    degree: float = 0.3
    """this part of their changes in common, of the average of both, or"""
    confidence: float = 0.5
    """this part of the changes of the one that changes less often."""

    def is_met(self, pair: CoChange) -> bool:
        """Tell whether a pair changes together, as far as can be told."""
        return (
            pair.together >= self.together
            and (pair.degree >= self.degree or pair.confidence >= self.confidence)
            and (pair.lift >= self.lift or pair.chance < self.chance)
        )


class ComponentChange(NamedTuple):
    """A change, and the components that it touches."""

    change: Change
    parts: Mapping[str, tuple[str, ...]]
    """Component -> what of it is changed; in order. What is deployed in a service is a part of it too."""


class Evolution:
    """The changes of a project, by component."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._owner = owner_question(project.components)
        self._known: dict[CommitFilter, tuple[ComponentChange, ...]] = {}

    def changes(self, keep: CommitFilter) -> tuple[ComponentChange, ...]:
        """
        Return the changes that a filter lets through, those that touch no component too.

        In a workspace no commit can change two repositories: there, commits are joined by ticket, or author and day.
        """
        if keep not in self._known:
            grouped = self._project.mode is Mode.WORKSPACE
            found = changes(self._project.history, keep, grouped=grouped)
            self._known[keep] = tuple(ComponentChange(change, self._parts(change)) for change in found)
        return self._known[keep]

    def _parts(self, change: Change) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for path in change.paths:
            name = self._owner(path)
            if name and self._project.role_at(path) is Role.SOURCE:
                for part in {name, self._project.component(name).service} - {""}:
                    found.setdefault(part, []).append(path)
        return {name: tuple(paths) for name, paths in sorted(found.items())}

    def coupled(self, keep: CommitFilter, least: Threshold | None = None) -> tuple[CoChange, ...]:
        """Return the pairs that change together of those side by side: services and libraries, or parts of one."""
        found = pairs(one.parts for one in self.changes(keep))
        least = least or Threshold()
        return tuple(pair for pair in found if self._side_by_side(pair.one, pair.other) and least.is_met(pair))

    def _side_by_side(self, one: str, other: str) -> bool:
        return self._project.component(one).service == self._project.component(other).service and not (
            self._project.encloses(one, other) or self._project.encloses(other, one)
        )

    def common(self, pair: CoChange, keep: CommitFilter) -> tuple[ComponentChange, ...]:
        """Return the changes that touch both of a pair, the newest first."""
        return tuple(one for one in self.changes(keep) if pair.one in one.parts and pair.other in one.parts)

    def newest(self, pair: CoChange, keep: CommitFilter | None = None) -> Location:
        """Return a file of the first of a pair that changed last with the other."""
        common = self.common(pair, keep or CommitFilter())
        paths = [path for one in common for path in one.parts[pair.one]]
        there = (path for path in paths if self._project.component_at(path))
        return Location(next(there, self._project.component(pair.one).root), 1)
