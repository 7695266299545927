"""Who answers for a component: what the configuration, CODEOWNERS files and software catalogs say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from archfit.model.architecture import Component, owner_question
from archfit.model.delivery import OwnerLine
from archfit.model.location import Location
from archfit.model.paths import matches

if TYPE_CHECKING:
    from archfit.model.project import Project

_EVERYBODY = re.compile(
    r"(?:^|[@/_-])(?:all|backend|core|dev|devs|developers|engineering|engineers|everyone|maintainers|owners|python|team)$"
)
_EVERYTHING = frozenset({"*", "**", "/", "/*", "/**"})


class Owner(NamedTuple):
    """Who answers for a component, and where that is said."""

    names: tuple[str, ...]
    """Teams and people, as written."""
    said_by: str
    """`the configuration`, `CODEOWNERS` or `the catalog`."""
    at: Location
    catch_all: bool = False
    """The line is about everything, not about this component."""


class Owners:
    """Answers who owns what: declared in the configuration, else by CODEOWNERS, else by a catalog."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def known(self) -> bool:
        """Whether anything says who owns anything."""
        told = self._project.delivery
        return bool(told.owner_lines or told.catalog) or any(one.owner for one in self._project.components)

    def line_for(self, path: str) -> OwnerLine | None:
        """Return the line of CODEOWNERS that decides about a path: the last that matches (GitHub Docs)."""
        found = None
        for line in self._project.delivery.owner_lines:
            inner = _inside(path, line.repository)
            if inner is not None and _matches(line.pattern, inner):
                found = line
        return found

    def of(self, component: str) -> Owner | None:
        """Return who owns the root of a component; None where nobody is named."""
        one = self._project.component(component)
        if one.owner:
            at = one.evidence[0].at if one.evidence else Location(one.root)
            return Owner((one.owner,), "the configuration", at)
        line = self.line_for(f"{one.root}/")
        found = Owner(line.owners, "CODEOWNERS", line.at, line.pattern in _EVERYTHING) if line and line.owners else None
        return (self._cataloged(one) or found) if found is None or found.catch_all else found

    def _cataloged(self, component: Component) -> Owner | None:
        for entry in self._project.delivery.catalog:
            here = bool(entry.folder) and entry.folder == component.root
            if entry.owner and (here or entry.name == component.name):
                return Owner((entry.owner,), "the catalog", entry.at)
        return None

    def shares(self, component: str) -> Mapping[tuple[str, ...], int]:
        """Return how many files of a component each set of owners has; nobody is the empty set."""
        found: Counter[tuple[str, ...]] = Counter()
        for path in self._files.get(component, ()):
            line = self.line_for(path)
            found[tuple(sorted(line.owners)) if line else ()] += 1
        return found

    @cached_property
    def _files(self) -> Mapping[str, list[str]]:
        holder = owner_question(self._project.components)
        found: dict[str, list[str]] = {}
        for module in self._project.modules.values():
            name = holder(module.path)
            for part in {name, self._project.component(name).service} - {""} if name else ():
                found.setdefault(part, []).append(module.path)
        return found


def is_everybody(name: str) -> bool:
    """Tell whether a name says no more than that somebody who develops owns it: `@shop/backend`."""
    return bool(_EVERYBODY.search(name.lower()))


def _inside(path: str, folder: str) -> str | None:
    if not folder:
        return path
    return path[len(folder) + 1 :] if path.startswith(f"{folder}/") else None


def _matches(pattern: str, path: str) -> bool:
    if pattern in _EVERYTHING:
        return True
    if pattern.endswith("/*"):  # the files of a folder, and not those of folders in it
        return matches(pattern, path) and "/" not in path.rstrip("/").removeprefix(pattern.strip("/*") + "/")
    return matches(pattern, path)
