"""Which component answers a request."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from archfit.model import ComponentKind, Confidence, Installation, Project
from archfit.model.deployment import Service
from archfit.model.wires import Endpoint, segments
from archfit.resolve.environment import Process
from archfit.resolve.wires.addresses import Address
from archfit.resolve.wires.names import Names
from archfit.resolve.wires.ports import Ports
from archfit.resolve.wires.proxies import passed_on
from archfit.resolve.wires.routes import Match, Routes, service_of
from archfit.resolve.wires.together import Together

_LOCAL = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "host.docker.internal", "[::1]"})  # noqa: S104 - names, no binding
_MOST_PROXIES = 3


class Target(NamedTuple):
    """Where a request leads."""

    component: str
    host: str
    path: str
    why: str = ""
    confidence: Confidence = Confidence.DERIVED
    endpoint: Endpoint | None = None
    stripped: str = ""
    """What a proxy must have taken off the front of the path."""


class Targets:
    """Answers which component a URL leads to, as seen from one process."""

    def __init__(self, project: Project, routes: Routes, names: Names, together: Together) -> None:
        self._project = project
        self._routes = routes
        self._names = names
        self._together = together
        self._ports = Ports(project)
        self._services = [one.name for one in project.components if one.kind is ComponentKind.SERVICE]

    def of(self, where: Address, verb: str, process: Process, owner: str = "") -> Target:
        """
        Return where a request leads; the component is empty for what is outside or not known.

        The owner is the component whose code it is: a client library, where the process runs shared code.
        """
        found = (
            self._by_host(where, verb, process)
            or self._by_name(where, verb, process)
            or self._by_place(where, verb, owner)
            or self._by_route(where, verb, process)
        )
        if found is None:
            return Target("", "" if is_open(where.host) else where.host, where.path)
        if found.component and found.endpoint is None:
            match = self._routes.match(found.component, verb, found.path)
            return found._replace(endpoint=match.endpoint) if match else found
        return found

    def of_procedure(self, protocol: str, service: str, process: Process) -> Target | None:
        """
        Return the one component that answers to a service by its name: `/shop.Users/Get`, `users`.

        There is no endpoint where it serves others of its methods, and not this one.
        """
        name = service_of(protocol, service)
        others = self._others(process)
        found = {one.component for one in self._routes.procedures(protocol, name) if one.component in others}
        if len(found) == 1:
            (component,) = found
            endpoint = self._routes.procedure(component, protocol, service)
            return Target(component, "", service, f"only `{component}` serves `{name}`", endpoint=endpoint)
        called = [one for one in self._names.called(name.rpartition(".")[2]) if one in others]
        if found or len(called) != 1:
            return None
        return Target(called[0], "", service, f"`{name}` is called like `{called[0]}`", Confidence.GUESS)

    def answering(self, target: Target, method: str) -> Target:
        """Return the target of a call of a gRPC method, which says where it leads and not what it asks for."""
        component = target.component
        return target._replace(path=method, endpoint=self._routes.procedure(component, "grpc", method))

    def _others(self, process: Process) -> list[str]:
        return [one for one in self._services if one != process.component and self._together(process.component, one)]

    # -- by host -----------------------------------------------------------------------------------

    def _by_host(self, where: Address, verb: str, process: Process, depth: int = 0) -> Target | None:
        if not where.host or "{" in where.host:
            return None
        if where.host in _LOCAL:
            return self._by_local_port(where, verb, process, depth)
        installation = process.installation
        if installation is not None:
            service = installation.called(where.host)
            if service is not None:
                return self._of_service(service, where, process, depth)
            published = [one for one in installation.routes if one.host == where.host]
            onward = passed_on(published, where) if depth < _MOST_PROXIES else None
            found = self._by_host(onward, verb, process, depth + 1) if onward else None
            if found is not None:
                return found._replace(why=f"`{where.host}` is published by {installation.name}; {found.why}")
        return self._by_host_name(where, verb, process)

    def _by_host_name(self, where: Address, verb: str, process: Process) -> Target | None:
        """Take the component that a host without a domain is called after; where only in part, if it answers there."""
        if "." in where.host:
            return None
        own = process.component
        named = [one for one in self._names.called(where.host) if one == own or self._together(own, one)]
        if len(named) != 1:
            return None
        exact = where.host in (named[0].lower(), named[0].rpartition("/")[2].lower())
        if not exact and not self._answers(named[0], verb, where.path):
            return None
        return Target(named[0], where.host, where.path, f"`{where.host}` is the name of `{named[0]}`")

    def _of_service(self, service: Service, where: Address, process: Process, depth: int) -> Target | None:
        why = f"`{where.host}` is the service `{service.name}` in {service.at.path}"
        if service.component:
            return Target(service.component, where.host, where.path, why)
        onward = passed_on(service.routes, where) if depth < _MOST_PROXIES else None
        found = self._by_host(onward, "", process, depth + 1) if onward else None
        if found is not None:
            return found._replace(why=f"{why}, which passes it on; {found.why}")
        if not service.infrastructure and not service.routes:
            inside = [one for one in self._services if plain(one) and plain(one) in plain(service.name)]
            if len(inside) == 1:
                return Target(inside[0], where.host, where.path, f"{why}, named like `{inside[0]}`")
        return Target("", where.host, where.path, why)

    def _by_local_port(self, where: Address, verb: str, process: Process, depth: int) -> Target | None:
        if not where.port.isdigit():
            return None
        port = int(where.port)
        listening = self._ports.listening(port)
        if process.component in listening:
            return Target(
                process.component, where.host, where.path, f"`{process.component}` itself listens on port {port}"
            )
        published = _published(process.installation, port) if process.installation else None
        if published is not None:
            found = self._of_service(published, where, process, depth)
            if found is not None and found.component:
                why = f"port {port} is published by `{published.name}` in {published.at.path}"
                return found._replace(why=why)
        near = [one for one in listening if self._together(process.component, one)]
        if len(near) > 1:
            near = [one for one in near if self._answers(one, verb, where.path)]
        return (
            Target(near[0], where.host, where.path, f"`{near[0]}` listens on port {port}") if len(near) == 1 else None
        )

    # -- by name, place and route ------------------------------------------------------------------

    def _answers(self, component: str, verb: str, path: str) -> bool:
        """Tell whether a component answers at a path, of which something is written out."""
        return any("{" not in one for one in segments(path)) and self._routes.find(component, verb, path) is not None

    def _by_name(self, where: Address, verb: str, process: Process) -> Target | None:
        """Take the one component that what is not known is called after, if it answers at the path."""
        if not is_open(where.host):
            return None
        others = set(self._others(process))
        named = [one for one in self._names.named_in(where.host.strip("{}")) if one in others]
        if len(named) == 1 and self._answers(named[0], verb, where.path):
            return self._with_match(
                self._routes.match(named[0], verb, where.path), where.path,
                f"`{where.host.strip('{}')}` is called after `{named[0]}`, which answers there",
            )  # fmt: skip
        return None

    def _by_place(self, where: Address, verb: str, owner: str) -> Target | None:
        """Take the service that a client library stands in, if that answers at the path."""
        if not is_open(where.host) or owner not in self._libraries:
            return None
        root = self._project.component(owner).root
        around = [one for one in self._services if root.startswith(f"{self._project.component(one).root}/")]
        if len(around) == 1 and self._answers(around[0], verb, where.path):
            why = f"`{owner}` stands in the folder of `{around[0]}`, which answers there"
            return self._with_match(self._routes.match(around[0], verb, where.path), where.path, why)
        return None

    @cached_property
    def _libraries(self) -> frozenset[str]:
        return frozenset(one.name for one in self._project.components if one.kind is ComponentKind.LIBRARY)

    def _by_route(self, where: Address, verb: str, process: Process) -> Target | None:
        """Take the one component that answers at a path, when it is not known where the path is."""
        if where.host and not is_open(where.host):
            return None
        if self._routes.find(process.component, verb, where.path):
            return None
        match = self._routes.only(verb, where.path, among=self._others(process))
        why = f"only `{match.endpoint.component}` answers at `{match.endpoint.path}`" if match else ""
        return self._with_match(match, where.path, why)

    def _with_match(self, match: Match | None, path: str, why: str) -> Target | None:
        if match is None:
            return None
        return Target(match.endpoint.component, "", path, why, endpoint=match.endpoint, stripped=match.stripped)


def is_open(host: str) -> bool:
    """Tell whether nothing is known of a host but what the code calls it."""
    return not host or (host.startswith("{") and host.endswith("}") and host.count("{") == 1)


def plain(name: str) -> str:
    """Return the letters and digits of the last part of a name."""
    return "".join(filter(str.isalnum, name.rpartition("/")[2].lower()))


def _published(installation: Installation, port: int) -> Service | None:
    return next((one for one in installation.services if any(port == each.published for each in one.ports)), None)
