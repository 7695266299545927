"""Packages: what is built from the checked code, what it requires, and what images are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from archfit.model.finding import Confidence
from archfit.model.location import Location

_HELD = re.compile(r"==|<|~|\^")
_EXACT = re.compile(r"===?\s*(?P<version>[^\s,;*]+)")


class PackageSource(Enum):
    """Where an installer takes a package from."""

    INDEX = "index"
    PATH = "path"
    WORKSPACE = "workspace"
    """Another project of the same workspace (uv), known by its name."""
    GIT = "git"
    URL = "url"


class Requirement(NamedTuple):
    """A package that something needs, as it is written."""

    name: str
    """Normalised (PEP 503); empty where only a place is named."""
    specifier: str
    """The versions that will do, as written: `>=1.2,<2`, or `^1.2` for poetry; empty for any."""
    source: PackageSource
    at: Location
    place: str = ""
    """For a path as written, seen from the file; else the URL without scheme, user and `.git`: `github.com/shop/x`."""
    subdirectory: str = ""
    ref: str = ""
    """The branch, tag or commit that is asked for."""
    moves: bool = False
    """It is another code when others push: a branch, or no reference at all."""
    group: str = ""
    """The extra or dependency group it is in; empty for what is always installed."""
    development: bool = False
    """It is for those who work on the code, not for what is deployed."""

    @property
    def floats(self) -> bool:
        """Tell whether any later version will do, whatever it changes."""
        return not _HELD.search(self.specifier)

    @property
    def version(self) -> str:
        """The only version that will do, or nothing."""
        found = _EXACT.fullmatch(self.specifier)
        return found["version"] if found else ""


class LockEntry(NamedTuple):
    """A package at the version that a lock file holds it at."""

    name: str
    version: str
    source: PackageSource
    place: str = ""
    """As in a requirement."""
    subdirectory: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock file: poetry.lock, uv.lock, pdm.lock, Pipfile.lock, pylock.toml, or requirements with hashes."""

    at: Location
    entries: tuple[LockEntry, ...]


@dataclass(frozen=True, slots=True)
class RequirementFile:
    """A list of requirements that belongs to no distribution: requirements.txt, Pipfile, an unnamed pyproject.toml."""

    at: Location
    requirements: tuple[Requirement, ...]
    includes: tuple[str, ...] = ()
    """The files that it includes, relative to the root of the run."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """What a project file builds."""

    name: str
    """Normalised (PEP 503)."""
    version: str
    """As written; empty where it is made up when it is built."""
    folder: str
    at: Location
    requirements: tuple[Requirement, ...] = ()
    includes: tuple[str, ...] = ()
    """The files that its requirements are read from, relative to the root of the run."""
    version_from: str = ""
    """Where its version comes from when it is not written out: a path from the root, `vcs`, or `elsewhere`."""


class Built(NamedTuple):
    """A distribution and the component whose code is in it."""

    distribution: Distribution
    component: str
    whole: bool
    """It is the component itself, not a part of it that is published on its own, such as a client."""


class PackageDependency(NamedTuple):
    """A component that requires a distribution built from the checked code."""

    component: str
    requirement: Requirement
    built: Built
    confidence: Confidence


class PackageFile(Enum):
    """What a file about packages is."""

    PROJECT = "project file"
    REQUIREMENTS = "requirements"
    LOCK = "lock file"


class InstalledFile(NamedTuple):
    """A file by which the image of a component installs packages; what is only for development does not count."""

    component: str
    path: str
    kind: PackageFile
    at: Location
    """Where the image says so."""


class LockedVersion(NamedTuple):
    """The version of an own distribution that a component has in a lock file."""

    component: str
    entry: LockEntry
    at: Location


class IgnoreFile(NamedTuple):
    """A `.dockerignore`: what of its folder never gets into an image."""

    at: Location
    patterns: tuple[str, ...]


class Held(NamedTuple):
    """Code of a service that is copied into an image of others."""

    service: str
    source: str
    """What is copied: the folder or file, relative to the root of the run; empty for the root itself."""
    at: Location


class Image(NamedTuple):
    """A Dockerfile by which components are built."""

    components: tuple[str, ...]
    """Those that run from it."""
    at: Location
    held: tuple[Held, ...]
    """The services whose code it copies and that do not run from it."""


@dataclass(frozen=True, slots=True)
class Packages:
    """What components are built as, and what they install."""

    built: tuple[Built, ...] = ()
    dependencies: tuple[PackageDependency, ...] = ()
    """Between different components, in order of component and place."""
    installed: tuple[InstalledFile, ...] = ()
    """In order of path and component."""
    locked: tuple[LockedVersion, ...] = ()
    """In order of name and component."""
    images: tuple[Image, ...] = ()

    def held_at(self, component: str, name: str) -> LockedVersion | None:
        """Return the version of an own distribution that a component has in a lock file, if in any."""
        return next((one for one in self.locked if (one.component, one.entry.name) == (component, name)), None)
