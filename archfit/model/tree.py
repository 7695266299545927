"""Which files there are, before any is opened."""

from __future__ import annotations

from dataclasses import dataclass, field

from archfit.model.architecture import Component, Mode, Role, SourceRoot
from archfit.model.delivery import CatalogEntry, Delivery, Job, OwnerLine
from archfit.model.deployment import Assembly, ClusterService, Deployable, Installation, Route, SettingGroup
from archfit.model.facts import Problem
from archfit.model.interface import ApiDescription, RpcService
from archfit.model.packages import Distribution, IgnoreFile, Lock, Packages, RequirementFile


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
class ManifestFacts:
    """What one manifest (compose file, Dockerfile, Procfile, pyproject.toml, ...) says; nothing learnt from others."""

    path: str
    deployables: tuple[Deployable, ...] = ()
    groups: tuple[SettingGroup, ...] = ()
    cluster_services: tuple[ClusterService, ...] = ()
    routes: tuple[Route, ...] = ()
    assemblies: tuple[Assembly, ...] = ()
    descriptions: tuple[ApiDescription, ...] = ()
    procedures: tuple[RpcService, ...] = ()
    distributions: tuple[Distribution, ...] = ()
    requirement_files: tuple[RequirementFile, ...] = ()
    locks: tuple[Lock, ...] = ()
    ignore_files: tuple[IgnoreFile, ...] = ()
    jobs: tuple[Job, ...] = ()
    owner_lines: tuple[OwnerLine, ...] = ()
    catalog: tuple[CatalogEntry, ...] = ()
    flaws: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Landscape:
    """What discovery found."""

    source_roots: tuple[SourceRoot, ...]
    components: tuple[Component, ...]
    mode: Mode
    roles: dict[str, Role] = field(default_factory=dict)
    """The role of every Python file that is not plain source."""
    installations: tuple[Installation, ...] = ()
    """What runs together with which environment, tests and examples left out."""
    groups: tuple[SettingGroup, ...] = ()
    """Settings by path and name that code may read itself: env files, alembic.ini, Helm values, Terraform resources."""
    descriptions: tuple[ApiDescription, ...] = ()
    """OpenAPI documents, whether or not anything serves them."""
    procedures: tuple[RpcService, ...] = ()
    """The services of `.proto` files."""
    packages: Packages = field(default_factory=Packages)
    """What components are built as, require and install."""
    delivery: Delivery = field(default_factory=Delivery)
    """How components are tested, built and deployed, and who answers for them."""
