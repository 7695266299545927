"""What a function waits for: the calls of other components that one run of it may make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from archfit.graph.cycles import shortest_path, strong_components
from archfit.model.architecture import Role
from archfit.model.calls import CallEdge, FunctionPlace
from archfit.model.finding import Confidence
from archfit.model.location import Location
from archfit.model.wires import Endpoint, RemoteCall

if TYPE_CHECKING:
    from archfit.model.project import Project

WAITED = frozenset({"direct", "constructor", "property", "dunder"})
"""How a function is called that runs before its caller goes on: at once, and surely this one."""
_CALLED = WAITED | {"callback", "injected"}
"""The same for one request: what a framework provides, and what others call, is run for it too."""
_DEEPEST = 6
"""Functions between one that is asked about and a remote call."""
_HEALTH = frozenset({"health", "healthz", "livez", "readyz"})
"""Where components say whether they are up: Kubernetes 1.31, "API health endpoints", and customary."""
_VERBS = ("get", "post", "put", "patch", "delete", "head", "options")

_Site = tuple[object, ...]
_Sites = frozenset[_Site]


class Waiting:
    """
    Answers which calls of other components a function leads to, through the call graph.

    Tasks and messages run elsewhere, so that nobody waits for them; what is only declared is not known to run.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._most: dict[tuple[str, int], _Sites] = {}

    @cached_property
    def calls(self) -> tuple[RemoteCall, ...]:
        """The calls of the program that are known to lead to another component."""
        return tuple(
            call
            for call in self._project.wires.calls
            if call.target
            and call.confidence is not Confidence.GUESS
            and self._project.role_at(call.at.path) is Role.SOURCE
        )

    @cached_property
    def _own(self) -> Mapping[str, list[RemoteCall]]:
        found: dict[str, list[RemoteCall]] = {}
        for call in self.calls:
            found.setdefault(call.caller, []).append(call)
        return found

    @cached_property
    def _following(self) -> Mapping[str, list[CallEdge]]:
        """The calls that lead towards a remote call, by caller."""
        found: dict[str, list[CallEdge]] = {}
        seen, layer = set(self._own), list(self._own)
        for _ in range(_DEEPEST):
            near = [edge for function in layer for edge in self._project.callers_of(function) if edge.kind in _CALLED]
            for edge in near:
                found.setdefault(edge.caller, []).append(edge)
            layer = [name for name in dict.fromkeys(edge.caller for edge in near) if name not in seen]
            seen.update(layer)
        return found

    def handlers(self, endpoint: Endpoint, verb: str = "") -> tuple[FunctionPlace, ...]:
        """
        Return the functions that answer a route; of a class those for the verb, or for any where none is said.

        Nothing where it is not known.
        """
        reach = self._project.reach
        if endpoint.handler in reach.places:
            return (reach.places[endpoint.handler],)
        wanted = (endpoint.verb or verb).lower()
        names = {wanted} if wanted else set(_VERBS)
        return tuple(
            place
            for place in reach.members.get(endpoint.handler, ())
            if endpoint.protocol == "http" and place.name.rpartition(".")[2] in names
        )

    def calls_of(self, function: str) -> Iterator[RemoteCall]:
        """Yield the remote calls that a function and what it calls may make, the nearest first."""
        seen, layer = {function}, [function]
        for _ in range(_DEEPEST + 1):
            yield from (call for name in layer for call in self._own.get(name, ()))
            near = dict.fromkeys(edge.callee for name in layer for edge in self._following.get(name, ()))
            layer = [name for name in near if name not in seen]
            seen.update(layer)

    def after(self, call: RemoteCall) -> tuple[RemoteCall, ...]:
        """Return the remote calls that what answers a call may make before it answers."""
        if call.endpoint is None:
            return ()
        handlers = self.handlers(call.endpoint, call.verb)
        return tuple(dict.fromkeys(one for place in handlers for one in self.calls_of(place.name)))

    @cached_property
    def chains(self) -> tuple[tuple[RemoteCall, ...], ...]:
        """
        The longest chain behind each call that no other leads to: a call, one that its answer waits for, and so on.

        What lies on a cycle counts once.
        """
        numbers = {call: number for number, call in enumerate(self.calls)}
        after = {number: [numbers[one] for one in self.after(call)] for call, number in numbers.items()}
        circle = {number: part[0] for part in strong_components(after) for number in part}
        further = {
            number: [one for one in found if circle.get(one, one) != circle.get(number, number)]
            for number, found in after.items()
        }
        inner = {one for found in further.values() for one in found}
        longest: dict[int, tuple[int, ...]] = {}

        def chain(number: int) -> tuple[int, ...]:
            if number not in longest:
                longest[number] = (number, *max(map(chain, further[number]), key=len, default=()))
            return longest[number]

        return tuple(tuple(self.calls[one] for one in chain(number)) for number in further if number not in inner)

    @cached_property
    def circles(self) -> tuple[tuple[RemoteCall, ...], ...]:
        """
        For components that wait for one another a shortest cycle, as one call for every step of it.

        Each goes through the pair with the fewest calls, and begins with it. Asking for health does not count.
        """
        return tuple(_circles(call for call in self.calls if not _asks_for_health(call)))

    def most(self, function: str) -> int:
        """
        Return how many different places of remote calls one run of a function may pass.

        All that stands in branches of a function counts like the longest of it, and so does all that stands in one
        line: which of it runs together is not known.
        """
        return len(self._sites(function, _DEEPEST))

    def _sites(self, function: str, left: int) -> _Sites:
        key = (function, left)
        if key not in self._most:
            groups: dict[int, list[_Sites]] = {}
            for calls in _by_place(self._own.get(function, ())).values():
                groups.setdefault(_group(calls[0]), []).append(frozenset(map(_site, calls)))
            for edge in self._following.get(function, ()) if left else ():
                groups.setdefault(0 if edge.branch else edge.line, []).append(self._sites(edge.callee, left - 1))
            self._most[key] = frozenset().union(*(max(one, key=_size) for one in groups.values()))
        return self._most[key]


