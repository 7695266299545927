"""Who answers for a component: what the configuration, CODEOWNERS files and software catalogs say."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from archfit.model.architecture import Component, owner_question
from archfit.model.delivery import OwnerLine, written_out
from archfit.model.location import Location
from archfit.model.paths import matches

if TYPE_CHECKING:
    from archfit.model.project import Project

_EVERYBODY = re.compile(
    r"(?:^|[@/_-])(?:all|backend|core|dev|devs|developers|engineering|engineers|everyone|maintainers|owners|python|team)$"
)
_EVERYTHING = frozenset({"*", "**", "/", "/**", "**/*", "/**/*"})


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
        """
        Return the line of CODEOWNERS that decides about a path: the last that matches (GitHub Docs).

        Of sections, each of which has a say in GitLab, the last one where that is a line about more than everything.
        """
        found = None
        decided = set()
        for line in self._about(path):
            if (line.repository, line.section) in decided:
                continue
            inner = _inside(path, line.repository)
            if inner is not None and _matches(line.pattern, inner):
                if line.pattern not in _EVERYTHING:
                    return line
                decided.add((line.repository, line.section))
                found = found or line
        return found

    def _about(self, path: str) -> list[OwnerLine]:
        """Return the lines that may match a path, the last first."""
        around = ("", *accumulate(path.rstrip("/").split("/"), "{}/{}".format))
        found = (one for folder in around for one in self._lines.get(folder, ()))
        return [line for _, line in sorted(found, key=lambda one: -one[0])]

    @cached_property
    def _lines(self) -> Mapping[str, list[tuple[int, OwnerLine]]]:
        """Folder -> the lines whose patterns begin with it, each with its number: some systems have thousands."""
        found: dict[str, list[tuple[int, OwnerLine]]] = defaultdict(list)
        for number, line in enumerate(self._project.delivery.owner_lines):
            anchored = "/" in line.pattern.rstrip("/")
            folder = written_out(line.pattern) if anchored else ""
            found["/".join(filter(None, (line.repository, folder)))].append((number, line))
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
        entries = [one for one in self._project.delivery.catalog if one.owner]
        named = [one for one in entries if one.name == component.name]
        here = [one for one in entries if one.folder and one.folder == component.root]
        entry = next(iter(named), here[0] if len({one.owner for one in here}) == 1 else None)
        return Owner((entry.owner,), "the catalog", entry.at) if entry else None

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
    if pattern.endswith("/*") and not pattern.endswith("**/*"):  # the files of a folder, not those of folders in it
        around = path.rpartition("/")[0]
        return not path.endswith("/") and matches(pattern, path) and not (around and matches(pattern, f"{around}/"))
    return matches(pattern, path)
