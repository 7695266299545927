"""Which server an address leads to, as seen from where it is used: the same host name is not always the same host."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import takewhile
from typing import NamedTuple

from archfit.model import Installation
from archfit.model.deployment import Service
from archfit.resolve.data.addresses import FILES, PORTS, Address, family
from archfit.resolve.environment import Process

_LOCAL = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "::1"})  # noqa: S104 - compared, nothing is bound
_OUTSIDE = frozenset({"host.docker.internal", "gateway.docker.internal", "host.containers.internal"})
"""The machine that containers run on, as they see it (Docker Desktop, Podman 4)."""
_ON_A_MACHINE = frozenset({"Procfile", "serverless"})
"""Installations whose services share the host with everything else that is started there."""
_MACHINE = "machine"

Server = tuple[Installation, Service]


class Place(NamedTuple):
    """A server, or a folder with files: equal places are the same."""

    scope: str
    """Where the host name means this host: an installation, a container, or everywhere (empty)."""
    host: str
    port: str
    path: str = ""
    """Of a store that is a file, the folder is in scope and host."""


class Places:
    """Knows the installations of a system."""

    def __init__(
        self, installations: tuple[Installation, ...], folders: Mapping[str, str], *, repositories: bool = False
    ) -> None:
        """Take the folder of each component, and whether they are several repositories."""
        self._installations = installations
        self._folders = folders
        self._repositories = repositories

    def of(self, where: Address, process: Process) -> Place:
        """Return the place that a known address leads to."""
        if where.engine in FILES:
            return _of_file(where.database, process)
        port = where.port if where.port.isdecimal() else PORTS.get(where.engine, "")
        names = where.host.split(",")
        for host in names:
            found = self._server(host, port, where.engine, process)
            if found:
                installation, service = found
                listens = PORTS.get(where.engine, port) if service.infrastructure else port
                return Place(installation.name, service.name, listens)
        return Place(self._scope(names[0], process), where.host, port)

    def servers(self, engine: str) -> tuple[Server, ...]:
        """Return the servers of an engine that the installations run; a job that listens nowhere is none."""
        return tuple(
            (installation, service)
            for installation in self._installations
            for service in installation.services
            if family(service.infrastructure) == engine and (service.ports or service.what == "compose service")
        )

    def _server(self, host: str, port: str, engine: str, process: Process) -> tuple[Installation, Service] | None:
        """Return the service that a host name leads to."""
        if host in _OUTSIDE or (host in _LOCAL and not _is_contained(process)):
            return self._publishing(port, engine, process)
        installations = (process.installation,) if process.installation else self._installations
        return self.nearest([(one, service) for one in installations if (service := one.called(host))], process)

    def _publishing(self, port: str, engine: str, process: Process) -> Server | None:
        """Return the server that publishes a port on the machine."""
        servers = self.servers(engine)
        return self.nearest(
            [one for one in servers if any(str(port_.published) == port for port_ in one[1].ports)], process
        )

    def nearest(self, servers: Iterable[Server], process: Process) -> Server | None:
        """Return the one server in the manifests nearest to a component; None where that is not just one name."""
        folder = self._folders.get(process.component, "").split("/")
        near = [(_in_common(folder, installation.files), (installation, service)) for installation, service in servers]
        most = max((common for common, _ in near), default=0)
        found = [pair for common, pair in near if common == most]
        return found[0] if len({service.name for _, service in found}) == 1 else None

    def _scope(self, host: str, process: Process) -> str:
        """Return where an address without a known server means the same host."""
        installation = process.installation
        if host in _LOCAL and _is_contained(process) and installation and process.service:
            return f"{installation.name}/{process.service.name}"
        if host in _LOCAL or host in _OUTSIDE:
            return process.component if self._repositories else _MACHINE
        if "." in host or ":" in host:
            return ""
        return installation.name if installation else process.component  # a bare name belongs to a network


def _in_common(folder: list[str], files: Iterable[str]) -> int:
    """Return how many folders a path has in common with the one of several files nearest to it."""
    return max(
        (sum(1 for _ in takewhile(_same, zip(folder, file.split("/"), strict=False))) for file in files), default=0
    )


def _same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _is_contained(process: Process) -> bool:
    return process.installation is not None and process.installation.what not in _ON_A_MACHINE


def _of_file(path: str, process: Process) -> Place:
    """Return where a file is: in a container it is the container's own unless a volume holds it."""
    installation, service = process.installation, process.service
    if not _is_contained(process) or installation is None or service is None:
        return Place(_MACHINE if path.startswith("/") else process.component, "", "", path)
    for volume in service.volumes:
        folder = volume.target.rstrip("/")
        if folder and (path == folder or path.startswith(f"{folder}/")) and volume.source:
            scope = installation.name if volume.named else _MACHINE
            return Place(scope, volume.source, "", path[len(folder) :])
    return Place(f"{installation.name}/{process.component}", "", "", path)
