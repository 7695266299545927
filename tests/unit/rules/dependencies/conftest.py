from __future__ import annotations

from typing import Any

import pytest

from archfit.model import (
    Built,
    Component,
    ComponentKind,
    Confidence,
    Distribution,
    InstalledFile,
    Location,
    LockedVersion,
    PackageDependency,
    PackageFile,
    Packages,
    PackageSource,
    Project,
    Requirement,
)
from archfit.model.packages import LockEntry


class Shop:
    """A project under construction: services and libraries that install each other's packages."""

    def __init__(self) -> None:
        self.kinds: dict[str, ComponentKind] = {}
        self.dependencies: list[PackageDependency] = []
        self.locked: list[LockedVersion] = []
        self.installed: list[InstalledFile] = []

    def library(self, *names: str) -> None:
        """Make components libraries; all others are services."""
        self.kinds |= dict.fromkeys(names, ComponentKind.LIBRARY)

    def requires(self, component: str, target: str, *, whole: bool = True, **changes: Any) -> None:
        """Let a component require the package `shop-<target>` of another, each in a line below the one before."""
        at = Location(f"{component}/requirements.txt", len(self.dependencies) + 1)
        requirement = Requirement(f"shop-{target}", "", PackageSource.INDEX, at)._replace(**changes)
        built = Built(Distribution(f"shop-{target}", "1", target, Location(f"{target}/pyproject.toml")), target, whole)
        self.dependencies.append(PackageDependency(component, requirement, built, Confidence.DIRECT))

    def locks(self, component: str, target: str, version: str) -> None:
        """Let the lock file of a component hold the package of another at a version."""
        entry = LockEntry(f"shop-{target}", version, PackageSource.INDEX)
        self.locked.append(LockedVersion(component, entry, Location(f"{component}/uv.lock")))

    def installs(self, component: str, path: str, kind: PackageFile = PackageFile.REQUIREMENTS) -> None:
        """Let the image of a component install a file."""
        self.installed.append(InstalledFile(component, path, kind, Location(f"{component}/Dockerfile", 2)))

    def project(self) -> Project:
        """Return the project."""
        targets = (one.built.component for one in self.dependencies)
        users = [one.component for one in self.dependencies] + [one.component for one in self.installed]
        names = sorted({*targets, *users})
        components = tuple(Component(name, self.kinds.get(name, ComponentKind.SERVICE), name) for name in names)
        packages = Packages((), tuple(self.dependencies), tuple(self.installed), tuple(self.locked))
        return Project(components=components, packages=packages)


@pytest.fixture
def shop() -> Shop:
    """A project without anything in it yet."""
    return Shop()
