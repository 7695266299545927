"""Which files there are: names only, nothing is opened."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from archfit.model import Location, Problem, ProblemKind, Tree
from archfit.model.paths import matches_any

MAX_FILES = 200_000
MAX_DEPTH = 256
SKIPPED = frozenset(("__pycache__", "node_modules", "site-packages", "bower_components"))
OUTPUT = frozenset(("build", "dist"))
"""Folders that packaging writes, unless they are packages themselves."""
TELLING = frozenset((".github", ".gitlab"))
"""Hidden folders whose files say how code is tested and deployed, and who owns it."""
TEMPLATE = ("{{", "{%")
"""What stands in the name of a file or folder that is yet to be filled in: what Jinja makes Python of, not Python."""
ACTIVATION = frozenset(("activate", "activate.bat", "Activate.ps1", "activate.ps1"))


def walk(root: Path, repositories: Sequence[str] = ("",), *, exclude: Sequence[str] = ()) -> Tree:
    """
    List the regular files below the repositories, sorted, following no link to a folder.

    Dot-directories, virtual environments, packaging output, templates (`{{` or `{%` in the name) and what
    `exclude` (path globs) names are left out. Folders that cannot be listed, links that hide Python or
    lead out of the root, and the limits (200 000 files, 256 levels) become problems. Names that are not
    UTF-8 keep their bytes as surrogates.
    """
    return walk_with_visits(root, repositories, exclude=exclude)[0]


def walk_with_visits(
    root: Path, repositories: Sequence[str] = ("",), *, exclude: Sequence[str] = ()
) -> tuple[Tree, tuple[tuple[str, os.stat_result], ...]]:
    """
    Do what `walk` does, and return all folders that were listed, with what each was like before.

    Another walk finds the same as long as they stay like that. Where that cannot be promised (there were
    links, or problems) no folder is returned.
    """
    walker = _Walker(os.path.realpath(root), tuple(exclude))
    for repository in sorted({name.strip("/") for name in repositories}):
        walker.walk("" if repository == "." else repository)
    problems = sorted(set(walker.problems), key=lambda problem: (problem.at, problem.kind.value, problem.message))
    tree = Tree(tuple(sorted(set(walker.files[:MAX_FILES]))), tuple(repositories), tuple(problems))
    return tree, () if walker.problems or walker.links else tuple(walker.visits)


class _Walker:
    def __init__(self, root: str, exclude: tuple[str, ...]) -> None:
        self.root = root
        self.exclude = exclude
        self.files: list[str] = []
        self.problems: list[Problem] = []
        self.visits: list[tuple[str, os.stat_result]] = []
        self.links = False

    def walk(self, start: str) -> None:
        """Visit the folders in order, depth first, so that a limit always cuts at the same place."""
        pending = [(start, 0)]
        while pending:
            folder, depth = pending.pop()
            entries = self.entries(folder)
            names = frozenset(entry.name for entry in entries)
            if depth and _left_out(folder.rpartition("/")[2], names):
                continue
            inner = self.sort_out(folder, entries)
            if len(self.files) > MAX_FILES:
                message = f"more than {MAX_FILES} files: the rest is not looked at"
                self.problem(ProblemKind.TOO_LARGE, message, self.files[MAX_FILES])
                return
            if depth >= MAX_DEPTH and inner:
                message = f"folders are nested more than {MAX_DEPTH} levels deep"
                self.problem(ProblemKind.TOO_LARGE, message, inner[0])
                continue
            pending.extend((path, depth + 1) for path in reversed(inner))

    def entries(self, folder: str) -> list[os.DirEntry[str]]:
        """List one folder, or note why it cannot be."""
        place = f"{self.root}/{folder}"
        try:
            self.visits.append((folder, os.lstat(place)))
            with os.scandir(place) as found:
                return sorted(found, key=_name)
        except OSError as error:
            self.problem(ProblemKind.UNREADABLE, f"cannot list the folder: {error.strerror}", folder)
            return []

    def sort_out(self, folder: str, entries: list[os.DirEntry[str]]) -> list[str]:
        """Keep the files of a folder and return the folders in it that are to be visited."""
        before = f"{folder}/" if folder else ""
        inner = []
        hidden = not TELLING.isdisjoint(folder.split("/"))
        importable = not hidden and any(entry.name.endswith(".py") for entry in entries)
        for entry in entries:
            path = before + entry.name
            if hidden and not _is_told(folder, entry):
                continue
            if "{" in entry.name and any(mark in entry.name for mark in TEMPLATE):
                continue
            if entry.is_symlink():
                self.link(path, entry, importable=importable)
            elif entry.is_dir(follow_symlinks=False):
                if not self.skips(entry.name, path):
                    inner.append(path)
            elif not self.exclude or not matches_any(self.exclude, path):
                if entry.is_file(follow_symlinks=False):
                    self.files.append(path)
                elif path.endswith(".py"):
                    self.problem(ProblemKind.UNREADABLE, "is not a regular file", path)
        return inner

    def skips(self, name: str, path: str) -> bool:
        """Tell whether a folder is not to be entered, by its name or by configuration."""
        named = (name[0] == "." and name not in TELLING) or name in SKIPPED or name.endswith(".egg-info")
        return named or matches_any(self.exclude, path + "/")

    def link(self, path: str, entry: os.DirEntry[str], *, importable: bool) -> None:
        """Take a link to a regular file inside the root; name every other link that may hide code."""
        self.links = True
        if matches_any(self.exclude, path):
            return
        target = os.path.realpath(entry.path)
        inside = target == self.root or target.startswith(self.root.rstrip("/") + "/")
        hidden = entry.name[0] == "." or entry.name in SKIPPED
        if not inside:
            if not hidden:
                self.problem(ProblemKind.SYMLINK, "the link leads out of the checked folder: not followed", path)
        elif os.path.isfile(target):  # noqa: PTH113 -- a Path for every link would cost more than the walk
            self.files.append(path)
        elif not hidden and importable and _holds_python(target):
            self.problem(ProblemKind.SYMLINK, "the link to a folder of Python files is not followed", path)
        elif path.endswith(".py"):
            self.problem(ProblemKind.SYMLINK, "the link does not lead to a regular file", path)

    def problem(self, kind: ProblemKind, message: str, path: str) -> None:
        """Note what is not looked at."""
        self.problems.append(Problem(kind, message, Location(path)))


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _is_told(folder: str, entry: os.DirEntry[str]) -> bool:
    """Tell whether something in a hidden folder is read: pipelines and owners, never code."""
    if entry.is_dir(follow_symlinks=False):
        return entry.name == "workflows" and folder.rpartition("/")[2] in TELLING
    return entry.name == "CODEOWNERS" or entry.name.endswith((".yml", ".yaml"))


def _left_out(name: str, names: frozenset[str]) -> bool:
    """Tell by what is in it whether a folder is a virtual environment or the output of packaging."""
    if "pyvenv.cfg" in names or "conda-meta" in names:
        return True
    if name in ("bin", "Scripts") and names & ACTIVATION:
        return True
    return name in OUTPUT and "__init__.py" not in names


def _holds_python(folder: str, depth: int = 3) -> bool:
    """Tell whether there is a Python file in the first levels of a folder."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=_name)
    except OSError:
        return False
    if any(entry.name.endswith(".py") for entry in entries):
        return True
    inner = (entry.path for entry in entries if entry.is_dir(follow_symlinks=False) and entry.name[0] != ".")
    return depth > 1 and any(_holds_python(path, depth - 1) for path in inner)
