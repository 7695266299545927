"""Which module each file is: the path below its source root, read as a dotted name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from archfit.model import Location, Problem, ProblemKind, SourceRoot


class Place(NamedTuple):
    """A module and where it stands."""

    name: str
    """Qualified by its source root where that has a prefix."""
    path: str
    """Its file, or its folder for a namespace package."""
    package: bool
    root: str
    """The path of its source root."""


@dataclass(frozen=True, slots=True)
class Modules:
    """All modules of a run, by name and by place."""

    by_name: Mapping[str, Place]
    by_stem: Mapping[str, str]
    """Path without `.py` or `/__init__.py` -> the module's name."""
    by_file: Mapping[str, str]
    roots: tuple[SourceRoot, ...]
    problems: tuple[Problem, ...]


def name_modules(files: Iterable[str], roots: Iterable[SourceRoot]) -> Modules:
    """
    Give every Python file its module name.

    A package wins over a module of the same name, as in CPython's import system; the clash is
    reported. Folders without `__init__` that lead to modules are namespace packages (PEP 420).
    """
    ordered = sorted(roots, key=lambda root: root.path)
    by_root = {root.path: root for root in ordered}
    by_name: dict[str, Place] = {}
    by_stem: dict[str, str] = {}
    by_file: dict[str, str] = {}
    problems = []
    root_of_folder: dict[str, SourceRoot | None] = {}
    for path in sorted(files, key=_packages_first):
        folder, _, file = path.rpartition("/")
        if folder not in root_of_folder:
            root_of_folder[folder] = _root_above(folder, by_root)
        root = root_of_folder[folder]
        if root is None:
            continue
        package = file == "__init__.py"
        stem = folder if package else path[:-3]
        name = _name(stem, root)
        if not name:
            continue
        place = Place(name, path, package, root.path)
        if name in by_name:
            message = f"is hidden by `{by_name[name].path}`: both are the module `{name}`"
            problems.append(Problem(ProblemKind.CLASH, message, Location(path)))
            by_file[path] = name
            continue
        by_name[name] = place
        by_stem[stem] = name
        by_file[path] = name
    for stem, root in _namespaces(by_name.values(), by_root, by_stem):
        name = _name(stem, root)
        by_name.setdefault(name, Place(name, stem, package=True, root=root.path))
        by_stem[stem] = name
    return Modules(by_name, by_stem, by_file, tuple(ordered), tuple(problems))


def _packages_first(path: str) -> tuple[str, int]:
    folder, _, file = path.rpartition("/")
    return (folder, 0) if file == "__init__.py" else (path[:-3], 1)


def _root_above(folder: str, roots: Mapping[str, SourceRoot]) -> SourceRoot | None:
    while folder not in roots:
        if not folder:
            return None
        folder = folder.rpartition("/")[0]
    return roots[folder]


def _name(stem: str, root: SourceRoot) -> str:
    below = stem[len(root.path) + 1 :] if root.path else stem
    if not below or stem == root.path:
        return ""
    dotted = below.replace("/", ".")
    return f"{root.prefix}:{dotted}" if root.prefix else dotted


def _namespaces(
    places: Iterable[Place], roots: Mapping[str, SourceRoot], known: Mapping[str, str]
) -> Iterator[tuple[str, SourceRoot]]:
    seen = set()
    for place in list(places):
        folder = place.path.rpartition("/")[0]
        while folder and folder not in roots and folder not in seen:
            seen.add(folder)
            if folder not in known:
                yield folder, roots[place.root]
            folder = folder.rpartition("/")[0]
