"""
OpenAPI documents: the paths, verbs and handlers that they describe.

Swagger 2.0 and OpenAPI 3.0 and 3.1 (https://spec.openapis.org/oas/), in YAML or JSON, and parts with nothing but
`paths`, as are joined to documents. A document says what is served only where code serves it, which is not known
here. References are followed within the document, one step; what stands in other files is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from archfit.extract.manifests import bounded_yaml
from archfit.extract.manifests.bounded_yaml import Mapping, line_of
from archfit.extract.manifests.cluster import at as within
from archfit.extract.manifests.cluster import named
from archfit.extract.manifests.containers import items
from archfit.model import Location
from archfit.model.interface import ApiDescription, Operation

MAX_OPERATIONS = 5000
MAX_PARAMETERS = 50
"""Of one operation; a list that is longer is no list of parameters."""
_VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_NAME = re.compile(r"openapi|swagger|api|spec")
_FOLDER = re.compile(r"open-?apis?|swagger|specs?|specifications?|apis?|oas")
_IN_YAML = re.compile(rb"^(?:openapi|swagger|paths|[\"'](?:openapi|swagger|paths)[\"'])[ \t]*:", re.MULTILINE)
_IN_JSON = re.compile(rb"[{,]\s*\"(?:openapi|swagger|paths)\"\s*:")
_HALF_LETTER = re.compile(rb"(?<!\\)\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
"""Half of a letter beyond the 65 536 first ones: JSON escapes them in pairs, YAML has no such escape."""
_FIELD = re.compile(r"\{([^{}/]+)\}")
_KINDS = {"integer": "int", "number": "float", "path": "path"}


def may_be(path: str) -> bool:
    """Tell by its name alone whether a file may be such a document."""
    folder, _, name = path.lower().rpartition("/")
    if name.endswith((".yml", ".yaml")):
        return bool(_NAME.search(name)) or any(map(_FOLDER.fullmatch, folder.split("/")))
    return name.endswith(".json") and bool(_NAME.search(name))


def is_one(path: str, content: bytes) -> bool:
    """Tell by a glance at its content whether a file that may be such a document is one."""
    pattern = _IN_JSON if path.lower().endswith(".json") else _IN_YAML
    return may_be(path) and pattern.search(content) is not None


def read(path: str, content: bytes) -> Iterator[ApiDescription]:
    """Yield what the documents of a file describe; YamlError for what cannot be read, or is more than is read."""
    if path.lower().endswith(".json"):
        content = _HALF_LETTER.sub(b"?", content.replace(b"\t", b" "))
    for document in bounded_yaml.documents(content):
        version = named(document, "openapi") or named(document, "swagger")
        paths = within(document, "paths")
        if version or any(one.startswith("/") for one in paths or ()):
            found = tuple(_operations(path, document, paths))
            yield ApiDescription(version, _base(document), found, Location(path, line_of(document)))


def _base(document: Mapping) -> str:
    """Return the path of the first server with the defaults of its variables, as is served when none is chosen."""
    if named(document, "swagger"):
        return named(document, "basePath").rstrip("/")
    server = next(iter(items(within(document, "servers"))), None)
    url = named(server, "url")
    for name in list(within(server, "variables") or ())[:MAX_PARAMETERS]:
        url = url.replace(f"{{{name}}}", named(server, "variables", name, "default"))
    return urlsplit(url[:2000]).path.rstrip("/")


def _operations(path: str, document: Mapping, paths: Any) -> Iterator[Operation]:
    count = 0
    for written, item in paths.items() if isinstance(paths, Mapping) else ():
        if not written.startswith("/"):
            continue
        for verb, operation, line in _verbs(document, item, paths.lines[written]):
            count += 1
            if count > MAX_OPERATIONS:
                message = f"it describes more than {MAX_OPERATIONS} operations"
                raise bounded_yaml.YamlError(message, line)
            yield _operation(
                document, _typed(document, written, item, operation), verb, operation, Location(path, line)
            )


def _verbs(document: Mapping, item: Any, line: int) -> Iterator[tuple[str, Mapping, int]]:
    """Yield the operations at a path; one for any verb where they stand in another file."""
    found = _followed(document, item)
    if not isinstance(found, Mapping) or "$ref" in found:
        yield "", Mapping(), line
        return
    for verb in _VERBS:
        if isinstance(found.get(verb), Mapping):
            yield verb.upper(), found[verb], found.lines[verb]


def _operation(document: Mapping, path: str, verb: str, said: Mapping, at: Location) -> Operation:
    parameters = (_followed(document, one) for one in _some(said.get("parameters")))
    body = "requestBody" in said or any(named(one, "in") in ("body", "formData") for one in parameters)
    return Operation(
        verb=verb,
        path=path,
        handler=named(said, "operationId"),
        controller=named(said, "x-openapi-router-controller") or named(said, "x-swagger-router-controller"),
        takes_body=body,
        answers=tuple(str(code) for code in list(within(said, "responses") or ())[:MAX_PARAMETERS]),
        at=at,
    )


def _typed(document: Mapping, path: str, item: Any, operation: Mapping) -> str:
    """Return a path that says which of its fields are numbers, and which may be several segments."""
    kinds: dict[str, str] = {}
    for one in (*_some(within(item, "parameters")), *_some(operation.get("parameters"))):
        parameter = _followed(document, one)
        if named(parameter, "in") == "path":
            schema = within(parameter, "schema") or parameter
            kind = _KINDS.get(named(schema, "format")) or _KINDS.get(named(schema, "type"), "")
            kinds[named(parameter, "name")] = kind
    return _FIELD.sub(lambda found: f"{{{_word(found[1])}{_colon(kinds.get(found[1], ''))}}}", path)


def _word(name: str) -> str:
    return re.sub(r"\W", "_", name)


def _colon(kind: str) -> str:
    return f":{kind}" if kind else ""


def _some(listed: Any) -> list[Any]:
    return listed[:MAX_PARAMETERS] if isinstance(listed, list) else []


def _followed(document: Mapping, said: Any) -> Any:
    """Return what a reference within the document (`#/components/...`) stands for; anything else as it is."""
    pointer = named(said, "$ref")
    if not pointer.startswith("#/"):
        return said
    found: Any = document
    for part in pointer[2:].split("/")[:10]:
        key = part.replace("~1", "/").replace("~0", "~")
        found = found.get(key) if isinstance(found, Mapping) else None
    return found
