"""Which functions run when a function runs: along the call graph, each on the shortest way."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from archfit.model.calls import CallEdge, CallGraph, FunctionPlace
from archfit.model.finding import Step
from archfit.model.library import Role
from archfit.model.location import Location
from archfit.model.use import Use
from archfit.model.value import Named
from archfit.model.wires import Endpoint

_CACHES = frozenset({"functools.cache", "functools.lru_cache", "functools.cached_property"})
_FARTHEST = 30
"""Functions that are followed one after the other."""
Way = tuple[CallEdge, ...]


class Reach:
    """Follows calls from functions to those that run with them, before these are done."""

    def __init__(self, graph: CallGraph) -> None:
        self._graph = graph

    @cached_property
    def places(self) -> Mapping[str, FunctionPlace]:
        """Where each function of the checked code is."""
        return {one.name: one for one in self._graph.functions}

    @cached_property
    def members(self) -> Mapping[str, list[FunctionPlace]]:
        """The functions that stand in each class, function or module."""
        found: dict[str, list[FunctionPlace]] = defaultdict(list)
        for place in self._graph.functions:
            found[place.name.rpartition(".")[0]].append(place)
        return found

    @cached_property
    def _called(self) -> Mapping[str, Mapping[str, CallEdge]]:
        found: dict[str, dict[str, CallEdge]] = defaultdict(dict)
        for edge in self._graph.edges:
            if edge.kind != "task" and edge.callee in self.places and not self._is_shared(edge):
                # Of several calls between the same two the first in a loop says how often.
                known = found[edge.caller].setdefault(edge.callee, edge)
                if edge.loop and not known.loop:
                    found[edge.caller][edge.callee] = edge
        return found

    @cached_property
    def _decorated(self) -> Mapping[str, int]:
        pairs = {(edge.caller, edge.callee) for edge in self._graph.edges if edge.kind == "decorator"}
        return Counter(caller for caller, _ in pairs)

    def shared(self, function: str) -> bool:
        """Tell whether a function stands in for several that are decorated: which of them it calls is not known."""
        return self._decorated[function] > 1

    def _is_shared(self, edge: CallEdge) -> bool:
        return edge.kind == "decorator" and self.shared(edge.caller)

    @cached_property
    def cached(self) -> frozenset[str]:
        """Functions that run once: a cache of the standard library decorates them, just above."""
        below: dict[str, list[FunctionPlace]] = defaultdict(list)
        for place in sorted(self._graph.functions, key=lambda one: one.line):
            below[place.path].append(place)
        caches = (edge for edge in self._graph.edges if edge.callee in _CACHES)
        found = (next((one.name for one in below[edge.path] if one.line >= edge.line), "") for edge in caches)
        return frozenset(found) - {""}

    def ways(self, functions: Iterable[str], *, depth: int = _FARTHEST, each_time: bool = False) -> dict[str, Way]:
        """
        Return the functions that run with some, these too, and the calls on the way to each.

        With `each_time` only those that run whenever these do: not what a cache answers for after the first time.
        """
        found: dict[str, Way] = dict.fromkeys(functions, ())
        pending = deque(found)
        while pending:
            function = pending.popleft()
            way = found[function]
            for name, edge in self._called.get(function, {}).items() if len(way) < depth else ():
                if name not in found and not (each_time and name in self.cached):
                    found[name] = (*way, edge)
                    pending.append(name)
        return found

    def answering(self, endpoint: Endpoint, verb: str = "") -> tuple[str, ...]:
        """Return the functions that answer: of a class the method of the verb (`get`, `on_get`), or else all."""
        handler = endpoint.handler
        if not handler or handler in self.places:
            return (handler,) if handler else ()
        asked = (verb or endpoint.verb).lower()
        methods = [one.name for one in self.members.get(handler, ())]
        return tuple([one for one in methods if one.rpartition(".")[2] in (asked, f"on_{asked}")] or methods)


def calls_on(way: Way) -> Iterator[Step]:
    """Yield the hops of a way."""
    return (Step(f"`{one.caller}` calls `{one.callee}`", Location(one.path, one.line)) for one in way)


def retried(use: Use) -> tuple[str, ...]:
    """Return the functions that a use calls again when they fail; none where it is a block that is run again."""
    return tuple(one.name for one in use.values(Role.HANDLER) if isinstance(one, Named) and one.kind == "function")