def _circles(calls: Iterable[RemoteCall]) -> list[tuple[RemoteCall, ...]]:
    between: dict[tuple[str, str], dict[Location, RemoteCall]] = {}
    following: dict[str, list[str]] = {}
    for call in calls:
        between.setdefault((call.component, call.target), {}).setdefault(call.at, call)
        following.setdefault(call.component, []).append(call.target)
    found = []
    for members in map(frozenset, strong_components(following)):
        pairs = [pair for pair in between if members.issuperset(pair)]
        source, target = min(pairs, key=lambda pair: (len(between[pair]), pair))
        path = [source, *shortest_path(following, starts=[target], ends=[source])]
        found.append(tuple(next(iter(between[pair].values())) for pair in pairwise(path)))
    return found


def _asks_for_health(call: RemoteCall) -> bool:
    return call.path.rstrip("/").rpartition("/")[2] in _HEALTH


def site_groups(calls: Iterable[RemoteCall]) -> list[list[RemoteCall]]:
    """Return the remote calls of one function, those together of which a run may make just one."""
    groups: dict[int, list[RemoteCall]] = {}
    for call in calls:
        groups.setdefault(_group(call), []).append(call)
    return list(groups.values())


def _by_place(calls: Iterable[RemoteCall]) -> Mapping[Location, list[RemoteCall]]:
    found: dict[Location, list[RemoteCall]] = {}
    for call in calls:
        found.setdefault(call.at, []).append(call)
    return found


def _group(call: RemoteCall) -> int:
    """Return the line of a call, or 0 for one in a branch: the one before may have left the function."""
    return 0 if _outermost(call, call.caller) else call.at.line


def _outermost(call: RemoteCall, function: str) -> int:
    """Return the line of the outermost `if` or `except` around a call in a function on the way to it, or 0."""
    lines = [one.line for one in call.around if one.kind in ("branch", "handler") and one.function == function]
    return lines[-1] if lines else 0


def _site(call: RemoteCall) -> _Site:
    """Return what a call is told apart by: the places on the way to it, up to the first `if`."""
    functions = (call.caller, *(hop.function for hop in call.via[:-1]))
    places = [hop.at for hop in call.via] or [call.at]
    site: list[object] = []
    for function, at in zip(functions, places, strict=True):
        branch = _outermost(call, function)
        site.append((function, branch) if branch else at)
        if branch:
            break
    return tuple(site)


def _size(sites: _Sites) -> tuple[int, list[str]]:
    return len(sites), sorted(map(repr, sites))
