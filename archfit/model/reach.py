"""Which functions run when a function runs: along the call graph, each on the shortest way."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from archfit.model.calls import CallEdge, FunctionPlace
from archfit.model.finding import Step
from archfit.model.library import Role
from archfit.model.location import Location
from archfit.model.project import Project
from archfit.model.use import Use
from archfit.model.value import Named
from archfit.model.wires import Endpoint

_LATER = frozenset({"task", "decorator"})
_CACHES = frozenset({"functools.cache", "functools.lru_cache", "functools.cached_property"})
Way = tuple[CallEdge, ...]


class Reach:
    """Follows calls from functions to those that run with them."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def _called(self) -> Mapping[str, list[CallEdge]]:
        found: dict[str, list[CallEdge]] = defaultdict(list)
        for edge in self._project.calls.edges:
            if edge.kind not in _LATER and edge.callee in self.places and edge.callee not in self._cached:
                found[edge.caller].append(edge)
        return found

    @cached_property
    def places(self) -> Mapping[str, FunctionPlace]:
        """Where each function of the checked code is."""
        return {one.name: one for one in self._project.calls.functions}

    @cached_property
    def _cached(self) -> frozenset[str]:
        """Functions that run once: a cache of the standard library decorates them, just above."""
        below: dict[str, list[FunctionPlace]] = defaultdict(list)
        for place in sorted(self._project.calls.functions, key=lambda one: one.line):
            below[place.path].append(place)
        caches = (edge for edge in self._project.calls.edges if edge.callee in _CACHES)
        found = (next((one.name for one in below[edge.path] if one.line >= edge.line), "") for edge in caches)
        return frozenset(found) - {""}

    def from_any(self, functions: Iterable[str], *, depth: int) -> dict[str, Way]:
        """Return the functions that run with some, these too, and the calls on the way to each."""
        ways: dict[str, Way] = dict.fromkeys(functions, ())
        pending = deque(ways)
        while pending:
            function = pending.popleft()
            way = ways[function]
            for edge in self._called.get(function, ()) if len(way) < depth else ():
                if edge.callee not in ways:
                    ways[edge.callee] = (*way, edge)
                    pending.append(edge.callee)
        return ways

    def answering(self, endpoint: Endpoint) -> tuple[str, ...]:
        """Return the functions that answer at an endpoint: of a class the method of the verb, or all of them."""
        handler = endpoint.handler
        if not handler or handler in self.places:
            return (handler,) if handler else ()
        if endpoint.verb and f"{handler}.{endpoint.verb.lower()}" in self.places:
            return (f"{handler}.{endpoint.verb.lower()}",)
        return tuple(self._methods.get(handler, ()))

    @cached_property
    def _methods(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self.places:
            found[name.rpartition(".")[0]].append(name)
        return found


def calls_on(way: Way) -> Iterator[Step]:
    """Yield the hops of a way."""
    return (Step(f"`{one.caller}` calls `{one.callee}`", Location(one.path, one.line)) for one in way)


def retried(use: Use) -> tuple[str, ...]:
    """Return the functions that a use calls again when they fail; none where it is a block that is run again."""
    return tuple(one.name for one in use.values(Role.HANDLER) if isinstance(one, Named) and one.kind == "function")
