"""Docker compose files: the services of one installation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archfit.extract.manifests.bounded_yaml import Mapping
from archfit.extract.manifests.places import folder_of, is_variable, one_line, resolve
from archfit.model import Deployable, Location


def applies(document: Any) -> bool:
    """Tell whether a YAML document is a compose file: `services`, each built or taken from an image."""
    services = document.get("services") if isinstance(document, Mapping) else None
    return isinstance(services, Mapping) and any(
        isinstance(service, Mapping) and ("image" in service or "build" in service or "extends" in service)
        for service in services.values()
    )


def read(path: str, document: Mapping) -> Iterator[Deployable]:
    """Yield the services, those from an image alone too (compose specification, 2024)."""
    services = document["services"]
    for name, service in services.items():
        if isinstance(service, Mapping) and name:
            yield _service(path, name, service, services.lines[name])


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
