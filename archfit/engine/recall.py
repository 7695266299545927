"""Gives the report of an earlier run again, if this one could not come to another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from archfit.engine.known import library_digest
from archfit.extract.cache import Index, Memory, Visit, digest_of, unchanged
from archfit.extract.columns import Codec, DamagedError
from archfit.extract.read import UnreadableError, read
from archfit.model.facts import ProblemKind
from archfit.model.report import Report

if TYPE_CHECKING:
    from archfit.model import Tree, Waiver


@dataclass(frozen=True, slots=True)
class _Kept:
    """A report, and the day it belongs to where it may be another one tomorrow."""

    day: str
    report: Report


@dataclass(frozen=True, slots=True)
class _Walked:
    """What a walk came to, as far as it decides about the report."""

    listing: str
    baseline: str
    libraries: tuple[str, ...]
    repositories: tuple[str, ...]
    folders: tuple[Visit, ...]
    paths: Sequence[str]


class Recall:
    """
    Finds reports by everything they depend on.

    That is this very program, the question, the configuration, the baseline, the library files that did not come
    with it, where histories end, the names of all files and the content of those that are read; not times, and not the
    place of the tree.
    """

    def __init__(self, memory: Memory, *, question: str, configuration: Path | None, day: date) -> None:
        self._memory = memory
        self._day = day.isoformat()
        self._question = question
        self._configuration = configuration
        self._setup = self._read_setup()
        self._walked: _Walked | None = None
        self._beside = ""
        self._repositories: tuple[str, ...] = ()

    def watch(self, repositories: tuple[str, ...]) -> None:
        """Have the report depend on the history of these folders."""
        self._repositories = repositories

    def at_once(self) -> Report | None:
        """Return the report if no folder and no file changed since the last run; without another walk."""
        index = self._memory.index
        if index is None or index.setup != self._setup or not unchanged(self._memory.root, index.folders):
            return None
        paths = [one.path for one in index.stamps]
        beside = (index.baseline, index.libraries, index.repositories)
        return self._find(_Walked(index.listing, *beside, index.folders, paths))

    def after_walk(
        self,
        tree: Tree,
        visits: Iterable[tuple[str, os.stat_result]],
        *,
        baseline: str,
        libraries: tuple[str, ...] = (),
    ) -> Report | None:
        """Return the report if there was one for the same files."""
        from archfit.engine.gather import manifest_files, python_files  # noqa: PLC0415 - an unchanged tree needs no more

        memory = self._memory
        if not memory.active:
            return None
        folders = tuple(Visit(path, memory.identity(status)) for path, status in visits)
        walked = _Walked(
            listing=digest_of(*tree.files, "", *map(repr, tree.problems)),
            baseline=baseline,
            libraries=libraries,
            repositories=self._repositories,
            folders=folders if all(folder.identity for folder in folders) else (),
            paths=sorted({*python_files(tree), *manifest_files(tree)}),
        )
        if memory.index is not None:
            return self._find(walked)
        self._walked, self._beside = walked, self._digest_beside(walked)
        return None

    def keep(self, report: Report, waivers: Iterable[Waiver]) -> None:
        """Keep a report for the next run, unless that may come to another one for reasons nobody can tell."""
        walked = self._walked
        if walked is None or self._setup != self._read_setup() or not self._memory.steady:
            return
        self._memory.keep_index(self._index(walked))
        before, name = self._beside, self._name(walked)
        by_chance = any(problem.kind is ProblemKind.PARSER for problem in report.problems)
        by_chance |= any(rule.failed for rule in report.skipped)
        if not by_chance and self._beside == before:
            dated = any(waiver.until for waiver in waivers)
            self._memory.keep(name, Codec(_Kept).encode(_Kept(self._day if dated else "", report)))

    def _find(self, walked: _Walked) -> Report | None:
        self._walked = walked
        kept = self._memory.get(self._name(walked))
        if kept is None:
            return None
        try:
            found = Codec(_Kept).decode(kept)
        except DamagedError:
            return None
        if found.day not in ("", self._day):
            return None
        self._memory.keep_index(self._index(walked))
        return found.report

    def _index(self, walked: _Walked) -> Index:
        stamps = tuple(self._memory.stamp(path) for path in walked.paths)
        beside = (walked.baseline, walked.libraries, walked.repositories)
        return Index(self._setup, walked.listing, *beside, walked.folders, stamps)

    def _name(self, walked: _Walked) -> str:
        self._beside = self._digest_beside(walked)
        digests = (text for path in walked.paths for text in (path, self._memory.digest(path)))
        everything = (self._memory.build, self._question, self._setup, walked.listing, self._beside, *digests)
        return f"report-{digest_of(*everything)}"

    def _digest_beside(self, walked: _Walked) -> str:
        """Return a digest of what is read beside the tree: the baseline, the library files and where histories end."""
        place = self._configuration or Path(self._memory.root, "archfit.toml")
        known = library_digest(walked.libraries, place.parent)
        return digest_of(self._digest(Path(self._memory.root, walked.baseline)), known, self._ends(walked))

    def _ends(self, walked: _Walked) -> str:
        if not walked.repositories:
            return ""
        from archfit.extract.history.place import ends  # noqa: PLC0415 - only where it counts

        return digest_of(*ends(self._memory.root, walked.repositories))

    def _read_setup(self) -> str:
        path = self._configuration
        if path is None or not self._memory.active:
            return digest_of(self._question)
        return digest_of(self._question, os.path.relpath(path, self._memory.root), self._digest(path))

    @staticmethod
    def _digest(path: Path) -> str:
        """Return the digest of a file's content, or of why there is none."""
        try:
            return digest_of("content", read(str(path.parent), path.name).decode("latin-1"))
        except UnreadableError as error:
            return digest_of(repr(error.problem))
