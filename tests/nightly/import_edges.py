"""
Compare the import graph with grimp's on whole packages.

    python tests/nightly/import_edges.py FOLDER...

Each folder holds packages side by side, as an unzipped wheel does. Both tools say which module imports
which, and every difference must follow from one of the rules below. Prints a table with a row per folder
and exits with 1 when a difference is left unexplained.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import grimp

from archfit.extract.python import extract
from archfit.extract.read import read
from archfit.extract.walk import walk
from archfit.model import Import, ImportKind, Landscape, Mode, Need, Project, SourceRoot
from archfit.resolve import link

Pair = tuple[str, str]


class Difference(NamedTuple):
    """An edge that one tool has and the other has not."""

    pair: Pair
    statements: tuple[Import, ...]
    """What is written where it comes from; nothing where the edge is grimp's alone."""
    folder: Path
    theirs: frozenset[str]
    """The modules grimp knows."""


class Rule(NamedTuple):
    """Why the tools may differ."""

    name: str
    applies: Callable[[Difference], bool]
    why: str


def _in_folder_without_init(difference: Difference) -> bool:
    return bool(difference.statements) and any(
        module not in difference.theirs and _lacks_init(difference.folder, module) for module in difference.pair
    )


def _lacks_init(folder: Path, module: str) -> bool:
    parts = module.split(".")
    packages = (folder.joinpath(*parts[:size]) for size in range(1, len(parts) + 1))
    return any(place.is_dir() and not (place / "__init__.py").exists() for place in packages)


def _of_missing_submodule(difference: Difference) -> bool:
    return bool(difference.statements) and all(
        not statement.level
        and statement.module.rpartition(".")[0] == difference.pair[1]
        and not _exists(difference.folder, statement.module)
        for statement in difference.statements
    )


def _exists(folder: Path, module: str) -> bool:
    place = folder.joinpath(*module.split("."))
    return place.is_dir() or place.with_name(f"{place.name}.py").exists()


RULES = (
    Rule(
        "folder-without-init",
        _in_folder_without_init,
        "a folder without `__init__.py` inside a package is a namespace package and can be imported "
        "(PEP 420; The Python Language Reference, 5.2.2); grimp leaves it out with all it holds",
    ),
    Rule(
        "missing-submodule",
        _of_missing_submodule,
        "`import a.b.c` executes `a.b` before it looks for `c` (The Python Language Reference, 5.3), also where `c` "
        "is an extension module or belongs to another distribution; grimp drops `from a.b.c import name` then",
    ),
)
UNEXPLAINED = "unexplained"


def compare(folder: Path) -> Counter[str]:
    """Print how the two graphs of a folder differ, and return how many differences each rule explains."""
    tops = sorted(place.parent.name for place in folder.glob("*/__init__.py"))
    modules, theirs = _of_grimp(folder, tops)
    project = _project(folder)
    ours = _edges(project, tops)
    found = Counter[str]()
    for pair in sorted(theirs ^ ours.keys()):
        name = explanation(Difference(pair, ours.get(pair, ()), folder, modules))
        found[name] += 1
        if name == UNEXPLAINED:
            sys.stdout.write(f"  unexplained, {'ours' if pair in ours else 'grimp'} only: {' -> '.join(pair)}\n")
    explained = ", ".join(f"{name} {count}" for name, count in sorted(found.items())) or "-"
    _row(
        folder.name,
        f"{len(project.modules)}/{len(modules)}",
        f"{len(ours)}/{len(theirs)}",
        str(len(theirs & ours.keys())),
        explained,
    )
    return found


def explanation(difference: Difference) -> str:
    """Return the name of the rule from which a difference follows."""
    return next((rule.name for rule in RULES if rule.applies(difference)), UNEXPLAINED)


def _of_grimp(folder: Path, tops: Sequence[str]) -> tuple[frozenset[str], frozenset[Pair]]:
    sys.path.insert(0, str(folder))
    try:
        graph = grimp.build_graph(*tops, include_external_packages=False, cache_dir=None)
    finally:
        sys.path.remove(str(folder))
    pairs = ((module, target) for module in graph.modules for target in graph.find_modules_directly_imported_by(module))
    return frozenset(graph.modules), frozenset(pairs)


def _project(folder: Path) -> Project:
    paths = (path for path in walk(folder).files if path.endswith(".py"))
    facts = {path: extract(path, read(str(folder), path), frozenset((Need.IMPORTS,))) for path in paths}
    return link(facts, Landscape((SourceRoot("", ""),), (), Mode.MONOLITH))[0]


def _edges(project: Project, tops: Sequence[str]) -> Mapping[Pair, tuple[Import, ...]]:
    found: dict[Pair, tuple[Import, ...]] = defaultdict(tuple)
    for edge in project.imports:
        if edge.kind is not ImportKind.DYNAMIC and edge.importer.partition(".")[0] in tops:
            written = project.modules[edge.importer].facts.imports
            at = (edge.at.line, edge.at.column)
            found[edge.importer, edge.imported] += tuple(one for one in written if (one.line, one.column) == at)
    return dict(found)


def _row(*cells: str) -> None:
    sys.stdout.write("{:<22} {:>12} {:>15} {:>7}  {}\n".format(*cells))


def main() -> int:
    """Compare the folders given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    folders = parser.parse_args().folders
    for rule in RULES:
        sys.stdout.write(f"{rule.name}: {rule.why}\n")
    _row("folder", "modules*", "edges*", "equal", "differences by rule (* archfit/grimp)")
    total = sum((compare(folder.resolve()) for folder in folders), Counter[str]())
    return 1 if total[UNEXPLAINED] else 0


if __name__ == "__main__":
    sys.exit(main())
