"""Puts together what is known of the network between components."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archfit.model import Landscape, Location, Project
from archfit.model.wires import RemoteCall, Wire, Wires
from archfit.resolve.environment import Environments
from archfit.resolve.wires.calls import remote_calls
from archfit.resolve.wires.endpoints import Endpoints
from archfit.resolve.wires.messages import placed_messages, wires_of
from archfit.resolve.wires.routes import Routes
from archfit.resolve.wires.targets import Targets


def wires_in(project: Project, landscape: Landscape) -> Wires:
    """Return the endpoints of a system, its remote calls and messages, and the edges these make."""
    environments = Environments(project, landscape)
    endpoints = tuple(
        sorted(
            one._replace(component=project.service_of(one.component) or one.component)
            for one in Endpoints(project).all()
        )
    )
    calls = tuple(remote_calls(project, environments, Targets(project, Routes(endpoints))))
    placed = tuple(placed_messages(project, environments))
    edges = joined_edges((*_edges(calls), *wires_of(placed)))
    return Wires(endpoints, calls, tuple(dict.fromkeys(one.message for one in placed)), tuple(edges))


def _edges(calls: Iterable[RemoteCall]) -> Iterator[Wire]:
    for call in calls:
        if call.target:
            yield Wire(call.component, call.target, call.protocol, (call.at,), call.confidence)


def joined_edges(edges: Iterable[Wire]) -> list[Wire]:
    """Join the edges between the same two components over the same channel."""
    places: dict[tuple[str, str, str], dict[Location, None]] = {}
    for edge in edges:
        places.setdefault((edge.source, edge.target, edge.channel), {}).update(dict.fromkeys(edge.at))
    return [Wire(*key, tuple(sorted(at))) for key, at in sorted(places.items())]
