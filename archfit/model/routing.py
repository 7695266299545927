"""Whether a route may answer at a path, and whether all routes of a component are known: for rules that miss one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property

from archfit.model import library
from archfit.model.architecture import Role
from archfit.model.finding import Confidence
from archfit.model.library import Activity
from archfit.model.location import Location
from archfit.model.project import Project
from archfit.model.use import Use
from archfit.model.value import Named, Text, Value
from archfit.model.wires import Endpoint, RemoteCall, segments

_FIELD = re.compile(r"\{[^{}]*\}")
_MORE = re.compile(
    r"\{(?:\w*(?:action|command|endpoint|method|operation|page|path|resource|route|suffix|uri|url|verb))?\}",
    re.IGNORECASE,
)
"""What is called after more than a value: it may be words of a route, or several segments."""
_FIRST = re.compile(r"api|v\d+")
"""What routes begin with; where some of a component do, no proxy takes it off."""


class Routing:
    """Answers what is known of the routes of components."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def of(self) -> Mapping[str, tuple[Endpoint, ...]]:
        """Component -> the routes that it answers at over HTTP."""
        found: dict[str, list[Endpoint]] = defaultdict(list)
        for one in self._project.wires.endpoints:
            if one.protocol == "http":
                found[one.component].append(one)
        return {name: tuple(those) for name, those in found.items()}

    def methods(self, call: RemoteCall) -> tuple[Endpoint, ...]:
        """Return the methods of the gRPC service that is called, as the component has it that answers."""
        service = call.path.rpartition("/")[0]
        own = (one for one in self._project.wires.endpoints if one.component == call.target and one.protocol == "grpc")
        return tuple(one for one in own if service and one.path.startswith(f"{service}/"))

    def misses_method(self, call: RemoteCall) -> bool:
        """Tell whether the service of a gRPC method is known, with its methods, and the one called is none of them."""
        return call.endpoint is None and call.confidence is not Confidence.GUESS and bool(self.methods(call))

    def known(self, component: str) -> bool:
        """Tell whether all routes of a component are known, as far as its code tells: none is made of what is not."""
        return component in self.of and component not in self._open

    def may_miss(self, call: RemoteCall) -> bool:
        """Tell whether so much is known of a call, and of the routes of whom it calls, that it can be wrong."""
        if call.protocol != "http" or call.confidence is Confidence.GUESS or not call.target:
            return False
        first = call.path.strip("/").partition("/")[0]
        return bool(first) and "{" not in first and self.known(call.target)

    @cached_property
    def _open(self) -> frozenset[str]:
        """The components with a route or a mount of which the path, or what is mounted, is not known."""
        project = self._project
        uses = (one for one in project.uses if one.activity in (Activity.ROUTE, Activity.MOUNT))
        source = (
            one.at.path for one in uses if project.role_at(one.at.path) is Role.SOURCE and not self._says_all(one)
        )
        owners = {project.component_at(path) for path in (*source, *(one.at.path for one in project.problems))}
        return frozenset(project.service_of(one) or one for one in owners - {""})

    def _says_all(self, use: Use) -> bool:
        paths = (*use.values(library.Role.PATH), *use.values(library.Role.PREFIX))
        if any(not isinstance(one, Text) or one.exact is None for one in paths):
            return False
        return use.activity is not Activity.MOUNT or any(map(self._is_own, use.values(library.Role.ROUTER)))

    def _is_own(self, router: Value) -> bool:
        if isinstance(router, Text):
            return router.exact in self._project.names.spellings
        return isinstance(router, Named)

    def answering(self, component: str, path: str) -> Iterator[Endpoint]:
        """Yield the routes that may answer at a path, whatever the verb."""
        return (one for one in self.of.get(component, ()) if may_answer(one.path, path))

    def behind_a_prefix(self, component: str, path: str) -> bool:
        """Tell whether a route may answer if a proxy takes something off the front of a path."""
        parts = segments(path)
        if _FIRST.fullmatch(parts[0]) and any(
            segments(one.path)[:1] == parts[:1] for one in self.of.get(component, ())
        ):
            return False
        shorter = ("/".join(parts[cut:]) for cut in range(1, len(parts)) if any("{" not in one for one in parts[cut:]))
        own = [one for one in self.of.get(component, ()) if any("{" not in part for part in segments(one.path))]
        return any(may_answer(one.path, rest) for rest in shorter for one in own)


def certain(calls: Iterable[RemoteCall], *, verbs: bool = False) -> Iterator[RemoteCall]:
    """
    Yield the calls at places where there is just one path of one component that may be called.

    Where values cannot be told apart there are several, of which not all need be called. With `verbs`, there is just
    one verb, too.
    """
    places: dict[tuple[str, Location], list[RemoteCall]] = defaultdict(list)
    for call in calls:
        places[call.component, call.at].append(call)
    for those in places.values():
        known = {(one.path, one.verb if verbs else "") for one in those}
        if len(known) == 1 and len({one.target for one in those} - {""}) == 1:
            yield next(one for one in those if one.target)


def may_answer(route: str, path: str) -> bool:
    """
    Tell whether a route may answer at a path.

    A value in a path stands for one segment where the route takes any. What is called a path, or has no name,
    may be more than a value: words of the route, and at the end several segments.
    """
    return _fits(tuple(segments(route)), tuple(segments(path)))


@cache
def _fits(own: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    if own and own[0].endswith(":path}"):
        return any(_fits(own[1:], asked[taken:]) for taken in range(len(asked) + 1))
    if not own or not asked:
        return not own and not asked
    if len(asked) == 1 and _MORE.search(asked[0]):
        # What has no name may be words, with or without more after them; it is no value with words after it.
        return _alike(own[0], asked[0]) and (len(own) == 1 or "{" not in own[0] or asked[0] != "{}")
    return _alike(own[0], asked[0]) and _fits(own[1:], asked[1:])


def _alike(own: str, asked: str) -> bool:
    if _is_field(asked) and not _MORE.search(asked):
        return "{" in own
    return own == asked or bool(_pattern(own).fullmatch(asked) or _pattern(asked).fullmatch(own))


def _is_field(segment: str) -> bool:
    return bool(_FIELD.fullmatch(segment))


@cache
def _pattern(segment: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, _FIELD.split(segment))))
