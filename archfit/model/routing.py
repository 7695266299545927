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
from archfit.model.wires import FIELD, Endpoint, RemoteCall, segments

_MORE = re.compile(
    r"\{(?:\w*(?:action|command|endpoint|method|operation|page|path|resource|route|suffix|uri|url|verb))?\}",
    re.IGNORECASE,
)
"""What is called after more than a value: it may be words of a route, or several segments."""
_FIRST = re.compile(r"api|v\d+")
"""What routes begin with; where some of a component do, no proxy takes it off."""

_DOCUMENT = (".yaml", ".yml", ".json")
"""What the files are called that describe routes: OpenAPI 3.1, "OpenAPI Description Structure"."""
_Place = tuple[Location, ...]


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
        return use.activity is not Activity.MOUNT or any(
            self._is_own(one, self._project.component_at(use.at.path)) for one in use.values(library.Role.ROUTER)
        )

    def _is_own(self, router: Value, owner: str) -> bool:
        """Tell whether it is known what is mounted: something of the code, or a document that routes were read of."""
        if not isinstance(router, Text):
            return isinstance(router, Named)
        document = router.parts[-1] if router.parts else ""
        if isinstance(document, str) and document.endswith(_DOCUMENT):
            paths = self._documents.get(self._project.service_of(owner) or owner, ())
            return any(f"/{path}".endswith(f"/{document.strip('/')}") for path in paths)
        return router.exact in self._project.names.spellings

    @cached_property
    def _documents(self) -> Mapping[str, frozenset[str]]:
        """Component -> the documents that routes of it were read of."""
        return {
            name: frozenset(one.at.path for one in own if one.at.path.endswith(_DOCUMENT))
            for name, own in self.of.items()
        }

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


def certain(calls: Iterable[RemoteCall], *, verbs: bool = False, ways: bool = False) -> Iterator[RemoteCall]:
    """
    Yield the calls at places where there is just one path of one component that may be called.

    Where values cannot be told apart there are several, of which not all need be called. With `verbs`, there is just
    one verb, too. With `ways`, each way through wrappers is a place of its own, as far as it is known which they are.
    """
    known = list(calls)
    split = _splits(known) if ways else frozenset()
    places: dict[tuple[str, _Place], list[RemoteCall]] = defaultdict(list)
    for call in known:
        places[call.component, _way(call, split) if ways else (call.at,)].append(call)
    for those in places.values():
        asked = {(one.path, one.verb if verbs else "") for one in those}
        if len(asked) == 1 and len({one.target for one in those} - {""}) == 1:
            yield next(one for one in those if one.target)


def _splits(calls: Iterable[RemoteCall]) -> frozenset[_Place]:
    """Return the places, with those on the way to them, where one of several functions is called."""
    functions: dict[_Place, set[str]] = defaultdict(set)
    for call in calls:
        at = tuple(hop.at for hop in call.via)
        for depth, hop in enumerate(call.via, start=1):
            functions[at[:depth]].add(hop.function)
    return frozenset(place for place, called in functions.items() if len(called) > 1)


def _way(call: RemoteCall, split: frozenset[_Place]) -> _Place:
    """Return the places on the way to a call, up to the first where it is not known which function is called."""
    way = tuple(hop.at for hop in call.via) or (call.at,)
    return next((way[:depth] for depth in range(1, len(way)) if way[:depth] in split), way)


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
    return bool(FIELD.fullmatch(segment))


@cache
def _pattern(segment: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, FIELD.split(segment))))
