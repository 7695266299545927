"""What services are like, seen from outside: whom they call, who calls them, what they answer, what they keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from archfit.model.coupling import services, users_of
from archfit.model.wires import Endpoint, RemoteCall

if TYPE_CHECKING:
    from archfit.model.project import Project


class Shapes:
    """Answers what each service is like; what stands in its modules is its own."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.services = services(project)

    @cached_property
    def _waits(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for wire in self._project.wires.edges:
            if wire.synchronous and self._project.between_services(wire.source, wire.target):
                found[self._project.service_of(wire.source)].add(self._project.service_of(wire.target))
        return {name: frozenset(targets) for name, targets in found.items()}

    def waits_for(self, service: str) -> frozenset[str]:
        """Return the services that one calls and waits for (ADS of Bogner, Wagner and Zimmermann 2017)."""
        return self._waits.get(service, frozenset())

    @cached_property
    def _awaited(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for source, targets in self._waits.items():
            for target in targets:
                found[target].add(source)
        return {name: frozenset(sources) for name, sources in found.items()}

    def awaited_by(self, service: str) -> frozenset[str]:
        """Return the services that call one and wait for it (AIS)."""
        return self._awaited.get(service, frozenset())

    def endpoints(self, service: str) -> tuple[Endpoint, ...]:
        """Return what a service answers at, without what only says whether it is up."""
        own = (one for one in self._project.wires.endpoints if self._project.service_of(one.component) == service)
        return tuple(one for one in own if one.path.strip("/").rpartition("/")[2] not in _STATUS)

    def calls(self, service: str) -> tuple[RemoteCall, ...]:
        """Return the places where a service calls another, or something outside."""
        return tuple(one for one in self._project.wires.calls if self._project.service_of(one.component) == service)

    def speaks_by_messages(self, service: str) -> bool:
        """Tell whether a service sends or receives messages."""
        return any(self._project.service_of(one.component) == service for one in self._project.wires.messages)

    def tables(self, service: str) -> frozenset[str]:
        """Return the tables that a service owns."""
        owners = self._project.data.owners
        mine = (one for one in owners if one.component and self._project.service_of(one.component) == service)
        return frozenset(str(one.table) for one in mine)

    def keeps_state(self, service: str) -> bool:
        """Tell whether a service uses a datastore, or may: it reaches data that could not be told."""
        if any(service in users_of(self._project, store) for store in self._project.data.stores):
            return True
        data = self._project.data
        users = {one.component for one in data.accesses} | {one.component for one in data.definitions}
        users |= {self._project.component_at(at.path) for at in data.unknown}
        return any(self._project.service_of(name) == service for name in users - {""})


_STATUS = frozenset(
    {"alive", "health", "healthcheck", "healthz", "livez", "metrics", "ping", "ready", "readyz", "status"}
)
