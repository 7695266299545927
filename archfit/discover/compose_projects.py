"""Compose projects: the files that are started together, and what their services are given together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from archfit.discover.environment import Environment, add
from archfit.discover.layout import folder_of, join, name_of
from archfit.discover.merging import Budget, Entry, service, size
from archfit.discover.running import Running
from archfit.model import Deployable, Installation, ManifestFacts

WHAT = "compose service"
USUAL = frozenset(("compose", "docker-compose"))
"""What compose looks for when it is given no file."""
Services = dict[str, Entry]


def compose_projects(
    manifests: Mapping[str, ManifestFacts],
    env_files: Mapping[str, Environment],
    running: Running,
    budget: Budget,
) -> Iterator[Installation]:
    """Yield the installations that compose files make, by the files that belong together."""
    files = {
        path: {one.name: one for one in manifest.deployables if one.what == WHAT}
        for path, manifest in manifests.items()
        if any(one.what == WHAT for one in manifest.deployables)
    }
    for paths in _projects(manifests, files):
        project = _Project(files, env_files, folder_of(paths[0]), budget)
        services = project.services(paths)
        yield Installation(
            paths[0] if len(paths) == 1 else " + ".join(paths),
            "compose project",
            paths,
            tuple(service(entry, running, budget) for _, entry in sorted(services.items())),
        )


def _projects(
    manifests: Mapping[str, ManifestFacts], files: Mapping[str, Mapping[str, Deployable]]
) -> Iterator[tuple[str, ...]]:
    """Yield the files of each project: a file with its `override`, and each variant that is no whole, over its base."""
    bases = _bases(files)
    lent = {item.extends[0] for items in files.values() for item in items.values() if item.extends[0]}
    included = {path: tuple(_included(manifests, path)) for path in files}
    inner = {path for paths in included.values() for path in paths}
    for path in sorted(files):
        base = bases.get(path, "")
        alone = not base or _is_whole(files[path].values())
        if (path in inner or path in lent) and _stem(path) not in USUAL:
            continue
        if base and _is_override(path, base):
            continue
        own = [path, *(other for other in sorted(files) if bases.get(other) == path and _is_override(other, path))]
        listed = own if alone else [base, *own]
        yield tuple(dict.fromkeys(one for each in listed for one in (*included[each], each) if one in files))


def _bases(files: Iterable[str]) -> dict[str, str]:
    """Map each file to the one it may be a variant of: `docker-compose.prod.yml` to `docker-compose.yml`."""
    stems = {(folder_of(path), _stem(path)): path for path in sorted(files, reverse=True)}
    found = {}
    for (folder, stem), path in stems.items():
        ends = [at for at, letter in enumerate(stem) if letter in ".-_"]
        base = next((stems[folder, stem[:at]] for at in reversed(ends) if (folder, stem[:at]) in stems), "")
        if base:
            found[path] = base
    return found


def _stem(path: str) -> str:
    return name_of(path).rpartition(".")[0].lower()


def _is_override(path: str, base: str) -> bool:
    return _stem(path) == f"{_stem(base)}.override"


def _is_whole(services: Iterable[Deployable]) -> bool:
    """Tell whether compose would start these services without another file."""
    listed = tuple(services)
    names = {one.name for one in listed}
    made = all(one.image or one.dockerfile or one.context or one.extends[1] for one in listed)
    return made and all(need.partition(":")[0] in names for one in listed for need in one.needs)


def _included(manifests: Mapping[str, ManifestFacts], path: str) -> Iterator[str]:
    """Yield the files that a file includes, at any depth."""
    seen, pending = {path}, [path]
    while pending:
        manifest = manifests.get(pending.pop())
        for assembly in manifest.assemblies if manifest else ():
            new = [file for file in assembly.files if file not in seen and assembly.what == "compose include"]
            seen.update(new)
            pending += new
            yield from new


class _Project:
    """Puts the services of a project together."""

    def __init__(
        self,
        files: Mapping[str, Mapping[str, Deployable]],
        env_files: Mapping[str, Environment],
        folder: str,
        budget: Budget,
    ) -> None:
        self.files = files
        self.env_files = env_files
        self.budget = budget
        self.variables = env_files.get(join(folder, ".env"), {})
        self._extended: dict[tuple[str, str], Entry] = {}

    def services(self, paths: Iterable[str]) -> Services:
        """Return the services of several files, each over those before it; none beyond the budget."""
        found: Services = {}
        for path in paths:
            for name, deployable in self.files[path].items():
                entry = self.extended(path, deployable)
                under = found.get(name)
                if self.budget.spend(size(entry.deployable)):
                    found[name] = under.under(entry) if under else entry
        links: dict[str, list[str]] = defaultdict(list)
        for name, entry in list(found.items()):
            if not self.settle(entry):
                del found[name]
            for need in entry.deployable.needs:
                linked, _, alias = need.partition(":")
                links[linked] += [alias] if alias else []
        for name, entry in found.items():
            entry.names += (*entry.deployable.aliases, *links[name])
        return found

    def extended(self, path: str, deployable: Deployable) -> Entry:
        """Return a service with what it extends under it; a circle ends where it began."""
        chain: list[tuple[str, str]] = []
        while (path, deployable.name) not in self._extended:
            entry = self._extended[path, deployable.name] = Entry.of(deployable)
            chain.append((path, deployable.name))
            file, name = deployable.extends
            under = self.files.get(file or path, {}).get(name) if name else None
            if under is None:
                entry.missing += [f"{file or path}: {name}"] if name else []
                break
            path, deployable = file or path, under
        else:
            chain.append((path, deployable.name))
        for over, below in pairwise(reversed(chain)):
            self._extended[below] = self._over(self._extended[over], self._extended[below])
        return self._extended[chain[0]]

    def _over(self, under: Entry, own: Entry) -> Entry:
        """Return a service over one that it extends, without what only that one waits for or is called."""
        if not self.budget.spend(size(under.deployable)):
            own.missing.append(under.deployable.name)
            return own
        entry, given = under.under(own), own.deployable
        entry.deployable = replace(
            entry.deployable,
            name=given.name,
            at=given.at,
            aliases=given.aliases,
            needs=given.needs,
            profiles=given.profiles,
        )
        return entry

    def settle(self, entry: Entry) -> bool:
        """Work out the environment: what env files set, and over it what stands in the service."""
        environment: Environment = {}
        for source in entry.deployable.sources:
            settings = self.env_files.get(source.name)
            if settings is None:
                entry.missing.append(source.name)
            elif self.budget.spend(len(settings)):
                environment.update(settings)
            else:
                return False
        add(environment, entry.deployable.environment, self.variables)
        entry.environment = environment
        return True
