"""What services are like, seen from outside: whom they call, who calls them, what they answer, what they keep."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from archfit.graph.dominators import dominated
from archfit.graph.paths import shortest_paths
from archfit.model.architecture import Role
from archfit.model.coupling import services, users_of
from archfit.model.finding import Confidence, Step
from archfit.model.location import Location
from archfit.model.stateless import keeps_nothing, reads_files
from archfit.model.wires import Endpoint, RemoteCall

if TYPE_CHECKING:
    from archfit.model.project import Project

_STATUS = frozenset(
    {"alive", "health", "healthcheck", "healthz", "livez", "metrics", "ping", "ready", "readyz", "status"}
)
_KEYS = re.compile(r"jwks|\.well-known")
"""Where keys are fetched with which tokens are verified at home (RFC 7517, OpenID Connect Discovery 1.0)."""
_ASIDE = frozenset({
    "bff", "config", "consul", "discovery", "edge", "eureka", "frontend", "gateway", "grafana", "ingress", "jaeger",
    "keycloak", "monitor", "monitoring", "prometheus", "proxy", "registry", "telemetry", "tracing", "ui", "web",
    "zipkin",
})  # fmt: skip
"""Words in names of what is there for all others."""
_PLAIN = frozenset({"api", "app", "backend", "microservice", "ms", "server", "service", "svc"})
"""Words in names that say no more than that it is a service."""
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_SHORT = 3
"""So few letters are short for something, and end in `s` for many reasons: `sms`, `dns`."""
_HOST = re.compile(r"^(?:\w+://)?([^/:]+)")
_PASSING, _LINES = 0.7, 5
"""From this share of endpoints on a service only passes on; what does so calls something in at most so many lines."""


class Shapes:
    """Answers what each service is like; what stands in its modules is its own."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.services = services(project)

    # -- who waits for whom ---------------------------------------------------------------------------------------

    @cached_property
    def places(self) -> Mapping[tuple[str, str], tuple[Location, ...]]:
        """
        The services that wait for each other, and where.

        Not where it is a guess, nor where one only asks whether another is up, or fetches the keys to verify tokens.
        """
        free = {one.at for one in self._project.wires.calls if _is_status(one.path) or _KEYS.search(one.path)}
        found: dict[tuple[str, str], dict[Location, None]] = defaultdict(dict)
        for wire in self._project.wires.edges:
            if wire.synchronous and wire.confidence is not Confidence.GUESS:
                pair = (self._project.service_of(wire.source), self._project.service_of(wire.target))
                at = [one for one in wire.at if one not in free and self._project.role_at(one.path) is Role.SOURCE]
                if at and all(pair) and pair[0] != pair[1]:
                    found[pair].update(dict.fromkeys(at))
        return {pair: tuple(at) for pair, at in sorted(found.items())}

    def waits_for(self, service: str) -> frozenset[str]:
        """Return the services that one calls and waits for (ADS of Bogner, Wagner and Zimmermann 2017)."""
        return frozenset(target for source, target in self.places if source == service)

    def awaited_by(self, service: str) -> frozenset[str]:
        """Return the services that call one and wait for it (AIS)."""
        return frozenset(source for source, target in self.places if target == service)

    def steps(self, *pairs: tuple[str, str]) -> tuple[Step, ...]:
        """Return for pairs of services where the one waits for the other first, in order."""
        found = ((pair, self.places[pair]) for pair in sorted(pairs))
        return tuple(
            Step(f"`{one}` waits for `{other}`", at[0], f"at {len(at)} places" if len(at) > 1 else "")
            for (one, other), at in found
        )

    @cached_property
    def needs(self) -> Mapping[str, frozenset[str]]:
        """The services that each cannot answer without: it waits for them, and fails when they do."""
        calls = self._project.wires.calls
        caught = {one.at for one in calls if any(around.kind == "swallow" for around in one.around)}
        found = (pair for pair, at in self.places.items() if not caught.issuperset(at))
        return _grouped(found)

    @cached_property
    def _needed(self) -> Mapping[str, frozenset[str]]:
        return _grouped((target, source) for source, targets in self.needs.items() for target in targets)

    def needed_by(self, service: str) -> frozenset[str]:
        """Return the services that cannot answer without one, because they call it."""
        return self._needed.get(service, frozenset())

    def fail_with(self, service: str) -> frozenset[str]:
        """Return the services that cannot answer without one, whatever stands between."""
        return frozenset(shortest_paths(self._needed, starts=(service,))) - {service}

    def depends_on(self, service: str) -> frozenset[str]:
        """Return the services without which one cannot answer, whatever stands between."""
        return frozenset(shortest_paths(self.needs, starts=(service,))) - {service}

    @cached_property
    def behind(self) -> Mapping[str, frozenset[str]]:
        """What is only reached through each service, from those that nobody waits for."""
        return dominated(self.needs, starts=[name for name in self.needs if not self.needed_by(name)])

    def sole_caller(self, service: str) -> str:
        """
        Return the one service that calls another, or nothing: also where somebody else may do.

        Others are whoever is outside, code in another language, and calls of which it is not known whom they reach.
        """
        callers = self.awaited_by(service)
        others = set(self.services) - callers - {service}
        dark = any(not one.target and not one.host for name in others for one in self.calls(name))
        unread = any(self._project.component(name).language != "python" for name in self.services)
        return "" if len(callers) != 1 or dark or unread or self.is_public(service) else min(callers)

    def is_public(self, service: str) -> bool:
        """Tell whether manifests let somebody outside reach a service: a published port, a proxy, a function's URL."""
        for place in self._project.installations:
            routes = (*place.routes, *(route for one in place.services for route in one.routes))
            hosts = {found[1] for route in routes if (found := _HOST.match(route.target.exact or ""))}
            for one in place.running(service):
                published = place.what.startswith("compose") and any(port.published for port in one.ports)
                if published or one.functions or not hosts.isdisjoint(one.names):
                    return True
        return False

    # -- what it does ---------------------------------------------------------------------------------------------

    def _is_of(self, service: str, component: str, at: Location) -> bool:
        mine = bool(component) and self._project.service_of(component) == service
        return mine and self._project.role_at(at.path) is Role.SOURCE

    def endpoints(self, service: str) -> tuple[Endpoint, ...]:
        """Return what a service answers at, without what only says whether it is up."""
        own = (one for one in self._project.wires.endpoints if self._is_of(service, one.component, one.at))
        return tuple(one for one in own if not _is_status(one.path))

    def calls(self, service: str) -> tuple[RemoteCall, ...]:
        """Return the places where a service calls another, or something outside."""
        return tuple(one for one in self._project.wires.calls if self._is_of(service, one.component, one.at))

    def speaks_by_messages(self, service: str) -> bool:
        """Tell whether a service sends or receives messages."""
        return any(self._is_of(service, one.component, one.at) for one in self._project.wires.messages)

    def passed_on(self, service: str) -> tuple[tuple[Endpoint, RemoteCall], ...]:
        """Return the endpoints of a service that do no more than call another one, at one place, and the call."""
        return tuple((one, call) for one in self.endpoints(service) for call in self._only_call(service, one))

    def _only_call(self, service: str, endpoint: Endpoint) -> Iterator[RemoteCall]:
        handlers = self._project.waiting.handlers(endpoint)
        run = self._project.reach.ways(one.name for one in handlers)
        made = {one.at: one for one in self.calls(service) if one.caller in run}
        lines = {line for one in handlers for line in self._calling_lines[one.name]}
        if len(made) == 1 and len(lines) <= _LINES:
            yield from (one for one in made.values() if one.target and not one.ignored)

    @cached_property
    def _calling_lines(self) -> Mapping[str, frozenset[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for edge in self._project.calls.edges:
            found[edge.caller].add(edge.line)
        return defaultdict(frozenset, {name: frozenset(lines) for name, lines in found.items()})

    def only_passes_on(self, service: str) -> bool:
        """Tell whether nearly all that a service does is to ask another one."""
        own = len(self.endpoints(service))
        return bool(own) and len(self.passed_on(service)) >= _PASSING * own and not self.keeps_state(service)

    def stands_aside(self, service: str) -> bool:
        """
        Tell whether a service is there for all others, or for who is outside: many may depend on it, or it on many.

        A gateway passes requests on to several; what faces outside keeps nothing and nobody here waits for it. Names
        tell the rest: they only excuse.
        """
        entry = not self.awaited_by(service) and not self.keeps_state(service)
        return entry or self.serves_all(service)

    def serves_all(self, service: str) -> bool:
        """Tell whether a service is a gateway, or by its name another one that all others may depend on."""
        gateway = len(self.waits_for(service)) > 1 and self.only_passes_on(service)
        return gateway or not _ASIDE.isdisjoint(words(service))

    # -- what it keeps --------------------------------------------------------------------------------------------

    def tables(self, service: str) -> frozenset[str]:
        """Return the tables that a service owns."""
        owners = self._project.data.owners
        mine = (one for one in owners if one.component and self._project.service_of(one.component) == service)
        return frozenset(str(one.table) for one in mine)

    def keeps_state(self, service: str) -> bool:
        """Tell whether a service uses a datastore or files, or may: it reaches data that could not be told."""
        if any(service in users_of(self._project, store) for store in self._project.data.stores):
            return True
        data = self._project.data
        users = {one.component for one in data.accesses} | {one.component for one in data.definitions}
        users |= {self._project.component_at(at.path) for at in (*data.unknown, *self._files)}
        return any(self._project.service_of(name) == service for name in users - {""})

    @cached_property
    def _files(self) -> frozenset[Location]:
        found = (Location(one.path, one.line) for one in self._project.calls.edges if reads_files(one.callee))
        return frozenset(at for at in found if self._project.role_at(at.path) is Role.SOURCE)

    def keeps_nothing(self, service: str) -> bool:
        """Tell whether it is sure that a service keeps nothing: all was read, and so is known of what it imports."""
        dark = any(
            self._is_of(service, self._project.component_at(one.at.path), one.at) for one in self._project.problems
        )
        if dark or self.keeps_state(service) or self._project.component(service).language != "python":
            return False
        imports = (one for one in self._project.external_imports if self._imports(service, one.importer))
        return all(keeps_nothing(one.imported) for one in imports)

    def _imports(self, service: str, importer: str) -> bool:
        module = self._project.modules[importer]
        return self._is_of(service, module.component, Location(module.path))

    def computes_only(self, service: str) -> bool:
        """
        Tell whether a service answers from what it is asked alone.

        It keeps nothing, calls nobody, and no endpoint changes something that another could show: none is for PUT,
        PATCH or DELETE, and none for GET where one is for POST.
        """
        endpoints = self.endpoints(service)
        verbs = {one.verb for one in endpoints}
        asked = {one.path for one in endpoints if one.verb == "GET"}
        told = {one.path for one in endpoints if one.verb == "POST"}
        silent = not (self.calls(service) or self.speaks_by_messages(service))
        fixed = verbs.isdisjoint(("PUT", "PATCH", "DELETE")) and asked.isdisjoint(told)
        return bool(endpoints) and silent and fixed and self.keeps_nothing(service)

    # -- whose it is ----------------------------------------------------------------------------------------------

    def own_words(self, service: str) -> tuple[str, ...]:
        """Return the words of the name of a service, without those that are in the names of all."""
        named = [set(words(one)) for one in self.services]
        every = set.intersection(*named) if len(named) > 1 else set()
        return tuple(one for one in words(service) if one not in every)

    def may_be_one_owners(self, names: Iterable[str]) -> bool:
        """Tell whether nothing says that services are of different owners."""
        return len({owner.names for name in names if (owner := self._project.owners.of(name))}) <= 1


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name, singular and in small letters: `shop/UserAuthService` is `user`, `auth`."""
    parts = (one.lower() for one in _WORD.findall(name.rpartition("/")[2]))
    bare = (one.removesuffix("service") or one for one in parts if one not in _PLAIN)
    return tuple(singular(one) for one in bare)


def singular(noun: str) -> str:
    """Return an English noun as it is for one, as far as its letters tell: `orders`, `entries`, `boxes`, `status`."""
    if len(noun) <= _SHORT or noun == "series":
        return noun
    if noun.endswith("ies") and noun not in ("cookies", "movies"):
        return f"{noun[:-3]}y"
    if re.search(r"(?:ss|sh|ch|x|z)es$", noun):
        return noun[:-2]
    return noun[:-1] if re.search(r"[^sui]s$", noun) else noun


def _is_status(path: str) -> bool:
    """Tell whether a path asks if a service is up: `/api/health`; `/orders/{key}/status` asks for one of its things."""
    return path.rstrip("/").rpartition("/")[2] in _STATUS and "{" not in path


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for source, target in pairs:
        found[source].add(target)
    return {source: frozenset(targets) for source, targets in found.items()}
