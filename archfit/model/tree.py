"""Which files there are, before any is opened."""

from __future__ import annotations

from dataclasses import dataclass, field

from archfit.model.architecture import Component, Mode, Role, SourceRoot
from archfit.model.facts import Problem
from archfit.model.location import Location


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a run, by name only."""

    files: tuple[str, ...]
    """Posix paths relative to the root of the run, sorted; Python files and everything else alike."""
    repositories: tuple[str, ...] = ("",)
    """The folders given with `--root`, relative to the root of the run; empty for the root itself."""
    problems: tuple[Problem, ...] = ()
    """Folders that could not be listed, links that were not followed."""


@dataclass(frozen=True, slots=True)
class Deployable:
    """Something a manifest says is built, started or published."""

    name: str
    what: str
    """The manifest and the entry: `compose service`, `Dockerfile`, `Procfile process`, `project`, `Deployment`, ..."""
    at: Location
    context: str = ""
    """The folder it is built from or runs in, relative to the root of the run; empty when unknown."""
    dockerfile: str = ""
    """The Dockerfile it is built with, relative to the root of the run."""
    image: str = ""
    command: str = ""
    """What it starts, as one line."""
    packages: tuple[str, ...] = ()
    """For a project: the folders (relative to the root of the run) its import packages are found in."""
    scripts: tuple[str, ...] = ()
    """For a project: its entry points, `name = module:function`."""
    copies: tuple[str, ...] = ()
    """For a Dockerfile: the sources of its COPY and ADD instructions."""


@dataclass(frozen=True, slots=True)
class ManifestFacts:
    """What one manifest (compose file, Dockerfile, Procfile, pyproject.toml, ...) says; nothing learnt from others."""

    path: str
    deployables: tuple[Deployable, ...] = ()
    flaws: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Landscape:
    """What discovery found."""

    source_roots: tuple[SourceRoot, ...]
    components: tuple[Component, ...]
    mode: Mode
    roles: dict[str, Role] = field(default_factory=dict)
    """The role of every Python file that is not plain source."""
