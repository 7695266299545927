"""What runs together, and with which environment: compose projects, clusters, Procfiles, functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from archfit.discover.clusters import clusters
from archfit.discover.compose_projects import compose_projects
from archfit.discover.environment import Environment, add, of_file
from archfit.discover.layout import Layout, folder_of, join
from archfit.discover.merging import Budget, Entry, service
from archfit.discover.running import Running
from archfit.discover.units import counted
from archfit.model import Component, Deployable, Installation, ManifestFacts, SettingGroup

HOSTED = {"Procfile process": "Procfile", "serverless service": "serverless", "SAM function": "serverless"}


def installations(
    layout: Layout, manifests: Mapping[str, ManifestFacts], components: Iterable[Component]
) -> tuple[Installation, ...]:
    """
    Return what the manifests of the system, tests and examples left out, run together.

    Each service says which component it runs, and has the environment that its manifests, their env
    files, ConfigMaps and Secrets, and the image it is built from give it together.
    """
    own = {path: manifests[path] for path in counted(layout, manifests)}
    env_files = {
        group.name: of_file(group.settings)
        for one in manifests.values()
        for group in one.groups
        if group.what == "env file"
    }
    deployables = [item for manifest in own.values() for item in manifest.deployables]
    routes = [route for one in own.values() for route in one.routes]
    running = Running(components, deployables, files=layout.files, routes=routes)
    budget = Budget()
    return (
        *compose_projects(own, env_files, running, budget),
        *clusters(own, env_files, running, budget),
        *_hosted(own, env_files, running, budget),
    )


def setting_groups(layout: Layout, manifests: Mapping[str, ManifestFacts]) -> tuple[SettingGroup, ...]:
    """
    Return the settings that code may read by itself, by the manifest they stand in.

    Of configuration files, which may be anything, those of tests and examples are left out.
    """
    own = frozenset(counted(layout, manifests))
    found = ((path, group) for path in sorted(manifests) for group in manifests[path].groups)
    kept = ((path, group) for path, group in found if path in own or group.what != "configuration file")
    return tuple(group for _, group in kept if group.what not in ("ConfigMap", "Secret"))


def _hosted(
    manifests: Mapping[str, ManifestFacts],
    env_files: Mapping[str, Environment],
    running: Running,
    budget: Budget,
) -> Iterator[Installation]:
    """Yield the processes of each Procfile and the functions of each service, with the `.env` beside them."""
    for path, manifest in manifests.items():
        hosted = [one for one in manifest.deployables if one.what in HOSTED]
        if not hosted:
            continue
        variables = env_files.get(join(folder_of(path), ".env"), {})
        services = tuple(service(_started(one, variables), running, budget) for one in hosted)
        yield Installation(path, HOSTED[hosted[0].what], (path,), services)


def _started(deployable: Deployable, variables: Environment) -> Entry:
    """Return a process with the variables of its `.env`, or a service with those that all its functions have."""
    entry = Entry.of(deployable)
    entry.environment = dict(variables) if deployable.what == "Procfile process" else {}
    first, *others = deployable.functions or (None,)
    if first:
        shared = (one for one in first.environment if all(one in other.environment for other in others if other))
        add(entry.environment, shared, variables)
    return entry
