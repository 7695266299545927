"""What Kubernetes workloads are given and how they are reached: ConfigMap, Secret, Service, Ingress, kustomizations."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import Any

from archfit.extract.manifests.bounded_yaml import Mapping, line_of
from archfit.extract.manifests.containers import items, names, port
from archfit.extract.manifests.interpolation import kubernetes
from archfit.extract.manifests.places import folder_of, resolve
from archfit.extract.manifests.settings import hidden, of_mapping, setting
from archfit.model import Assembly, ClusterService, Location, Route, Setting, SettingGroup, SettingSource
from archfit.model.value import text

KINDS = frozenset(("ConfigMap", "Secret", "Service", "Ingress", "Kustomization", "Component"))
_WHOLE = (("configMapRef", "ConfigMap"), ("secretRef", "Secret"))
_SINGLE = (("configMapKeyRef", "ConfigMap"), ("secretKeyRef", "Secret"))
Found = SettingGroup | ClusterService | Route | Assembly


def applies(document: Any) -> bool:
    """Tell whether a YAML document is a Kubernetes object that settings or requests go through."""
    return named(document, "kind") in KINDS and "apiVersion" in document


def read(path: str, document: Mapping) -> Iterator[Found]:
    """Yield what the object says (Kubernetes 1.33, kustomize 5)."""
    kind = document["kind"]
    if kind == "Service":
        yield _service(path, document)
    elif kind == "Ingress":
        yield from _routes(path, document)
    elif kind in ("ConfigMap", "Secret"):
        yield _group(path, document)
    else:
        yield from kustomization(path, document)


def kustomization(path: str, document: Any) -> Iterator[Found]:
    """Yield what a kustomization puts together and generates, if it is a mapping at all."""
    if isinstance(document, Mapping):
        yield _assembly(path, document)
        yield from _generated(path, document)


def environment(path: str, container: Mapping) -> Iterator[Setting]:
    """Yield the variables of a container whose values stand here; those of its own fields are not known."""
    for item in items(container.get("env")):
        name, value = named(item, "name"), at(item, "value")
        if not name:
            continue
        place = Location(path, line_of(at(item, "name")))
        if isinstance(value, str):
            yield setting(name, kubernetes(str(value)), place)
        elif not any(at(item, "valueFrom", key) for key, _ in _SINGLE):
            yield Setting(name, None, place) if "valueFrom" in item else Setting(name, text(""), place)


def sources(path: str, container: Mapping) -> Iterator[SettingSource]:
    """Yield from which ConfigMaps and Secrets a container takes variables."""
    for item in items(container.get("envFrom")):
        for key, what in _WHOLE:
            if named(item, key, "name"):
                place = Location(path, line_of(at(item, key)))
                yield SettingSource(what, named(item, key, "name"), place, into=named(item, "prefix"))
    for item in items(container.get("env")):
        for key, what in _SINGLE:
            found = at(item, "valueFrom", key)
            if named(found, "name") and named(found, "key"):
                place = Location(path, line_of(at(item, "name")))
                yield SettingSource(what, named(found, "name"), place, named(found, "key"), named(item, "name"))


def _group(path: str, document: Mapping) -> SettingGroup:
    return SettingGroup(
        str(document["kind"]),
        named(document, "metadata", "name"),
        Location(path, document.lines["kind"]),
        tuple(_entries(path, document)),
        named(document, "metadata", "namespace"),
    )


def _entries(path: str, document: Mapping) -> Iterator[Setting]:
    for key in ("data", "stringData"):
        entries = document.get(key)
        if not isinstance(entries, Mapping):
            continue
        for name, value in entries.items():
            place = Location(path, entries.lines[name])
            if not isinstance(value, str):
                continue
            if document["kind"] == "ConfigMap":
                yield setting(str(name), str(value), place)
            else:
                yield hidden(str(name), _decoded(value) if key == "data" else str(value), place)


def _decoded(written: str) -> bytes:
    try:
        return base64.b64decode(written, validate=False)
    except (binascii.Error, ValueError):
        return written.encode("utf-8", "surrogatepass")


def _service(path: str, document: Mapping) -> ClusterService:
    listed = (item for item in items(at(document, "spec", "ports")) if isinstance(item, Mapping))
    return ClusterService(
        named(document, "metadata", "name"),
        named(document, "metadata", "namespace"),
        labels(at(document, "spec", "selector")),
        tuple((port(item.get("port")), str(item.get("targetPort") or item.get("port"))) for item in listed),
        Location(path, document.lines["kind"]),
        named(document, "spec", "externalName"),
    )


def _routes(path: str, document: Mapping) -> Iterator[Route]:
    """Yield the rules of an Ingress, of `networking.k8s.io/v1` and of the versions before it."""
    for rule in items(at(document, "spec", "rules")):
        for entry in items(at(rule, "http", "paths")):
            backend = at(entry, "backend")
            name = named(backend, "service", "name") or named(backend, "serviceName")
            to = at(backend, "service", "port", "number") or at(backend, "service", "port", "name")
            to = to or at(backend, "servicePort")
            if name:
                target = f"http://{name}:{to}" if isinstance(to, str) else f"http://{name}"
                place = Location(path, line_of(entry))
                yield Route("Ingress", named(rule, "host"), text(), named(entry, "path"), text(target), place)


def _assembly(path: str, document: Mapping) -> Assembly:
    listed = [*names(document.get("resources")), *names(document.get("bases")), *names(document.get("components"))]
    patches = [*names(document.get("patchesStrategicMerge"))]
    patches += [named(item, "path") for item in items(document.get("patches")) if named(item, "path")]
    folder = folder_of(path)
    return Assembly(
        "kustomization",
        Location(path, line_of(document)),
        tuple(place for one in listed if (place := resolve(folder, one)) is not None),
        tuple(place for one in patches if "\n" not in one and (place := resolve(folder, one)) is not None),
        named(document, "namespace"),
        named(document, "namePrefix"),
        named(document, "nameSuffix"),
    )


def _generated(path: str, document: Mapping) -> Iterator[SettingGroup]:
    """Yield what `configMapGenerator` and `secretGenerator` make of literals and env files."""
    for key, what in (("configMapGenerator", "ConfigMap"), ("secretGenerator", "Secret")):
        for item in items(document.get(key)):
            if not isinstance(item, Mapping) or not named(item, "name"):
                continue
            found = of_mapping(path, item.get("literals"), text)
            listed = (*names(item.get("envs")), *names([item.get("env")]))
            files = (resolve(folder_of(path), written) for written in listed)
            yield SettingGroup(
                what,
                named(item, "name"),
                Location(path, line_of(item)),
                tuple(map(_hidden, found) if what == "Secret" else found),
                named(item, "namespace"),
                tuple(file for file in files if file),
            )


def _hidden(one: Setting) -> Setting:
    return one if one.value is None else hidden(one.name, str(one.value), one.at)


def labels(written: Any) -> tuple[str, ...]:
    """Return labels as `name=value`, sorted."""
    given = written.items() if isinstance(written, Mapping) else ()
    return tuple(sorted(f"{name}={value}" for name, value in given if isinstance(value, str)))


def at(document: Any, *keys: str) -> Any:
    """Return what stands below keys, or None."""
    for key in keys:
        if not isinstance(document, Mapping):
            return None
        document = document.get(key)
    return document


def named(document: Any, *keys: str) -> str:
    """Return the text that stands below keys, or nothing."""
    found = at(document, *keys)
    return str(found) if isinstance(found, str) else ""
