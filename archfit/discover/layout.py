"""The folders of a tree, indexed for the questions discovery asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from archfit.model import ModuleFacts, Role, Tree


def folder_of(path: str) -> str:
    """Return the folder a path stands in; the root's is the root."""
    return path.rpartition("/")[0]


def name_of(path: str) -> str:
    """Return the last part of a path."""
    return path.rpartition("/")[2]


def join(folder: str, name: str) -> str:
    """Return the path of a name in a folder."""
    return f"{folder}/{name}" if folder and name else folder or name


def outwards(path: str) -> Iterator[str]:
    """Yield the path and every folder around it, the root of the run last."""
    while path:
        yield path
        path = folder_of(path)
    yield ""


def inside(path: str, folder: str) -> bool:
    """Tell whether a path is a folder or stands in it."""
    return not folder or path == folder or path.startswith(folder + "/")


def relative(path: str, folder: str) -> tuple[str, ...]:
    """Return the parts of a path below a folder around it."""
    rest = path[len(folder) :].strip("/")
    return tuple(rest.split("/")) if rest else ()


NO_FACTS: Mapping[str, ModuleFacts] = {}


class Layout:
    """Read-only index of the Python files of a tree and of the folders around them."""

    def __init__(self, tree: Tree, roles: Mapping[str, Role], facts: Mapping[str, ModuleFacts] = NO_FACTS) -> None:
        self.files = frozenset(tree.files)
        self.repositories = tuple(sorted({"" if name in ("", ".") else name.strip("/") for name in tree.repositories}))
        self.python = tuple(path for path in tree.files if path.endswith(".py"))
        self.roles = roles
        self.source = tuple(path for path in self.python if path not in roles)
        self.facts = facts

    @cached_property
    def folders(self) -> Mapping[str, tuple[str, ...]]:
        """The folders with Python files directly in them."""
        found: dict[str, list[str]] = defaultdict(list)
        for path in self.python:
            found[folder_of(path)].append(path)
        return {folder: tuple(paths) for folder, paths in found.items()}

    @cached_property
    def python_folders(self) -> frozenset[str]:
        """The folders with a Python file at any depth."""
        return _around(self.python)

    @cached_property
    def source_folders(self) -> frozenset[str]:
        """The folders with a Python file at any depth that is plain source."""
        return _around(self.source)

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Folder -> the folders directly in it that hold source, in order."""
        found: dict[str, list[str]] = defaultdict(list)
        for folder in sorted(self.source_folders - {""}):
            found[folder_of(folder)].append(folder)
        return {folder: tuple(inner) for folder, inner in found.items()}

    @cached_property
    def modules(self) -> frozenset[str]:
        """What can be imported: Python files without their suffix, and folders that hold some."""
        return self.python_folders | {path[:-3] for path in self.python}

    @cached_property
    def holders(self) -> Mapping[str, frozenset[str]]:
        """Top-level name -> the folders from which it could be imported."""
        found: dict[str, set[str]] = defaultdict(set)
        for module in self.modules:
            if module and name_of(module) != "__init__":
                found[name_of(module)].add(folder_of(module))
        return {name: frozenset(folders) for name, folders in found.items()}

    @cached_property
    def imported(self) -> frozenset[str]:
        """The top-level names that source imports absolutely."""
        modules = (self.facts[path].imports for path in self.source if path in self.facts)
        taken = {statement.module for imports in modules for statement in imports if not statement.level}
        return frozenset(name.partition(".")[0] for name in taken)

    def is_package(self, folder: str) -> bool:
        """Tell whether a folder is a regular package: an `__init__`, a name, and not a whole repository."""
        return (
            folder not in self.repositories and name_of(folder).isidentifier() and f"{folder}/__init__.py" in self.files
        )

    def repository(self, path: str) -> str:
        """Return the repository a path stands in, the innermost of several."""
        return next((folder for folder in outwards(path) if folder in self.repositories), "")

    def source_in(self, folder: str) -> tuple[str, ...]:
        """Return the plain source files in a folder (or the file itself)."""
        return tuple(path for path in self.source if inside(path, folder))


def _around(paths: Iterable[str]) -> frozenset[str]:
    found = set()
    for path in paths:
        for folder in outwards(folder_of(path)):
            if folder in found:
                break
            found.add(folder)
    return frozenset(found)
