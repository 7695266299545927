"""Kubernetes objects and skaffold files: the images that run in a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archfit.extract.manifests.bounded_yaml import Mapping
from archfit.extract.manifests.places import folder_of, one_line, resolve
from archfit.model import Deployable, Location

WORKLOADS = frozenset(("Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job", "ReplicaSet", "Pod", "Rollout"))


def applies(document: Any) -> bool:
    """Tell whether a YAML document is a workload, a Knative service or a skaffold configuration."""
    if not isinstance(document, Mapping):
        return False
    version, kind = document.get("apiVersion"), document.get("kind")
    if not isinstance(version, str):
        return False
    return kind in WORKLOADS or version.startswith(("skaffold/", "serving.knative.dev/"))


def read(path: str, document: Mapping) -> Iterator[Deployable]:
    """Yield the containers of a workload, or the artifacts that skaffold builds."""
    if str(document["apiVersion"]).startswith("skaffold/"):
        yield from _artifacts(path, document)
        return
    kind, name = str(document.get("kind")), _at(document, "metadata", "name")
    at = Location(path, document.lines["apiVersion"])
    for container in _containers(document.get("spec")):
        image = container.get("image")
        yield Deployable(
            name if isinstance(name, str) else "",
            "Knative service" if kind == "Service" else kind,
            at,
            image=image if isinstance(image, str) else "",
            command=" ".join(filter(None, (one_line(container.get("command")), one_line(container.get("args"))))),
        )


def _containers(spec: Any) -> Iterator[Mapping]:
    """Follow `jobTemplate` and `template` to the containers of the pod."""
    for _ in range(4):
        if not isinstance(spec, Mapping):
            return
        found = spec.get("containers")
        if isinstance(found, list):
            yield from (container for container in found if isinstance(container, Mapping))
            return
        inner = spec.get("jobTemplate") or spec.get("template")
        spec = inner.get("spec") if isinstance(inner, Mapping) else None


def _artifacts(path: str, document: Mapping) -> Iterator[Deployable]:
    artifacts = _at(document, "build", "artifacts")
    for artifact in artifacts if isinstance(artifacts, list) else ():
        image = artifact.get("image") if isinstance(artifact, Mapping) else None
        if not isinstance(image, str):
            continue
        written = artifact.get("context", ".")
        context = resolve(folder_of(path), written) if isinstance(written, str) else None
        file = _at(artifact, "docker", "dockerfile")
        yield Deployable(
            image.rpartition("/")[2],
            "skaffold artifact",
            Location(path, artifact.lines["image"]),
            context=context or "",
            dockerfile=resolve(context or "", file if isinstance(file, str) else "Dockerfile") or "",
            image=image,
        )


def _at(document: Any, *keys: str) -> Any:
    for key in keys:
        if not isinstance(document, Mapping):
            return None
        document = document.get(key)
    return document
