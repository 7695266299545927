"""Kubernetes objects and skaffold files: the images that run in a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archfit.extract.manifests.bounded_yaml import Mapping
from archfit.extract.manifests.cluster import at, environment, labels, named, sources
from archfit.extract.manifests.containers import items, port
from archfit.extract.manifests.places import folder_of, one_line, resolve
from archfit.model import Deployable, Location, Port, Volume

WORKLOADS = frozenset(("Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job", "ReplicaSet", "Pod", "Rollout"))


def applies(document: Any) -> bool:
    """Tell whether a YAML document is a workload, a Knative service or a skaffold configuration."""
    version = named(document, "apiVersion")
    return (bool(version) and (named(document, "kind") in WORKLOADS)) or version.startswith(
        ("skaffold/", "serving.knative.dev/")
    )


def read(path: str, document: Mapping) -> Iterator[Deployable]:
    """Yield the containers of a workload, or the artifacts that skaffold builds."""
    if str(document["apiVersion"]).startswith("skaffold/"):
        yield from _artifacts(path, document)
        return
    kind = named(document, "kind")
    pod, labels = _pod(document)
    spec = pod.get("spec")
    for container in _containers(spec):
        image = container.get("image")
        yield Deployable(
            named(document, "metadata", "name"),
            "Knative service" if kind == "Service" else kind,
            Location(path, document.lines["apiVersion"]),
            image=image if isinstance(image, str) else "",
            command=" ".join(filter(None, (one_line(container.get("command")), one_line(container.get("args"))))),
            environment=tuple(environment(path, container)),
            sources=tuple(sources(path, container)),
            ports=tuple(_ports(container)),
            volumes=tuple(_volumes(spec, container)),
            namespace=named(document, "metadata", "namespace"),
            labels=labels,
            container=named(container, "name"),
        )


def _pod(document: Mapping) -> tuple[Mapping, tuple[str, ...]]:
    """Follow `jobTemplate` and `template` to the pod; return it with its labels."""
    pod = document
    for _ in range(4):
        spec = pod.get("spec")
        inner = (spec.get("jobTemplate") or spec.get("template")) if isinstance(spec, Mapping) else None
        if not isinstance(inner, Mapping) or (isinstance(spec, Mapping) and isinstance(spec.get("containers"), list)):
            break
        pod = inner
    return pod, labels(at(pod, "metadata", "labels"))


def _containers(spec: Any) -> Iterator[Mapping]:
    found = spec.get("containers") if isinstance(spec, Mapping) else None
    return (container for container in items(found) if isinstance(container, Mapping))


def _ports(container: Mapping) -> Iterator[Port]:
    for item in items(container.get("ports")):
        if isinstance(item, Mapping):
            yield Port(port(item.get("containerPort")), port(item.get("hostPort")), named(item, "name"))


def _volumes(spec: Any, container: Mapping) -> Iterator[Volume]:
    """Yield the claims and host paths that are mounted; other kinds of volume hold no data of their own."""
    listed = {named(item, "name"): item for item in items(at(spec, "volumes")) if isinstance(item, Mapping)}
    for mount in items(container.get("volumeMounts")):
        target = named(mount, "mountPath")
        claim = named(listed.get(named(mount, "name")), "persistentVolumeClaim", "claimName")
        path = named(listed.get(named(mount, "name")), "hostPath", "path")
        if target and (claim or path):
            yield Volume(claim or path, target, bool(claim))


def _artifacts(path: str, document: Mapping) -> Iterator[Deployable]:
    artifacts = at(document, "build", "artifacts")
    for artifact in artifacts if isinstance(artifacts, list) else ():
        image = artifact.get("image") if isinstance(artifact, Mapping) else None
        if not isinstance(image, str):
            continue
        written = artifact.get("context", ".")
        context = resolve(folder_of(path), written) if isinstance(written, str) else None
        file = at(artifact, "docker", "dockerfile")
        yield Deployable(
            image.rpartition("/")[2],
            "skaffold artifact",
            Location(path, artifact.lines["image"]),
            context=context or "",
            dockerfile=resolve(context or "", file if isinstance(file, str) else "Dockerfile") or "",
            image=image,
        )
