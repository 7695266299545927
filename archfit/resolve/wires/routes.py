"""Which route of a component answers at a path."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from archfit.model.wires import FIELD, Endpoint, is_written, segments

_FEWEST = 2
"""Telling segments that a path must share with a route to be known by it alone."""
_COMMON = re.compile(
    r"v?\d+(?:\.\d+)*|api|rest|graphql|health|healthz|live|livez|liveness|metrics|ping|ready|readyz|readiness|status|version"
    r"|auth|oauth|oauth2|token|authorize|login|logout|\.well-known|jwks\.json|docs|openapi\.json"
)
"""What many services have, of this system and of others."""
_SAME, _BOTH_VARY, _TAKEN, _UNTOLD = 4, 2, 1, 0
_INTEGER = re.compile(r"-?\d+")


class Match(NamedTuple):
    """A route that answers at a path."""

    score: int
    telling: int
    """How many segments are written alike that few others have."""
    stripped: str
    """What a proxy must have taken off the front."""
    endpoint: Endpoint


class Routes:
    """Finds endpoints by verb and path."""

    def __init__(self, endpoints: Iterable[Endpoint]) -> None:
        self._of: dict[str, list[tuple[Endpoint, list[str]]]] = defaultdict(list)
        self._procedures: dict[tuple[str, str], list[Endpoint]] = defaultdict(list)
        for endpoint in endpoints:
            if endpoint.protocol == "http":
                self._of[endpoint.component].append((endpoint, segments(endpoint.path)))
            else:
                self._procedures[endpoint.protocol, service_of(endpoint.protocol, endpoint.path)].append(endpoint)

    def match(self, component: str, verb: str, path: str) -> Match | None:
        """Return the route that answers: one written like the path rather than one that takes anything there."""
        asked = segments(path)
        best: Match | None = None
        for endpoint, own in self._of.get(component, ()):
            if verb and endpoint.verb and verb != endpoint.verb:
                continue
            for cut in _cuts(asked, own):
                found = _likeness(own, asked[cut:])
                if found is not None and (best is None or found[0] - cut > best.score):
                    stripped = "/".join(["", *asked[:cut]])
                    best = Match(found[0] - cut, found[1], stripped, endpoint)
        return best

    def find(self, component: str, verb: str, path: str) -> Endpoint | None:
        """Return the route that answers, or nothing."""
        found = self.match(component, verb, path)
        return found.endpoint if found else None

    def only(self, verb: str, path: str, *, among: Iterable[str]) -> Match | None:
        """Return the route that answers when just one of some components has any, and the path says enough."""
        if sum(is_telling(one) for one in segments(path)) < _FEWEST:
            return None
        found = [match for name in among if name in self._of and (match := self.match(name, verb, path))]
        return found[0] if len(found) == 1 and found[0].telling >= _FEWEST else None

    def procedures(self, protocol: str, service: str) -> list[Endpoint]:
        """Return who answers to a service by its name, in another protocol than HTTP."""
        return self._procedures.get((protocol, service), [])

    def procedure(self, component: str, protocol: str, procedure: str) -> Endpoint | None:
        """Return what answers to a procedure: the method itself, or a service of which no method is known."""
        service = service_of(protocol, procedure)
        own = [one for one in self.procedures(protocol, service) if one.component == component]
        return next((one for one in own if one.path in (procedure, service)), None)


def service_of(protocol: str, procedure: str) -> str:
    """Return the service of a procedure: of the gRPC method `/shop.Users/Get` it is `shop.Users`."""
    return procedure.strip("/").partition("/")[0] if protocol == "grpc" else procedure


def is_telling(segment: str) -> bool:
    """Tell whether a segment is written out, and not such as most services have."""
    return "{" not in segment and not _COMMON.fullmatch(segment)


def _cuts(asked: list[str], own: list[str]) -> Iterator[int]:
    """Yield how many segments a proxy may have taken off: none, or those before a route that says enough itself."""
    yield 0
    if len(asked) > len(own) and sum(map(is_telling, own)) >= _FEWEST:
        yield len(asked) - len(own)


def _likeness(own: list[str], asked: list[str]) -> tuple[int, int] | None:
    """Return how alike two paths are, and in how many telling segments; None when the route does not answer."""
    if asked and not any(map(is_written, asked)) and any(map(is_written, own)):
        return None  # Of `/{path}` nothing is known but how long it is: any route may answer.
    score = telling = 0
    if own and own[-1].endswith(":path}") and len(asked) >= len(own):
        score = _BOTH_VARY if "{" in asked[len(own) - 1] else _TAKEN
        own, asked = own[:-1], asked[: len(own) - 1]
    elif len(own) != len(asked):
        # A hole at the end may hold several segments, or none.
        if not asked or not FIELD.fullmatch(asked[-1]) or len(own) < len(asked) - 1:
            return None
        score = -_SAME
        own, asked = own[: len(asked)], asked[: len(own)]
    for mine, theirs in zip(own, asked, strict=True):
        found = _alike(mine, theirs)
        if found < 0:
            return None
        score += found
        telling += mine == theirs and is_telling(mine)
    return score, telling


def _alike(mine: str, theirs: str) -> int:
    """Return how well a segment of a route fits one of a path; -1 when it does not."""
    if mine == theirs and "{" not in mine:
        return _SAME
    if "{" not in mine:
        return _UNTOLD if "{" in theirs and _fits(theirs, mine) else -1
    if "{" not in theirs:
        if mine.endswith(":int}") and FIELD.fullmatch(mine) and not _INTEGER.fullmatch(theirs):
            return -1
        return _TAKEN if _fits(mine, theirs) else -1
    return _BOTH_VARY


def _fits(pattern: str, written: str) -> bool:
    return bool(_expression(pattern).fullmatch(written))


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    parts = FIELD.split(pattern)
    return re.compile("[^/]*".join(map(re.escape, parts)))
