"""Entries of several manifests that describe one service, put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from archfit.discover.environment import Environment, filled
from archfit.discover.running import Running
from archfit.model import Deployable, Port, Service

Item = TypeVar("Item")
MAX_SETTINGS = 150_000
"""How many settings all services of a run have; manifests that say more repeat themselves to harm."""
MAX_ORIGINS = 16
"""How many entries of a service are looked at for the component it runs."""


@dataclass(slots=True)
class Budget:
    """What may still be put together."""

    left: int = MAX_SETTINGS

    def spend(self, number: int) -> bool:
        """Take from what is left; tell whether there was enough."""
        self.left -= number
        return self.left >= 0


@dataclass(slots=True)
class Entry:
    """A service while it is put together: all that the manifests say of it, and the entries that say so."""

    deployable: Deployable
    origins: tuple[Deployable, ...]
    names: list[str] = field(default_factory=list)
    environment: Environment = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, deployable: Deployable) -> Entry:
        """Begin with one entry."""
        return cls(deployable, (deployable,))

    def under(self, over: Entry) -> Entry:
        """Return the service with what another manifest says over it."""
        missing = [*self.missing, *over.missing]
        return Entry(
            merged(self.deployable, over.deployable), (*over.origins, *self.origins)[:MAX_ORIGINS], missing=missing
        )


def merged(under: Deployable, over: Deployable) -> Deployable:
    """Return a deployable with what another says over it (compose specification, merge; kustomize, strategic merge)."""
    built = over if over.dockerfile else under
    environment = {one.name: one for one in (*under.environment, *over.environment)}
    volumes = {volume.target: volume for volume in (*under.volumes, *over.volumes)}
    return replace(
        under,
        context=built.context,
        dockerfile=built.dockerfile,
        image=over.image or under.image,
        command=over.command or under.command,
        environment=tuple(environment.values()),
        sources=tuple(dict.fromkeys((*under.sources, *over.sources))),
        ports=_together(under.ports, over.ports),
        volumes=tuple(volumes.values()),
        aliases=_together(under.aliases, over.aliases),
        needs=_together(under.needs, over.needs),
        profiles=over.profiles or under.profiles,
        labels=_together(under.labels, over.labels),
    )


def size(deployable: Deployable) -> int:
    """Return how much there is to put together."""
    return 1 + len(deployable.environment) + len(deployable.ports) + len(deployable.volumes)


def service(entry: Entry, running: Running, budget: Budget, ports: Iterable[Port] = ()) -> Service:
    """Return what runs: with the environment and the ports of its image, and the component it is."""
    deployable = entry.deployable
    component = running.component((*entry.origins, deployable))
    image = running.builder(deployable)
    routes = running.passed_on(deployable)
    if not budget.spend(len(routes) + (len(image.environment) if image else 0)):
        return Service(
            deployable.name,
            deployable.what,
            component,
            deployable.at,
            (deployable.name,),
            missing=("more than is put together",),
        )
    environment: Environment = {one.name: one for one in image.environment} if image else {}
    environment.update(entry.environment)
    return Service(
        deployable.name,
        deployable.what,
        component,
        deployable.at,
        tuple(dict.fromkeys((deployable.name, *entry.names))),
        infrastructure="" if component else running.stands_for(deployable),
        image=deployable.image or (image.image if image and not component else ""),
        command=deployable.command or (image.command if image else ""),
        environment=tuple(environment.values()),
        missing=tuple(dict.fromkeys(entry.missing)),
        ports=_reached((*ports, *deployable.ports, *(image.ports if image else ()))),
        volumes=deployable.volumes,
        needs=tuple(dict.fromkeys(need.partition(":")[0] for need in deployable.needs)),
        profiles=deployable.profiles,
        functions=deployable.functions,
        routes=tuple(
            route._replace(port=filled(route.port, environment), target=filled(route.target, environment))
            for route in routes
        ),
    )


def _reached(ports: tuple[Port, ...]) -> tuple[Port, ...]:
    """Return ports once each; those that nobody publishes only where nothing more is known of them."""
    published = {port.number for port in ports if port.published}
    return tuple(dict.fromkeys(port for port in ports if port.published or port.number not in published))


def _together(one: tuple[Item, ...], other: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys((*one, *other)))
