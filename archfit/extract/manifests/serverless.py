"""Functions as a service: `serverless.yml` and AWS SAM templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from archfit.extract.manifests.bounded_yaml import Mapping
from archfit.extract.manifests.cluster import at, named
from archfit.extract.manifests.containers import items
from archfit.extract.manifests.interpolation import serverless
from archfit.extract.manifests.places import folder_of, resolve
from archfit.extract.manifests.settings import of_mapping
from archfit.model import Deployable, Function, Location, Setting, Trigger

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
    shared = at(document, "Globals", "Function", "Environment", "Variables")
    for name, line, properties in _resources(document):
        handler, written = properties.get("Handler"), properties.get("CodeUri", ".")
        yield Deployable(
            name,
            "SAM function",
            Location(path, line),
            context=(resolve(folder_of(path), written) or "") if isinstance(written, str) else "",
            command=handler if isinstance(handler, str) else "",
            functions=(_sam(path, name, properties, line, shared),),
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
        functions=tuple(_functions(path, document)),
    )


def _functions(path: str, document: Mapping) -> Iterator[Function]:
    shared = at(document, "provider", "environment")
    for name, function in document["functions"].items():
        if isinstance(function, Mapping):
            yield Function(
                str(name),
                named(function, "handler"),
                _environment(path, shared, function.get("environment")),
                tuple(_triggers(items(function.get("events")))),
                Location(path, document["functions"].lines[name]),
            )


def _sam(path: str, name: str, properties: Mapping, line: int, shared: Any) -> Function:
    own = at(properties, "Environment", "Variables")
    events = properties.get("Events")
    listed = events.values() if isinstance(events, Mapping) else ()
    return Function(
        str(name),
        named(properties, "Handler"),
        _environment(path, shared, own),
        tuple(trigger for event in listed for trigger in _sam_trigger(event)),
        Location(path, line),
    )


def _environment(path: str, *layers: Any) -> tuple[Setting, ...]:
    """Return the variables of all layers, each once: what is nearer to the function wins."""
    found = {one.name: one for layer in layers for one in of_mapping(path, layer, serverless)}
    return tuple(found.values())


def _triggers(events: Iterable[Any]) -> Iterator[Trigger]:
    """Read the events of the Serverless Framework: `http: POST /orders`, `httpApi: {path, method}`, `sqs: arn`."""
    for event in events:
        for kind, given in event.items() if isinstance(event, Mapping) else ():
            plain = "http" if kind == "httpApi" else str(kind).lower()
            if isinstance(given, str):
                verb, _, source = given.strip().partition(" ") if plain == "http" else ("", "", str(given))
                yield Trigger(plain, _last(source.strip()) if plain != "http" else source.strip(), verb.upper())
            else:
                keys = ("path", "arn", "topicName", "queue", "stream", "schedule", "rate", "bucket", "topic")
                source = next((named(given, key) for key in keys if named(given, key)), "")
                yield Trigger(plain, source if plain == "http" else _last(source), named(given, "method").upper())


def _sam_trigger(event: Any) -> Iterator[Trigger]:
    """Read an event of SAM 1.0: `Type: Api` with `Path` and `Method`, `Type: SQS` with `Queue`, ..."""
    kind, given = named(event, "Type"), at(event, "Properties")
    keys = ("Path", "Queue", "Topic", "Stream", "Schedule", "Bucket", "Pattern")
    source = next((named(given, key) for key in keys if named(given, key)), "")
    if kind:
        plain = "http" if kind in ("Api", "HttpApi") else kind.lower()
        yield Trigger(plain, source if plain == "http" else _last(source), named(given, "Method").upper())


def _last(source: str) -> str:
    """Return the name at the end of an ARN."""
    return source.rpartition(":")[2] if source.startswith("arn:") else source.removesuffix(".Arn")


def _resources(document: Mapping) -> Iterator[tuple[str, int, Mapping]]:
    resources = document.get("Resources")
    if not isinstance(resources, Mapping):
        return
    for name, resource in resources.items():
        if isinstance(resource, Mapping) and resource.get("Type") == FUNCTION:
            properties = resource.get("Properties")
            yield name, resources.lines[name], properties if isinstance(properties, Mapping) else Mapping()
