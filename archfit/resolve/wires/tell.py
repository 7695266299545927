"""Puts together what is known of the network between components."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archfit.model import ComponentKind, Confidence, Landscape, Location, Project
from archfit.model.wires import RemoteCall, Wire, Wires
from archfit.resolve.environment import Environments
from archfit.resolve.wires.bases import with_bases
from archfit.resolve.wires.calls import remote_calls, telling
from archfit.resolve.wires.clients import Clients
from archfit.resolve.wires.descriptions import Descriptions
from archfit.resolve.wires.endpoints import Endpoints, of_functions
from archfit.resolve.wires.meetings import replies, wires_of
from archfit.resolve.wires.messages import placed_messages
from archfit.resolve.wires.names import Names
from archfit.resolve.wires.procedures import Procedures
from archfit.resolve.wires.routes import Routes
from archfit.resolve.wires.stubs import Stubs
from archfit.resolve.wires.targets import Targets
from archfit.resolve.wires.together import Together


def wires_in(project: Project, landscape: Landscape) -> Wires:
    """Return the endpoints of a system, its remote calls and messages, and the edges these make."""
    environments = Environments(project, landscape)
    together, names = Together(landscape), Names(project)
    made = Endpoints(project)
    described, procedures = Descriptions(project, landscape, made), Procedures(project, landscape)
    endpoints = tuple(sorted({*made.all(), *described.all(), *procedures.all(), *of_functions(landscape)}))
    routes = Routes(endpoints)
    targets = Targets(project, routes, names, together)
    missing = Stubs(project, landscape).calls(environments, targets)
    calls = telling((*with_bases(remote_calls(project, environments, targets), routes), *missing))
    placed = tuple(placed_messages(project, environments))
    edges = joined_edges((
        *_edges(project, calls), *Clients(project, names, calls).wires(together), *wires_of(placed, together)
    ))  # fmt: skip
    edges = joined_edges((*edges, *replies(placed, edges)))
    return Wires(endpoints, calls, tuple(dict.fromkeys(one.message for one in placed)), tuple(edges))


def _edges(project: Project, calls: Iterable[RemoteCall]) -> Iterator[Wire]:
    """Yield the edges of calls; a library that nothing runs calls nobody."""
    idle = {one.name for one in project.components if one.kind is ComponentKind.LIBRARY}
    for call in calls:
        if call.target and call.component not in idle:
            yield Wire(call.component, call.target, call.protocol, (call.at,), call.confidence)


def joined_edges(edges: Iterable[Wire]) -> list[Wire]:
    """Join the edges between the same two components over the same channel; the surest says how sure it is."""
    places: dict[tuple[str, str, str], dict[Location, None]] = {}
    sure: dict[tuple[str, str, str], Confidence] = {}
    for edge in edges:
        key = (edge.source, edge.target, edge.channel)
        places.setdefault(key, {}).update(dict.fromkeys(edge.at))
        sure[key] = min(sure.get(key, edge.confidence), edge.confidence, key=list(Confidence).index)
    return [Wire(*key, tuple(sorted(at)), sure[key]) for key, at in sorted(places.items())]
