"""Follows one request: through functions to remote calls, through these to the endpoints that answer, and onward."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from typing import NamedTuple, TypeVar

from archfit.engine.endpoint import Handlers, Start
from archfit.graph.paths import path_to, shortest_paths
from archfit.model import Location, Project, TableAccess
from archfit.model.calls import CallEdge
from archfit.model.trace import Asking, Estimate, Sending, Trace, Visit
from archfit.model.wires import Endpoint, Message, RemoteCall

FARTHEST = 10
"""Remote calls that are followed one after the other."""
_LOOPS = frozenset({"for", "comprehension"})
_Done = TypeVar("_Done", RemoteCall, TableAccess, Message)


def trace(project: Project, start: Start, *, farthest: int = FARTHEST) -> Trace:
    """
    Return what a request reaches, as far as it is known; each function and each endpoint is followed once.

    Functions are on the shortest way from the one that answers; what runs later or elsewhere is left to messages.
    """
    return _Walk(project).follow(start, farthest)


class _Reached(NamedTuple):
    """A function on the way."""

    name: str
    level: int
    at: Location
    loops: int


class _Walk:
    def __init__(self, project: Project) -> None:
        self._project = project
        self._handlers = Handlers(project.calls)
        self._calls = _by_function((one.caller, one) for one in project.wires.calls)
        self._accesses = _by_function((one.function, one) for one in project.data.accesses)
        self._messages = _by_function((one.function, one) for one in project.wires.messages if one.sends)
        self._followed: dict[tuple[str, tuple[str, ...]], Trace | None] = {}
        """What was followed so far; None while it is."""

    def follow(self, start: Start, farthest: int) -> Trace:
        """Return what a request reaches over so many remote calls one after the other."""
        key = (start.component, start.functions)
        if key in self._followed:
            known = self._followed[key]
            if known is None:
                return Trace(start.component, start.endpoint, seen="cycle")
            return known._replace(endpoint=start.endpoint, visits=(), seen="above" if known.visits else "")
        if farthest < 0:
            return Trace(start.component, start.endpoint, seen="far")
        self._followed[key] = None
        found = self._summed(start, tuple(self._visits(start, farthest)))
        self._followed[key] = found
        return found

    @staticmethod
    def _summed(start: Start, visits: tuple[Visit, ...]) -> Trace:
        estimates: dict[Location, list[Estimate]] = defaultdict(list)
        depth = 0
        for asking in (asking for visit in visits for asking in visit.calls):
            onward = asking.answer or Trace("", None)
            estimates[asking.call.at].append(Estimate((1,)).plus(onward.estimate).inside(asking.loops))
            depth = max(depth, 1 + onward.depth)
        # Several calls at one place are what one call there may be: the most costly counts.
        costs = [max(found, key=lambda one: (len(one.by_loops), one.by_loops[::-1])) for found in estimates.values()]
        return Trace(start.component, start.endpoint, visits, reduce(Estimate.plus, costs, Estimate()), depth)

    def _visits(self, start: Start, farthest: int) -> Iterator[Visit]:
        reached = list(self._reached(start))
        names = [one.name for one in reached]
        calls = _outermost(self._calls, names, start.component)
        accesses = _outermost(self._accesses, names, start.component)
        messages = _outermost(self._messages, names, start.component)
        doing = {name for name in names if calls[name] or accesses[name] or messages[name]}
        for one in _leading_to(doing, reached):
            yield Visit(
                one.name, one.level, one.at, one.loops,
                tuple(self._asking(call, one.loops, farthest) for call in _distinct(calls[one.name])),
                tuple(accesses[one.name]),
                tuple(Sending(message, self._receivers(message)) for message in messages[one.name]),
            )  # fmt: skip

    def _reached(self, start: Start) -> Iterator[_Reached]:
        """Yield the functions that run, each before those it calls."""
        before = shortest_paths(self._successors, starts=start.functions)
        called: dict[str, list[str]] = defaultdict(list)
        for name, caller in before.items():
            called[caller or ""].append(name)
        pending = [_Reached(name, 0, self._place(name, start.endpoint), 0) for name in reversed(called[""])]
        while pending:
            one = pending.pop()
            yield one
            for name in reversed(called[one.name]):
                edge = self._edges[one.name, name]
                at = Location(edge.path, edge.line)
                pending.append(_Reached(name, one.level + 1, at, one.loops + bool(edge.loop)))

    def _asking(self, call: RemoteCall, loops: int, farthest: int) -> Asking:
        around = loops + sum(one.kind in _LOOPS for one in call.around)
        answer = None
        if call.endpoint is not None:
            answer = self.follow(self._handlers.start((call.endpoint,), call.verb), farthest - 1)
        return Asking(call, around, answer)

    def _receivers(self, message: Message) -> tuple[str, ...]:
        edges = self._project.wires.edges
        sent = (one for one in edges if one.source == message.component and one.channel == message.kind)
        return tuple(sorted({one.target for one in sent if message.at in one.at}))

    def _place(self, function: str, endpoint: Endpoint | None) -> Location:
        found = self._places.get(function)
        return found or (endpoint.at if endpoint else Location(""))

    @cached_property
    def _places(self) -> Mapping[str, Location]:
        return {one.name: Location(one.path, one.line) for one in self._project.calls.functions}

    @cached_property
    def _edges(self) -> Mapping[tuple[str, str], CallEdge]:
        """The calls that are waited for; of several between the same two the first in a loop, or the first."""
        found: dict[tuple[str, str], CallEdge] = {}
        for edge in self._project.calls.edges:
            known = found.get((edge.caller, edge.callee))
            if edge.kind != "task" and (known is None or (edge.loop and not known.loop)):
                found[edge.caller, edge.callee] = edge
        return found

    @cached_property
    def _successors(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for edge in sorted(self._edges.values(), key=lambda edge: (edge.path, edge.line, edge.callee)):
            found[edge.caller].append(edge.callee)
        return found


def _by_function(done: Iterable[tuple[str, _Done]]) -> Mapping[str, list[_Done]]:
    found: dict[str, list[_Done]] = defaultdict(list)
    for function, one in done:
        found[function].append(one)
    return found


def _outermost(done: Mapping[str, list[_Done]], names: Iterable[str], component: str) -> Mapping[str, list[_Done]]:
    """
    Return what functions do in one component, each where it is said what is wanted.

    Of code that several components run, that is what it does in this one. What a wrapper does for one of
    its callers here is the caller's.
    """
    found: dict[str, list[_Done]] = {}
    for name in names:
        everywhere = done.get(name, ())
        found[name] = [one for one in everywhere if one.component == component] or list(everywhere)
    inner = {hop.at for members in found.values() for one in members for hop in one.via[1:]}
    return {name: [one for one in members if one.at not in inner] for name, members in found.items()}


def _distinct(calls: Iterable[RemoteCall]) -> Iterable[RemoteCall]:
    """Return calls without those that differ in how the target is known only: for each installation once."""
    return {(one.at, one.target or one.host, one.verb, one.path, one.endpoint): one for one in calls}.values()


def _leading_to(doing: Iterable[str], reached: Sequence[_Reached]) -> Iterator[_Reached]:
    """Yield the functions that do something, and those on the way to them."""
    before: dict[str, str | None] = {}
    above: list[str] = []
    for one in reached:
        del above[one.level :]
        before[one.name] = above[-1] if above else None
        above.append(one.name)
    kept: set[str] = set()
    for name in doing:
        if name not in kept:
            kept.update(path_to(name, before))
    yield from (one for one in reached if one.name in kept)
