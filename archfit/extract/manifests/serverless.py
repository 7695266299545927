"""Functions as a service: `serverless.yml` and AWS SAM templates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archfit.extract.manifests.bounded_yaml import Mapping
from archfit.extract.manifests.places import folder_of, resolve
from archfit.model import Deployable, Location

FUNCTION = "AWS::Serverless::Function"


def applies(document: Any) -> bool:
    """Tell whether a YAML document is a serverless service or a SAM template."""
    if not isinstance(document, Mapping):
        return False
    return ("provider" in document and isinstance(document.get("functions"), Mapping)) or any(_resources(document))


def read(path: str, document: Mapping) -> Iterator[Deployable]:
    """Yield the service of a `serverless.yml` (one for all its functions), or the functions of a SAM template."""
    if "functions" in document:
        yield _service(path, document)
        return
    for name, line, properties in _resources(document):
        handler, written = properties.get("Handler"), properties.get("CodeUri", ".")
        yield Deployable(
            name,
            "SAM function",
            Location(path, line),
            context=(resolve(folder_of(path), written) or "") if isinstance(written, str) else "",
            command=handler if isinstance(handler, str) else "",
        )


def _service(path: str, document: Mapping) -> Deployable:
    """All functions of a service are packaged and deployed together (Serverless Framework 3)."""
    service = document.get("service")
    name = service.get("name") if isinstance(service, Mapping) else service
    functions = (function for function in document["functions"].values() if isinstance(function, Mapping))
    handlers = [function["handler"] for function in functions if isinstance(function.get("handler"), str)]
    return Deployable(
        name if isinstance(name, str) else "",
        "serverless service",
        Location(path, document.lines["functions"]),
        context=folder_of(path),
        command=" ".join(handlers),
    )


def _resources(document: Mapping) -> Iterator[tuple[str, int, Mapping]]:
    resources = document.get("Resources")
    if not isinstance(resources, Mapping):
        return
    for name, resource in resources.items():
        if isinstance(resource, Mapping) and resource.get("Type") == FUNCTION:
            properties = resource.get("Properties")
            yield name, resources.lines[name], properties if isinstance(properties, Mapping) else Mapping()
