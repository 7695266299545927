"""Docker compose files: the services of one installation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archfit.extract.manifests import containers
from archfit.extract.manifests.bounded_yaml import Mapping, line_of
from archfit.extract.manifests.interpolation import known, shell
from archfit.extract.manifests.places import folder_of, is_variable, one_line, resolve
from archfit.extract.manifests.settings import of_mapping
from archfit.model import Assembly, Deployable, Location, SettingSource

MARKS = frozenset(("image", "build", "extends", "env_file", "depends_on", "volumes", "ports", "command", "environment"))
"""What only services say: any of it makes `services` those of a compose file."""


def applies(document: Any) -> bool:
    """Tell whether a YAML document is a compose file: of any version, or one that only adds to another."""
    return any(isinstance(service, Mapping) and MARKS & service.keys() for service in _services(document).values())


def read(path: str, document: Mapping) -> Iterator[Deployable | Assembly]:
    """Yield the services, those from an image alone too (compose specification, 2024), and what is included."""
    services = _services(document)
    for name, service in services.items():
        if isinstance(service, Mapping) and name:
            yield _service(path, str(name), service, services.lines[name])
    included = tuple(place for item in containers.items(document.get("include")) for place in _included(path, item))
    if included:
        yield Assembly("compose include", Location(path, document.lines["include"]), included)


def _services(document: Any) -> Mapping:
    """Return the services; in a file of version 1 they stand alone, each built or taken from an image."""
    services = document.get("services") if isinstance(document, Mapping) else None
    if isinstance(services, Mapping):
        return services
    first = isinstance(document, Mapping) and all(
        isinstance(one, Mapping) and {"image", "build"} & one.keys() and not {"script", "stage"} & one.keys()
        for one in document.values()
    )
    return document if first else Mapping()


def _service(path: str, name: str, service: Mapping, line: int) -> Deployable:
    context, dockerfile = _build(path, service.get("build"))
    image = service.get("image")
    words = [one_line(service.get("entrypoint")), one_line(service.get("command"))]
    return Deployable(
        name,
        "compose service",
        Location(path, line),
        context=context,
        dockerfile=dockerfile,
        image=image if isinstance(image, str) else "",
        command=" ".join(word for word in words if word),
        environment=tuple(of_mapping(path, service.get("environment"))),
        sources=tuple(_env_files(path, service.get("env_file"), line)),
        ports=tuple(containers.ports(service.get("ports"), service.get("expose"))),
        volumes=tuple(containers.volumes(folder_of(path), service.get("volumes"))),
        aliases=tuple(dict.fromkeys(_aliases(service))),
        needs=tuple(dict.fromkeys((*containers.names(service.get("depends_on")), *_links(service)))),
        profiles=tuple(containers.names(service.get("profiles"))),
        extends=_extends(path, service.get("extends")),
    )


def _build(path: str, build: Any) -> tuple[str, str]:
    """Return the build context and the Dockerfile, both relative to the root of the run."""
    written: Any = build.get("context", ".") if isinstance(build, Mapping) else build
    if not isinstance(written, str):
        return "", ""
    context = resolve("" if is_variable(written) else folder_of(path), written)
    if context is None:
        return "", ""
    file = build.get("dockerfile") if isinstance(build, Mapping) else None
    return context, resolve(context, file if isinstance(file, str) else "Dockerfile") or ""


def _env_files(path: str, written: Any, line: int) -> Iterator[SettingSource]:
    for item in containers.items(written):
        named = item.get("path") if isinstance(item, Mapping) else item
        place = resolve(folder_of(path), known(shell(str(named)))) if isinstance(named, str) else None
        if place:
            yield SettingSource("env file", place, Location(path, line_of(named, line)))


def _aliases(service: Mapping) -> Iterator[str]:
    for key in ("container_name", "hostname"):
        if isinstance(service.get(key), str):
            yield known(shell(str(service[key])))
    networks = service.get("networks")
    for network in networks.values() if isinstance(networks, Mapping) else ():
        yield from containers.names(network.get("aliases") if isinstance(network, Mapping) else None)


def _links(service: Mapping) -> Iterator[str]:
    """Yield `service` or `service:alias`, under which the linked service is reached."""
    for key in ("links", "external_links"):
        yield from containers.names(service.get(key))


def _extends(path: str, written: Any) -> tuple[str, str]:
    if isinstance(written, str):
        return "", str(written)
    if not isinstance(written, Mapping) or not isinstance(written.get("service"), str):
        return "", ""
    file = written.get("file")
    return (resolve(folder_of(path), file) or "?") if isinstance(file, str) else "", str(written["service"])


def _included(path: str, item: Any) -> Iterator[str]:
    for written in containers.items(item.get("path") if isinstance(item, Mapping) else item):
        place = resolve(folder_of(path), written) if isinstance(written, str) else None
        if place:
            yield place
