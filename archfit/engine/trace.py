"""Follows one request: through functions to remote calls, through these to the endpoints that answer, and onward."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import TypeVar

from archfit.engine.endpoint import Start, start
from archfit.model import Location, Project, TableAccess
from archfit.model.reach import Way
from archfit.model.trace import Asking, Estimate, Sending, Trace, Visit
from archfit.model.use import LOOPS
from archfit.model.wires import Endpoint, Message, RemoteCall

FARTHEST = 10
"""Remote calls that are followed one after the other."""
_Done = TypeVar("_Done", RemoteCall, TableAccess, Message)


def trace(project: Project, begin: Start, *, farthest: int = FARTHEST) -> Trace:
    """
    Return what a request reaches, as far as it is known; each function and each endpoint is followed once.

    Functions are on the shortest way from the one that answers; what runs later or elsewhere is left to messages.
    """
    return _Walk(project).follow(begin, farthest)


class _Walk:
    def __init__(self, project: Project) -> None:
        self._project = project
        self._reach = project.reach
        self._calls = _by_function((one.caller, one) for one in project.wires.calls)
        self._accesses = _by_function((one.function, one) for one in project.data.accesses)
        self._messages = _by_function((one.function, one) for one in project.wires.messages if one.sends)
        self._followed: dict[tuple[str, tuple[str, ...]], Trace | None] = {}
        """What was followed so far; None while it is."""

    def follow(self, begin: Start, farthest: int) -> Trace:
        """Return what a request reaches over so many remote calls one after the other."""
        key = (begin.component, begin.functions)
        if key in self._followed:
            known = self._followed[key]
            if known is None:
                return Trace(*begin, seen="cycle")
            return known._replace(endpoint=begin.endpoint, visits=(), seen="above" if known.visits else "")
        if farthest < 0:
            return Trace(*begin, seen="far")
        self._followed[key] = None
        ways = self._reach.ways(begin.functions)
        wrappers = tuple(sorted(filter(self._reach.shared, ways)))
        found = self._summed(begin, tuple(self._visits(begin, ways, farthest)))._replace(wrappers=wrappers)
        self._followed[key] = found
        return found

    @staticmethod
    def _summed(begin: Start, visits: tuple[Visit, ...]) -> Trace:
        estimates: dict[Location, list[Estimate]] = defaultdict(list)
        depth = 0
        for asking in (asking for visit in visits for asking in visit.calls):
            onward = asking.answer or Trace("", None)
            estimates[asking.call.at].append(Estimate((1,)).plus(onward.estimate).inside(asking.loops))
            depth = max(depth, 1 + onward.depth)
        # Several calls at one place are what one call there may be: the most costly counts.
        costs = [max(found, key=lambda one: (len(one.by_loops), one.by_loops[::-1])) for found in estimates.values()]
        return Trace(*begin, visits, reduce(Estimate.plus, costs, Estimate()), depth)

    def _visits(self, begin: Start, ways: Mapping[str, Way], farthest: int) -> Iterator[Visit]:
        calls = _outermost(self._calls, ways, begin.component)
        accesses = _outermost(self._accesses, ways, begin.component)
        messages = _outermost(self._messages, ways, begin.component)
        for name in _in_order(ways, {name for name in ways if calls[name] or accesses[name] or messages[name]}):
            way = ways[name]
            loops = sum(bool(edge.loop) for edge in way)
            yield Visit(
                name,
                len(way),
                Location(way[-1].path, way[-1].line) if way else self._place(name, begin.endpoint),
                loops,
                tuple(self._asking(call, loops, farthest) for call in _distinct(calls[name])),
                tuple(accesses[name]),
                tuple(Sending(message, self._receivers(message)) for message in messages[name]),
            )

    def _asking(self, call: RemoteCall, loops: int, farthest: int) -> Asking:
        around = loops + sum(one.kind in LOOPS for one in call.around)
        answer = None
        if call.endpoint is not None:
            answer = self.follow(start(self._reach, (call.endpoint,), call.verb), farthest - 1)
        return Asking(call, around, answer)

    def _receivers(self, message: Message) -> tuple[str, ...]:
        edges = self._project.wires.edges
        sent = (one for one in edges if one.source == message.component and one.channel == message.kind)
        return tuple(sorted({one.target for one in sent if message.at in one.at}))

    def _place(self, function: str, endpoint: Endpoint | None) -> Location:
        found = self._reach.places.get(function)
        return Location(found.path, found.line) if found else endpoint.at if endpoint else Location("")


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
    inner = {hop.at for members in found.values() for one in members for hop in one.via[1:] if hop.at != one.at}
    return {name: [one for one in members if one.at not in inner] for name, members in found.items()}


def _distinct(calls: Iterable[RemoteCall]) -> Iterable[RemoteCall]:
    """Return calls without those that differ in how the target is known only: for each installation once."""
    return {(one.at, one.target or one.host, one.verb, one.path, one.endpoint): one for one in calls}.values()


def _in_order(ways: Mapping[str, Way], doing: Iterable[str]) -> Iterator[str]:
    """Yield the functions that do something and those on the way to them, each followed by those that it calls."""
    kept = {name for one in doing for name in (one, *(edge.caller for edge in ways[one]))}
    called: dict[str, list[str]] = defaultdict(list)
    for name, way in ways.items():
        if name in kept:
            called[way[-1].caller if way else ""].append(name)
    pending = called[""][::-1]
    while pending:
        name = pending.pop()
        yield name
        pending += called[name][::-1]
