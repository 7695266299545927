"""Which functions run before requests are answered: middleware, dependencies, decorators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from archfit.model.library import Activity, Role
from archfit.model.location import Location
from archfit.model.reach import Way
from archfit.model.use import Use
from archfit.model.value import Named
from archfit.model.wires import Endpoint

if TYPE_CHECKING:
    from archfit.model.project import Project

_METHODS = frozenset(
    {"__call__", "authenticate", "dispatch", "has_permission", "process_request", "process_view"}
)  # fmt: skip
"""What frameworks call of a class that stands before requests (ASGI, Starlette 0.46, Django 5.2, DRF 3.16)."""
_PARTS = ("Blueprint", "Router")
"""What is no whole application (Flask 3.1, Quart 0.20, FastAPI 0.115): what stands before it is for its routes only."""


class Guarded(NamedTuple):
    """A function that runs before an endpoint answers."""

    function: str
    by: str
    """What has it run: `flask.Scaffold.before_request`, or the handler that it is provided to, or that it wraps."""
    at: Location


class Guards:
    """Answers what runs before an endpoint."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def before(self, endpoint: Endpoint) -> Iterator[Guarded]:
        """Yield what is known to run before an endpoint answers; a class that may guard is taken to be installed."""
        for use in self._of_components.get(endpoint.component, ()):
            yield from self._functions(use)
        for maker in self._makers.get(endpoint.at, ()):
            for use in self._of_parts.get(maker, ()):
                yield from self._functions(use)
        for use in self._of_routes.get((endpoint.at.path, endpoint.at.line), ()):
            yield from self._functions(use)
        yield from self._of_handler(endpoint)

    def _of_handler(self, endpoint: Endpoint) -> Iterator[Guarded]:
        """Yield what is provided to a handler, and what wraps it: then the handler is the wrapper."""
        edges = self._first_calls
        for handler in self._project.waiting.handlers(endpoint):
            if any(edge.kind == "decorator" for edge in edges.get(handler.name, ())):
                yield Guarded(handler.name, endpoint.path, Location(handler.path, handler.line))
            for edge in edges.get(handler.name, ()):
                if edge.kind == "injected":
                    yield Guarded(edge.callee, edge.caller, Location(edge.path, edge.line))

    @cached_property
    def _first_calls(self) -> Mapping[str, Way]:
        found = defaultdict(list)
        for edge in self._project.calls.edges:
            if edge.kind in ("injected", "decorator"):
                found[edge.caller].append(edge)
        return {caller: tuple(edges) for caller, edges in found.items()}

    def _functions(self, use: Use) -> Iterator[Guarded]:
        reach = self._project.reach
        for one in (*use.values(Role.HANDLER), *use.values(Role.ENTITY)):
            if isinstance(one, Named) and one.name in reach.places:
                yield Guarded(one.name, use.function, use.at)
            elif isinstance(one, Named):
                methods = (place.name for place in reach.members.get(one.name, ()))
                yield from (
                    Guarded(name, use.function, use.at) for name in methods if name.rpartition(".")[2] in _METHODS
                )

    @cached_property
    def _guards(self) -> list[Use]:
        return [one for one in self._project.uses if one.activity is Activity.GUARD]

    @cached_property
    def _of_components(self) -> Mapping[str, list[Use]]:
        """What runs before all that a component answers."""
        found: dict[str, list[Use]] = defaultdict(list)
        for use in self._guards:
            made = _made(use, Role.RECEIVER)
            if use.values(Role.ENTITY) or any(not _is_part(one) for one in made):
                found[self._project.component_at(use.at.path)].append(use)
        return found

    @cached_property
    def _makers(self) -> Mapping[Location, list[str]]:
        """Where a route is said -> the application or router that it is said to."""
        uses = (one for one in self._project.uses if one.activity is Activity.ROUTE)
        return {one.at: _made(one, Role.RECEIVER) for one in uses}

    @cached_property
    def _of_parts(self) -> Mapping[str, list[Use]]:
        """What runs before the routes of one router: said to it, where it is made, or where it is mounted."""
        lines: dict[tuple[str, int], list[str]] = defaultdict(list)
        for maker in {maker for makers in self._makers.values() for maker in makers}:
            path, line, _ = maker.partition("@")[2].rsplit(":", 2)
            lines[path, int(line)].append(maker)
        for use in self._project.uses:
            if use.activity is Activity.MOUNT:
                lines[use.at.path, use.at.line] += _made(use, Role.ROUTER)
        found: dict[str, list[Use]] = defaultdict(list)
        for use in self._guards:
            said_to = _made(use, Role.RECEIVER)
            for maker in filter(_is_part, said_to) if said_to else lines[use.at.path, use.at.line]:
                found[maker].append(use)
        return found

    @cached_property
    def _of_routes(self) -> Mapping[tuple[str, int], list[Use]]:
        """What is said on the line of a route."""
        found: dict[tuple[str, int], list[Use]] = defaultdict(list)
        for use in self._guards:
            if not use.values(Role.RECEIVER) and not use.values(Role.ENTITY):
                found[use.at.path, use.at.line].append(use)
        return found


def _made(use: Use, role: Role) -> list[str]:
    """Return what a library made that plays a role, by the place where it was made."""
    return [one.name for one in use.values(role) if isinstance(one, Named) and one.kind == "made"]


def _is_part(made: str) -> bool:
    return made.partition("@")[0].endswith(_PARTS)
