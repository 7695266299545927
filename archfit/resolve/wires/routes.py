"""Which route of a component answers at a path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from archfit.model.wires import Endpoint

_FEWEST = 2
"""Segments written out that a path must have to be told by itself from those of other components."""


class Routes:
    """Finds endpoints by verb and path."""

    def __init__(self, endpoints: Iterable[Endpoint]) -> None:
        self._of: dict[str, list[tuple[Endpoint, list[str]]]] = defaultdict(list)
        for endpoint in endpoints:
            if endpoint.protocol == "http":
                self._of[endpoint.component].append((endpoint, segments(endpoint.path)))

    def knows(self, component: str) -> bool:
        """Tell whether any route of a component is known."""
        return component in self._of

    def find(self, component: str, verb: str, path: str) -> Endpoint | None:
        """Return the route that answers: one written like the path rather than one that takes anything there."""
        asked = segments(path)
        best: tuple[int, Endpoint] | None = None
        for endpoint, own in self._of.get(component, ()):
            if verb and endpoint.verb and verb != endpoint.verb:
                continue
            for cut in (asked, *_behind_proxies(asked, own)):
                score = _likeness(own, cut)
                if score >= 0 and (best is None or score > best[0]):
                    best = (score, endpoint)
        return best[1] if best else None

    def only(self, verb: str, path: str, *, besides: str) -> Endpoint | None:
        """Return the route that answers when just one other component has any, and the path says enough."""
        if sum("{" not in one for one in segments(path)) < _FEWEST:
            return None
        found = [endpoint for name in self._of if name != besides and (endpoint := self.find(name, verb, path))]
        return found[0] if len(found) == 1 else None


def segments(path: str) -> list[str]:
    """Return the parts of a path between slashes."""
    return [one for one in path.partition("?")[0].split("/") if one]


def _behind_proxies(asked: list[str], own: list[str]) -> Iterator[list[str]]:
    """Yield the end of a path that a proxy may pass on without its own prefix."""
    if len(asked) > len(own) and sum("{" not in one for one in own) >= _FEWEST:
        yield asked[len(asked) - len(own) :]


def _likeness(own: list[str], asked: list[str]) -> int:
    """Return how many segments are written alike; -1 when the route does not answer at the path."""
    if len(own) != len(asked):
        # A hole at the end may hold several segments.
        if not asked or "{" not in asked[-1] or len(own) < len(asked):
            return -1
        own = own[: len(asked)]
    score = 0
    for mine, theirs in zip(own, asked, strict=True):
        if mine == theirs:
            score += 2
        elif "{" in mine or "{" in theirs:
            score += 0
        else:
            return -1
    return score
