"""What components are built as, and which of them require which."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from archfit.discover.buildings import Building, buildings, images
from archfit.discover.layout import Layout, folder_of, inside, join, name_of, outwards
from archfit.discover.units import counted
from archfit.model import Component, Confidence, ManifestFacts
from archfit.model.architecture import owner_question
from archfit.model.packages import (
    Built,
    Distribution,
    InstalledFile,
    Lock,
    LockedVersion,
    PackageDependency,
    PackageFile,
    Packages,
    PackageSource,
    Requirement,
    RequirementFile,
)

Lists = Mapping[str, tuple[RequirementFile | Distribution, ...]]


def packages(layout: Layout, manifests: Mapping[str, ManifestFacts], components: tuple[Component, ...]) -> Packages:
    """
    Return the distributions of a system, what its components install, and what of it they require of each other.

    Manifests of tests, examples and documentation are left out.
    """
    own = [manifests[path] for path in counted(layout, manifests)]
    owner = owner_question(components)
    built = tuple(_built(own, components))
    done = buildings(layout, [item for one in own for item in one.deployables], components)
    locks = {lock.at.path: lock for one in own for lock in one.locks}
    stated: Lists = {one.path: (*one.requirement_files, *one.distributions) for one in own}
    lists = {path: listed for path, listed in stated.items() if listed}
    kinds = {path: kind for path in {*lists, *locks} if (kind := _kind(lists.get(path, ())))}
    installed = tuple(_installed(done, kinds))
    using = _users(lists, {*lists, *locks}, installed, lambda path: owner(folder_of(path)))
    targets = Targets(built, layout.repositories)
    ignored = {file.at.path: file for one in manifests.values() for file in one.ignore_files}
    return Packages(
        built,
        _ordered((*_stated(lists, using, targets), *_by_images(done, targets))),
        installed,
        tuple(_locked(locks, using, {one.distribution.name for one in built})),
        images(layout, done, components, ignored),
    )


def _built(own: Iterable[ManifestFacts], components: tuple[Component, ...]) -> Iterator[Built]:
    """Yield each distribution once, whatever files of its folder describe it, with the component it is made of."""
    owner = owner_question(components)
    merged: dict[tuple[str, str], Distribution] = {}
    for one in (one for manifest in own for one in manifest.distributions):
        known = merged.setdefault((one.folder, one.name), one)
        if known is not one:
            merged[one.folder, one.name] = replace(
                known,
                version=known.version or one.version,
                requirements=(*known.requirements, *one.requirements),
                includes=(*known.includes, *one.includes),
            )
    for (folder, _), distribution in sorted(merged.items()):
        within = [one for one in components if inside(one.root, folder) and not one.service]
        name = owner(folder) or (within[0].name if len(within) == 1 else "")
        whole = any(one.name == name and (folder in one.holds or inside(one.root, folder)) for one in components)
        yield Built(distribution, name, whole)


def _kind(listed: Iterable[RequirementFile | Distribution]) -> PackageFile | None:
    """Return what a file about packages is; None for one that is only for those who work on the code."""
    kinds = {type(one) for one in listed}
    if Distribution in kinds:
        return PackageFile.PROJECT
    stated = [requirement for one in listed for requirement in one.requirements]
    if stated and all(one.development for one in stated):
        return None
    return PackageFile.REQUIREMENTS if kinds else PackageFile.LOCK


def _installed(done: Iterable[Building], known: Mapping[str, PackageFile]) -> Iterator[InstalledFile]:
    """Yield the files about packages that images copy and install."""
    found: dict[tuple[str, str], InstalledFile] = {}
    for one in done:
        for path, _, copy in one.copied():
            inner = (join(path, tail) for named in one.dockerfile.installs for tail in _tails(named))
            for file in {path, *inner} & known.keys():
                for component in one.components:
                    found.setdefault((file, component), InstalledFile(component, file, known[file], copy.at))
    yield from (found[key] for key in sorted(found))


def _tails(path: str) -> Iterator[str]:
    """Yield the ends of a path: where a folder is copied to, its own name is left behind."""
    parts = [part for part in path.split("/") if part not in ("", ".")]
    for at in range(min(len(parts), 16)):
        yield "/".join(parts[at:])


def _users(
    lists: Lists, files: Iterable[str], installed: Iterable[InstalledFile], owner: Callable[[str], str]
) -> Mapping[str, set[str]]:
    """
    Map each file about packages to the components that install it.

    That is who it belongs to, whoever has it in its image, and whoever installs a file that includes it. Another's
    project file is only ever copied for its lock.
    """
    found: dict[str, set[str]] = {path: {name} if (name := owner(path)) else set() for path in files}
    for one in installed:
        if not found[one.path] or not any(isinstance(listed, Distribution) for listed in lists.get(one.path, ())):
            found[one.path].add(one.component)
    pending = [path for path in found if path in lists]
    while pending:
        path = pending.pop()
        for inner in {inner for listed in lists[path] for inner in listed.includes} & lists.keys():
            if not found[inner] >= found[path]:
                found[inner] |= found[path]
                pending.append(inner)
    return found


def _stated(lists: Lists, using: Mapping[str, set[str]], targets: Targets) -> Iterator[PackageDependency]:
    """Yield what the lists of components require of other components."""
    for path, listed in lists.items():
        for requirement in (one for each in listed for one in each.requirements):
            built = targets.of(requirement)
            for component in sorted(using.get(path, ())) if built else ():
                if built and built.component != component:
                    sure = requirement.source not in (PackageSource.INDEX, PackageSource.URL)
                    confidence = Confidence.DIRECT if sure else Confidence.DERIVED
                    yield PackageDependency(component, requirement, built, confidence)


def _by_images(done: Iterable[Building], targets: Targets) -> Iterator[PackageDependency]:
    """Yield the folders that images copy and install, by their names: what is in the image stands elsewhere there."""
    for one in done:
        for path, _, copy in one.copied():
            for named in one.dockerfile.installs:
                same = [path] if name_of(path) == name_of(named) else []
                built = targets.within((*same, *(join(path, tail) for tail in _tails(named))))
                for component in one.components:
                    if built and built.component != component:
                        name, folder = built.distribution.name, built.distribution.folder
                        requirement = Requirement(name, "", PackageSource.PATH, copy.at, folder)
                        yield PackageDependency(component, requirement, built, Confidence.DERIVED)


def _ordered(found: Iterable[PackageDependency]) -> tuple[PackageDependency, ...]:
    once = {(one.component, one.requirement): one for one in found}
    return tuple(sorted(once.values(), key=lambda one: (one.component, one.requirement.at, one.requirement.name)))


def _locked(locks: Mapping[str, Lock], using: Mapping[str, set[str]], names: set[str]) -> Iterator[LockedVersion]:
    found = (
        LockedVersion(component, entry, lock.at)
        for path, lock in locks.items()
        for component in using.get(path, ())
        for entry in lock.entries
        if entry.name in names
    )
    yield from sorted(found, key=lambda one: (one.entry.name, one.component, one.at))


class Targets:
    """Finds the distribution that a requirement leads to."""

    def __init__(self, built: Iterable[Built], repositories: Iterable[str]) -> None:
        self._folders: dict[str, Built] = {}
        self._names: dict[str, list[Built]] = defaultdict(list)
        self._repositories = frozenset(repositories)
        for one in built:
            if one.component:
                self._folders.setdefault(one.distribution.folder, one)
                self._names[one.distribution.name].append(one)

    def of(self, requirement: Requirement) -> Built | None:
        """Return the distribution of the checked code that is required; None for one of others, or where it is open."""
        if requirement.source is PackageSource.PATH and requirement.place:
            found = self._at(requirement)
            if found:
                return found
        named = self._named(requirement.name)
        return (
            named
            if named and (requirement.source is not PackageSource.GIT or self._is_same(requirement, named))
            else None
        )

    def within(self, folders: Iterable[str]) -> Built | None:
        """Return what is built in the first of some folders that anything is built in."""
        return next((self._folders[folder] for folder in folders if folder in self._folders), None)

    def _named(self, name: str) -> Built | None:
        found = self._names.get(name, ())
        return found[0] if len(found) == 1 else None

    def _at(self, requirement: Requirement) -> Built | None:
        """Return what stands at a path: pip takes it from where it is started, which is a folder around the file."""
        for folder in outwards(folder_of(requirement.at.path)):
            place = posixpath.normpath(posixpath.join(folder, requirement.place, requirement.subdirectory))
            found = self._folders.get("" if place == "." else place)
            if found or requirement.place.startswith(".."):
                return found
        return None

    def _is_same(self, requirement: Requirement, built: Built) -> bool:
        """Tell whether a repository is the one that is checked: by the folder in it, or by the name of its own."""
        folder, asked = built.distribution.folder, requirement.subdirectory
        if asked:
            return folder == asked or folder.endswith(f"/{asked}")
        last = name_of(requirement.place).lower().replace("_", "-").replace(".", "-")
        return folder in self._repositories or last == built.distribution.name
