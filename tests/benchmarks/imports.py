"""
Compare what a run costs with import-linter and tach, in CPU seconds.

    python tests/benchmarks/imports.py FOLDER... --runs 7

Each folder holds packages side by side, as an unzipped wheel does; its largest package is checked. Every
tool runs as a process of its own, in turn, on a cold start without a cache: user and system time of the
whole process, the median of the runs. Trees are read only; configurations are written to a temporary
folder. tach wants its configuration beside the code and follows no links, so it is given a copy.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PEERS = ("lint-imports forbidden", "lint-imports layers", "tach")


class Command(NamedTuple):
    """What is run, and where."""

    words: tuple[str, ...]
    folder: Path


class Subject(NamedTuple):
    """The package that is checked, and two children of it that a contract keeps apart."""

    root: Path
    package: str
    lower: str
    upper: str


def choose(root: Path) -> Subject:
    """Return the largest package in a folder, and its smallest and largest subpackage."""
    package = max((place.parent for place in root.glob("*/__init__.py")), key=_size)
    children = sorted((place.parent for place in package.glob("*/__init__.py")), key=_size)
    return Subject(root, package.name, children[0].name, children[-1].name)


def _size(package: Path) -> tuple[int, str]:
    return sum(1 for _ in package.rglob("*.py")), package.name


def commands(subject: Subject, folder: Path) -> Mapping[str, Command]:
    """Write the configurations of all tools to a folder, and return the commands that read them."""
    tach = folder / "tach"
    tach.mkdir()
    shutil.copytree(subject.root / subject.package, tach / subject.package)
    _write(tach / "tach.toml", _TACH, subject)
    found = {}
    for kind, (ours, theirs) in _CONTRACTS.items():
        toml = _write(folder / f"{kind}.toml", _ROOTS + ours + _STATEMENTS, subject)
        ini = _write(folder / f"{kind}.ini", _SESSION + theirs, subject)
        select = ("--config", str(toml), "--select", "ARC", "--no-cache")
        found[f"archfit {kind}"] = Command(
            (_tool("archfit"), "check", "--root", str(subject.root), *select), subject.root
        )
        found[f"lint-imports {kind}"] = Command(
            (_tool("lint-imports"), "--no-cache", "--config", str(ini)), subject.root
        )
    found["archfit everything"] = Command(
        (_tool("archfit"), "check", "--isolated", "--no-cache", str(subject.root)), folder
    )
    found["tach"] = Command((_tool("tach"), "check"), tach)
    return found


def _tool(name: str) -> str:
    return str(Path(sys.executable).parent / name)


def _write(path: Path, template: str, subject: Subject) -> Path:
    path.write_text(template.format(package=subject.package, lower=subject.lower, upper=subject.upper))
    return path


_ROOTS = 'source-roots = ["."]\n'
"""The peers are told where the packages stand, so archfit is told as well."""
_STATEMENTS = 'import-kinds = ["runtime", "function", "guarded", "type-checking", "lazy"]\n'
_SESSION = "[importlinter]\nroot_package = {package}\n[importlinter:contract:1]\nname = apart\n"
_CONTRACTS = {
    "forbidden": (
        """[[contracts]]
type = "forbidden"
name = "apart"
source-modules = ["{package}.{lower}"]
forbidden-modules = ["{package}.{upper}"]
allow-indirect-imports = true
""",
        """type = forbidden
source_modules = {package}.{lower}
forbidden_modules = {package}.{upper}
allow_indirect_imports = True
""",
    ),
    "layers": (
        '[[contracts]]\ntype = "layers"\nname = "apart"\nlayers = ["{package}.{upper}", "{package}.{lower}"]\n',
        "type = layers\nlayers =\n    {package}.{upper}\n    {package}.{lower}\n",
    ),
}
_TACH = (
    'source_roots = ["."]\nexclude = []\nignore_type_checking_imports = false\nrespect_gitignore = false\n'
    '[[modules]]\npath = "{package}.{upper}"\n'
    '[[modules]]\npath = "{package}.{lower}"\ndepends_on = []\n'
)


def seconds(command: Command) -> float:
    """Run a command and return its CPU seconds; RuntimeError when it could not do its work."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command.words, cwd=command.folder, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise RuntimeError(" ".join(command.words) + "\n" + done.stdout + done.stderr)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def measure(subject: Subject, runs: int) -> Mapping[str, float]:
    """Return the median CPU seconds of every command, all run in turn."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = commands(subject, Path(folder))
        taken = [{name: seconds(command) for name, command in wanted.items()} for _ in range(runs)]
    return {name: statistics.median(run[name] for run in taken) for name in wanted}


def show(subject: Subject, medians: Mapping[str, float]) -> None:
    """Print one table: a row per command of archfit, its ratio to every peer in the columns."""
    _row(subject.package, ("CPU s", *(f"/ {name} ({medians[name]:.2f})" for name in PEERS)))
    for name, took in medians.items():
        if name.startswith("archfit"):
            _row(f"  {name}", (f"{took:.2f}", *(f"{took / medians[peer]:.2f}" for peer in PEERS)))


def _row(name: str, cells: Sequence[str]) -> None:
    sys.stdout.write(f"{name:<24}{cells[0]:>8}" + "".join(f"{cell:>34}" for cell in cells[1:]) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Measure the folders given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    for folder in given.folders:
        subject = choose(folder.resolve())
        show(subject, measure(subject, given.runs))


if __name__ == "__main__":
    main()
