"""Which component answers a request."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from archfit.model import ComponentKind, Confidence, Installation, Project
from archfit.model.deployment import Route, Service
from archfit.model.wires import Endpoint
from archfit.resolve.environment import Process
from archfit.resolve.wires.addresses import Address, address
from archfit.resolve.wires.routes import Routes

_LOCAL = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "host.docker.internal", "[::1]"})  # noqa: S104 - names, no binding
_CLUSTER = re.compile(r"\.svc(?:\.cluster\.local)?$|\.cluster\.local$")
_WORD = re.compile(r"[a-z0-9]+")
_GENERIC = frozenset(
    {"api", "app", "base", "client", "endpoint", "host", "http", "https", "server", "service", "svc", "uri", "url"}
)
_MOST_PROXIES = 3


class Target(NamedTuple):
    """Where a request leads."""

    component: str
    host: str
    path: str
    why: str
    confidence: Confidence
    endpoint: Endpoint | None = None


class Targets:
    """Answers which component a URL leads to, as seen from one process."""

    def __init__(self, project: Project, routes: Routes) -> None:
        self._project = project
        self._routes = routes
        self._services = [one.name for one in project.components if one.kind is ComponentKind.SERVICE]
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for name in self._services:
            self._by_word[_plain(name)].append(name)
        self._by_port: dict[int, set[str]] = defaultdict(set)
        for module in project.modules.values():
            for server in module.facts.servers:
                if server.port and module.component:
                    self._by_port[server.port].add(project.service_of(module.component) or module.component)

    def of(self, where: Address, verb: str, process: Process) -> Target:
        """Return where a request leads; the component is empty for what is outside or not known."""
        found = (
            self._by_host(where, process) or self._by_name(where, verb, process) or self._by_route(where, verb, process)
        )
        if found is None:
            host = "" if where.host.startswith("{") else where.host
            return Target("", host, where.path, "", Confidence.DERIVED)
        endpoint = self._routes.find(found.component, verb, found.path) if found.component else None
        return found._replace(endpoint=found.endpoint or endpoint)

    # -- by host -----------------------------------------------------------------------------------

    def _by_host(self, where: Address, process: Process, depth: int = 0) -> Target | None:
        host = _CLUSTER.sub("", where.host).partition(".")[0] if _CLUSTER.search(where.host) else where.host
        if not host or host.startswith("{"):
            return None
        if host in _LOCAL:
            return self._by_local_port(where, process)
        service = process.installation.called(host) if process.installation else None
        if service is not None:
            return self._of_service(service, where, process, depth)
        named = self._by_word.get(_plain(host), [])
        if len(named) == 1 and "." not in host:
            return Target(named[0], host, where.path, f"`{host}` is the name of `{named[0]}`", Confidence.DERIVED)
        return None

    def _of_service(self, service: Service, where: Address, process: Process, depth: int) -> Target | None:
        why = f"`{where.host}` is the service `{service.name}` in {service.at.path}"
        if service.component:
            return Target(service.component, where.host, where.path, why, Confidence.DERIVED)
        route = _passing(service.routes, where.path)
        if route is not None and depth < _MOST_PROXIES and process.installation:
            onward = address(route.target)
            path = onward.path + where.path[len(route.path) :] if onward.path else where.path
            found = self._by_host(onward._replace(path=path), process, depth + 1)
            if found is not None:
                return found._replace(why=f"{why}, which passes it on; {found.why}")
        inside = [name for name in self._services if _plain(name) and _plain(name) in _plain(service.name)]
        if not service.infrastructure and len(inside) == 1:
            return Target(inside[0], where.host, where.path, f"{why}, named like `{inside[0]}`", Confidence.DERIVED)
        return Target("", where.host, where.path, why, Confidence.DERIVED)

    def _by_local_port(self, where: Address, process: Process) -> Target | None:
        if not where.port.isdigit():
            return None
        port = int(where.port)
        published = _published(process.installation, port) if process.installation else None
        if published is not None and published.component:
            why = f"port {port} is published by `{published.name}` in {published.at.path}"
            return Target(published.component, where.host, where.path, why, Confidence.DERIVED)
        listening = self._by_port.get(port, set())
        if len(listening) == 1:
            (name,) = listening
            return Target(name, where.host, where.path, f"`{name}` listens on port {port}", Confidence.DERIVED)
        return None

    # -- by name and route -------------------------------------------------------------------------

    def _by_name(self, where: Address, verb: str, process: Process) -> Target | None:
        """Take the one component that what is not known is called after, if it answers at the path."""
        if not where.host.startswith("{"):
            return None
        words = set(_WORD.findall(where.host.lower())) - _GENERIC
        for name in self._services:
            own = set(_WORD.findall(name.lower())) - _GENERIC
            if name != process.component and own and own <= words:
                endpoint = self._routes.find(name, verb, where.path)
                if endpoint is not None and any("{" not in one for one in where.path.split("/") if one):
                    why = f"`{where.host.strip('{}')}` is called after `{name}`, which answers there"
                    return Target(name, "", where.path, why, Confidence.DERIVED, endpoint)
        return None

    def _by_route(self, where: Address, verb: str, process: Process) -> Target | None:
        """Take the one component that answers at a path, when it is not known where the path is."""
        if where.host and not where.host.startswith("{"):
            return None
        if self._routes.find(process.component, verb, where.path):
            return None
        endpoint = self._routes.only(verb, where.path, besides=process.component)
        if endpoint is None:
            return None
        why = f"only `{endpoint.component}` answers at `{endpoint.path}`"
        return Target(endpoint.component, "", where.path, why, Confidence.DERIVED, endpoint)


def _published(installation: Installation, port: int) -> Service | None:
    return next((one for one in installation.services if any(port == each.published for each in one.ports)), None)


def _passing(routes: tuple[Route, ...], path: str) -> Route | None:
    """Return the route of a proxy for a path: the longest prefix wins (nginx, `location`)."""
    plain = [one for one in routes if path.startswith(one.path.lstrip("=^~ ")) or one.path == "/"]
    return max(plain, key=lambda one: len(one.path), default=None)


def _plain(name: str) -> str:
    return "".join(_WORD.findall(name.rpartition("/")[2].lower()))


def installations_of(process: Process) -> Iterator[str]:
    """Yield the name of the installation that a process runs in."""
    if process.installation:
        yield process.installation.name
