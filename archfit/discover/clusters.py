"""Kubernetes: what runs in a namespace together, with what ConfigMaps, Secrets and kustomizations give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from archfit.discover.environment import Environment, add, settled
from archfit.discover.layout import folder_of, join
from archfit.discover.merging import Budget, Entry, service, size
from archfit.discover.running import Running
from archfit.model import (
    Assembly,
    ClusterService,
    Deployable,
    Installation,
    ManifestFacts,
    Port,
    Route,
    Setting,
    SettingGroup,
    SettingSource,
)

WORKLOADS = frozenset(("Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job", "ReplicaSet", "Pod", "Rollout"))
DOMAINS = ("", ".svc", ".svc.cluster.local")
"""What may follow the namespace in the name of a Service."""


@dataclass(slots=True)
class _Bundle:
    """All objects of one namespace or kustomization."""

    name: str
    what: str
    files: list[str] = field(default_factory=list)
    workloads: list[Deployable] = field(default_factory=list)
    patches: list[Deployable] = field(default_factory=list)
    groups: list[SettingGroup] = field(default_factory=list)
    services: list[ClusterService] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)

    def take(self, path: str, manifest: ManifestFacts, around: Assembly | None = None) -> None:
        """Add the objects of a manifest, as the kustomization around it names them."""
        self.files.append(path)
        name = (around.prefix, around.suffix) if around else ("", "")
        space = around.namespace if around else ""
        for one in manifest.deployables:
            if one.what in WORKLOADS or one.what == "Knative service":
                self.workloads.append(replace(one, namespace=space or one.namespace))
        self.groups += (one for one in manifest.groups if one.what in ("ConfigMap", "Secret"))
        self.services += (
            one._replace(name=f"{name[0]}{one.name}{name[1]}", namespace=space or one.namespace)
            for one in manifest.cluster_services
        )
        self.routes += (one for one in manifest.routes if one.what == "Ingress")


def clusters(
    manifests: Mapping[str, ManifestFacts],
    env_files: Mapping[str, Environment],
    running: Running,
    budget: Budget,
) -> Iterator[Installation]:
    """Yield what runs in each kustomization that no other contains, then in each namespace beside them."""
    put_together = list(_kustomizations(manifests))
    taken = {path for bundle in put_together for path in bundle.files}
    for bundle in (*put_together, *_namespaces(manifests, taken)):
        found = [one for one in _entries(bundle, env_files, budget) if one]
        if found:
            services = tuple(service(entry, running, budget, ports) for entry, ports in found)
            yield Installation(bundle.name, bundle.what, tuple(sorted(bundle.files)), services, tuple(bundle.routes))


def _kustomizations(manifests: Mapping[str, ManifestFacts]) -> Iterator[_Bundle]:
    known = {
        folder_of(path): assembly
        for path, manifest in manifests.items()
        for assembly in manifest.assemblies
        if assembly.what == "kustomization"
    }
    inner = {place for assembly in known.values() for place in assembly.files}
    for folder, assembly in sorted(known.items()):
        if folder in inner:
            continue
        bundle = _Bundle(folder, "kustomization")
        pending, seen = [(assembly, assembly)], {folder}
        while pending:
            one, around = pending.pop()
            bundle.take(one.at.path, manifests[one.at.path], around)
            for place in one.files:
                if place in seen:
                    continue
                seen.add(place)
                if place in known:
                    pending.append((known[place], _within(around, known[place])))
                elif place in manifests:
                    bundle.take(place, manifests[place], around)
            bundle.patches += (
                item for path in one.patches if path in manifests for item in manifests[path].deployables
            )
            bundle.files += (path for path in one.patches if path in manifests)
        yield bundle


def _within(around: Assembly, inner: Assembly) -> Assembly:
    """Return how a kustomization names things within another one."""
    prefix, suffix = around.prefix + inner.prefix, inner.suffix + around.suffix
    return inner._replace(namespace=around.namespace or inner.namespace, prefix=prefix, suffix=suffix)


def _namespaces(manifests: Mapping[str, ManifestFacts], taken: set[str]) -> Iterator[_Bundle]:
    """Yield the objects of each namespace; where names are there twice, folder by folder."""
    spaces: dict[str, dict[str, ManifestFacts]] = defaultdict(dict)
    given: dict[str, dict[str, ManifestFacts]] = defaultdict(dict)
    for path, manifest in manifests.items():
        if path not in taken and (
            manifest.cluster_services or any(one.what in WORKLOADS for one in manifest.deployables)
        ):
            named = [one.namespace for one in manifest.deployables] + [
                one.namespace for one in manifest.cluster_services
            ]
            spaces[next(iter(named), "")][path] = manifest
        elif path not in taken:
            for space in {one.namespace for one in manifest.groups if one.what in ("ConfigMap", "Secret")}:
                given[space][path] = manifest
    for space, found in sorted(spaces.items()):
        for folder, paths in _apart(given[space] | found):
            bundle = _Bundle(f"{folder or '.'}{f' ({space})' if space else ''}", "Kubernetes namespace")
            for path in paths:
                bundle.take(path, manifests[path])
            yield bundle


def _apart(manifests: Mapping[str, ManifestFacts]) -> Iterator[tuple[str, list[str]]]:
    """Yield folders with the manifests in them, so that no folder holds two workloads of one name if it can be."""
    pending = [("", sorted(manifests))]
    while pending:
        folder, paths = pending.pop()
        inner: dict[str, list[str]] = defaultdict(list)
        for path in paths:
            below = path[len(folder) :].strip("/").partition("/")
            inner[join(folder, below[0]) if below[1] else folder].append(path)
        if len(inner) > 1 and not _unique(manifests, paths):
            pending.extend(sorted(inner.items(), reverse=True))
        elif len(inner) == 1 and folder not in inner:
            pending.append(next(iter(inner.items())))
        else:
            yield folder, paths


def _unique(manifests: Mapping[str, ManifestFacts], paths: Iterable[str]) -> bool:
    names = [
        (one.what, one.name, one.container)
        for path in paths
        for one in manifests[path].deployables
        if one.what in WORKLOADS
    ]
    return len(names) == len(set(names))


def _entries(
    bundle: _Bundle, env_files: Mapping[str, Environment], budget: Budget
) -> Iterator[tuple[Entry, list[Port]] | None]:
    groups: dict[tuple[str, str], list[SettingGroup]] = defaultdict(list)
    for group in bundle.groups:
        groups[group.what, group.name].append(group)
    services: dict[str, list[ClusterService]] = defaultdict(list)
    for one in bundle.services:
        services[next(iter(one.selector), "")].append(one)
    patches = {(one.what, one.name, one.container): one for one in bundle.patches}
    for workload in bundle.workloads:
        if budget.left <= 0:
            return
        entry = Entry.of(workload)
        patch = patches.get((workload.what, workload.name, workload.container))
        if patch:
            entry = entry.under(Entry.of(patch))
        able = [one for label in workload.labels for one in services[label]]
        if budget.spend(size(entry.deployable) + len(able)) and _settle(bundle, entry, groups, env_files, budget):
            reached = [one for one in able if _selects(one, workload)]
            entry.names = [name for one in reached for name in _hosts(one)]
            yield entry, [port for one in reached for port in _ports(one, entry.deployable.ports)]


def _settle(
    bundle: _Bundle,
    entry: Entry,
    groups: Mapping[tuple[str, str], list[SettingGroup]],
    env_files: Mapping[str, Environment],
    budget: Budget,
) -> bool:
    """Work out the environment: what ConfigMaps and Secrets give, and over it what stands in the container."""
    environment: Environment = {}
    for source in sorted(entry.deployable.sources, key=lambda one: bool(one.key)):
        given: Environment = {}
        for group in groups.get((source.what, source.name), ()):
            given.update((one.name, one) for one in group.settings)
            for file in group.files:
                given.update(env_files.get(file, {}))
        if not budget.spend(1 if source.key else len(given)):
            return False
        if source.key:
            environment[source.into] = _one(bundle, source, given)
        elif (source.what, source.name) in groups:
            environment.update(
                (f"{source.into}{one.name}", one._replace(name=f"{source.into}{one.name}")) for one in given.values()
            )
        else:
            entry.missing.append(f"{source.what} {source.name}")
    for setting in entry.deployable.environment:
        add(environment, (setting,), environment)
    entry.environment = environment
    return True


def _one(bundle: _Bundle, source: SettingSource, given: Environment) -> Setting:
    """Return one key of a ConfigMap or Secret; where it is not here, all that is known is that it is the same one."""
    found = given.get(source.key)
    if found:
        return settled(found, {})._replace(name=source.into)
    key = repr((bundle.what, bundle.name, source.what, source.name, source.key))
    return Setting(source.into, None, source.at, blake2b(key.encode("utf-8", "replace"), digest_size=16).hexdigest())


def _selects(one: ClusterService, workload: Deployable) -> bool:
    same = one.namespace == workload.namespace or not (one.namespace and workload.namespace)
    return bool(one.selector) and same and set(one.selector) <= set(workload.labels)


def _hosts(one: ClusterService) -> Iterator[str]:
    yield one.name
    for domain in DOMAINS:
        yield f"{one.name}.{one.namespace or 'default'}{domain}"


def _ports(one: ClusterService, ports: Iterable[Port]) -> Iterator[Port]:
    """Yield where a Service is reached, and the port of the container behind it."""
    named = {port.name: port.number for port in ports if port.name}
    for published, target in one.ports:
        yield Port(
            int(target) if target.isdecimal() and len(target) < len("123456") else named.get(target, 0), published
        )
