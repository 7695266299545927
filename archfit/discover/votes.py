"""What absolute imports say about source roots: `from models import Order` resolves beside a `models.py`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from archfit.discover.layout import Layout, folder_of, join, name_of, outwards
from archfit.model import Import, ModuleFacts


class Found(NamedTuple):
    """Where an absolute import leads within the tree."""

    start: str
    """The folder it starts from."""
    head: str
    """Its top-level name."""
    target: str
    """The module, as a path without suffix."""


@dataclass(frozen=True, slots=True)
class Votes:
    """How many (file, top-level name) pairs are imported from a folder, and how many through it."""

    starting: Counter[str] = field(default_factory=Counter)
    passing: Counter[str] = field(default_factory=Counter)

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders from which anything is imported."""
        return tuple(sorted(self.starting))


def count_votes(layout: Layout, facts: Mapping[str, ModuleFacts]) -> Votes:
    """
    Count the absolute imports that resolve within the tree.

    An import counts for the nearest folder around its file from which all of it can be found, a folder
    that is no package before one that is; failing that, for the only other folder that holds it.
    """
    votes = Votes()
    finder = ImportFinder(layout, facts)
    way = cache(_between)
    for path in layout.python:
        module = facts.get(path)
        if module is None:
            continue
        distinct = {(one.module, _telling_name(one)): one for one in module.imports if not one.level}
        ballots = {found for statement in distinct.values() if (found := finder.find(path, statement))}
        votes.starting.update(start for start, _head in sorted({(start, head) for start, head, _ in ballots}))
        votes.passing.update(sorted({folder for found in ballots for folder in way(found.start, found.target)}))
    return votes


def _telling_name(statement: Import) -> str:
    """Return the name taken where it matters to what the statement leads to: out of a top-level module."""
    return "" if "." in statement.module else statement.name


def _between(start: str, target: str) -> tuple[str, ...]:
    """Return the folders an import passes through on its way from the root to its target."""
    return tuple(takewhile(lambda folder: folder != start, outwards(target)))


class ImportFinder:
    """Finds what absolute imports mean before the source roots are known."""

    def __init__(self, layout: Layout, facts: Mapping[str, ModuleFacts]) -> None:
        self.layout = layout
        self.facts = facts
        self.heads: dict[str, str] = {}
        self.known: dict[tuple[str, str, str], Found | None] = {}
        self.known_around: dict[tuple[str, str], tuple[str, ...]] = {}

    def find(self, path: str, statement: Import) -> Found | None:
        """Return where an absolute import of a file leads, or None when it leads out of the tree."""
        if statement.level:
            return None
        head = self.heads.get(statement.module)
        if head is None:
            first = statement.module.partition(".")[0]
            head = self.heads[statement.module] = first if first in self.layout.holders else ""
        if not head:
            return None
        stem = path[:-3].removesuffix("/__init__")
        key = (stem if name_of(stem) == head else folder_of(path), statement.module, _telling_name(statement))
        if key not in self.known:
            self.known[key] = self.search(path, statement, head)
        return self.known[key]

    def search(self, path: str, statement: Import, head: str) -> Found | None:
        """Look in the folders around a file, those that are no packages first, and then in all others."""
        around = self.around(folder_of(path), head)
        start = next((folder for folder in around if self.leads(path, folder, statement)), None)
        if start is None and not around:
            others = [folder for folder in sorted(self.layout.holders[head]) if self.elsewhere(path, folder, statement)]
            start = others[0] if len(others) == 1 else None
        return None if start is None else Found(start, head, join(start, statement.module.replace(".", "/")))

    def around(self, folder: str, head: str) -> tuple[str, ...]:
        """Return the folders around (or at) a folder that hold a name, those that are no packages first."""
        key = (folder, head)
        if key not in self.known_around:
            holders = self.layout.holders[head]
            found = [outer for outer in outwards(folder) if outer in holders]
            self.known_around[key] = tuple(sorted(found, key=self.layout.is_package))
        return self.known_around[key]

    def elsewhere(self, path: str, folder: str, statement: Import) -> bool:
        """Tell whether an import is surely found from a folder that is not around its file."""
        return (
            not self.layout.is_package(folder)
            and self.layout.repository(folder) == self.layout.repository(path)
            and self.leads(path, folder, statement, surely=True)
        )

    def leads(self, path: str, folder: str, statement: Import, *, surely: bool = False) -> bool:
        """
        Tell whether what an import names is found from a folder.

        Surely so when a module inside a top-level package is named. `import models` and `from models
        import Order` may as well mean somebody else's `models`; they count only from a folder that is no
        package, and not for names of the standard library.
        """
        target = join(folder, statement.module.replace(".", "/"))
        if target not in self.layout.modules or path in (f"{target}.py", f"{target}/__init__.py"):
            return False
        if "." in statement.module or (statement.name and join(target, statement.name) in self.layout.modules):
            return True
        doubtful = surely or self.layout.is_package(folder) or statement.module in sys.stdlib_module_names
        return not doubtful and not self.stands_in(target, statement.module)

    def stands_in(self, target: str, head: str) -> bool:
        """Tell whether a module takes the name it has itself from elsewhere: `celery.py` that imports `celery`."""
        module = self.facts.get(f"{target}.py")
        return module is not None and any(
            not statement.level and statement.module.partition(".")[0] == head for statement in module.imports
        )
