"""
Show what each family of rules costs: runs with it and without it, in pairs.

    python -m tests.benchmarks.rules FOLDER... --runs 3 --without NET,RES,CON,EVT,RUN --without DAT

Each folder is a system that has a package side by side with its manifests; it is copied first. Every command is a
process of its own, all run in turn, every other time in the opposite order: CPU seconds are user and system time of it
and its children, the median of the runs; a ratio is the median of those of each run, to everything in the same state
and to import-linter. `cold` is without a cache. `touched` is with one, after a line was added to one file, so that what
is known of all other files is read from it and every rule runs again; `unchanged` is with the report kept. Of
import-linter the same: a contract between two subpackages, without a cache and with one.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from archfit.engine import catalogue
from archfit.model import Need
from tests.benchmarks.imports import Subject, choose
from tests.benchmarks.programs import cost

_FAMILIES = ("NET,RES,CON,EVT,RUN", "CUT,ORG", "DEP", "DAT", "IMP")
_PATIENCE = 1_800.0
_UNCHANGED = "unchanged"
_CONTRACT = """[importlinter]
root_package = {package}
[importlinter:contract:1]
name = apart
type = forbidden
source_modules = {package}.{lower}
forbidden_modules = {package}.{upper}
"""
_COLUMNS = "{:<44}{:>9}{:>15}{:>15}\n"


class Command(NamedTuple):
    """What is run, and what it is compared with."""

    name: str
    words: tuple[str, ...]
    whole: str = ""
    """The name of the command that runs everything in the same state."""
    peer: str = ""
    """The name of the command of import-linter."""
    touches: bool = False


def commands(subject: Subject, place: Path, without: Sequence[str]) -> Iterator[Command]:
    """Yield the commands of a round; their caches and the contract are written into a folder."""
    own, linter = (str(Path(sys.executable).parent / name) for name in ("archfit", "lint-imports"))
    contract = place / "importlinter.ini"
    contract.write_text(_CONTRACT.format(package=subject.package, lower=subject.lower, upper=subject.upper))
    check = (own, "check", "--isolated", "--root", str(subject.root))
    chosen = {
        "everything": (),
        "imports only (IMP)": ("--select", "IMP"),
        "no call graph": ("--ignore", _of_calls()),
    }
    chosen |= {f"without {one}": ("--ignore", one) for one in without}
    ask = (linter, "--config", str(contract))
    yield Command("cold, lint-imports", (*ask, "--no-cache"))
    for name, options in chosen.items():
        words = (*check, "--no-cache", *options)
        yield Command(f"cold, {name}", words, "cold, everything", "cold, lint-imports")
    kept = (*ask, "--cache-dir", str(place / "linter"))
    yield Command("touched, lint-imports", kept, touches=True)
    for name, options in chosen.items():
        words = (*check, "--cache-dir", str(place / "cache"), *options)
        yield Command(f"touched, {name}", words, "touched, everything", "touched, lint-imports", touches=True)
    yield Command("unchanged, lint-imports", kept)
    words = (*check, "--cache-dir", str(place / "cache"))
    yield Command("unchanged, everything", words, "touched, everything", "unchanged, lint-imports")


def _of_calls() -> str:
    """Return the rules that need the call graph, as an option takes them."""
    return ",".join(rule.code for rule in catalogue.load().rules if Need.USES in (*rule.needs, *rule.welcome))


def touch(subject: Subject) -> None:
    """Add a line to one file of the package."""
    path = subject.root / subject.package / "__init__.py"
    with path.open("a", encoding="utf-8") as stream:
        stream.write("\n# touched\n")


def measured(subject: Subject, wanted: Sequence[Command], runs: int) -> Mapping[str, list[float]]:
    """Return the CPU seconds of each command in each round, by its name."""
    found: dict[str, list[float]] = {one.name: [] for one in wanted}
    for number in range(runs):
        for command in _round(wanted, number):
            if command.touches:
                touch(subject)
            elif command.name.startswith(_UNCHANGED):
                cost(command.words, subject.root, _PATIENCE)  # what others touched is read before
            used = cost(command.words, subject.root, _PATIENCE)
            if used is None:
                raise RuntimeError(" ".join(command.words) + f": not done in {_PATIENCE:g} s")
            found[command.name].append(used.seconds)
    return found


def _round(wanted: Sequence[Command], number: int) -> Iterator[Command]:
    """Yield the commands in the order of a round."""
    yield from reversed(wanted) if number % 2 else wanted


def table(folder: Path, without: Sequence[str], runs: int) -> Iterator[str]:
    """Yield the lines of the table of one folder."""
    found = choose(folder)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        subject = found._replace(root=place / "root")
        shutil.copytree(found.root, subject.root, symlinks=True)
        wanted = list(commands(subject, place, without))
        for kept in (one for one in wanted if one.name in ("touched, everything", "touched, lint-imports")):
            cost(kept.words, subject.root, _PATIENCE)
        costs = measured(subject, wanted, runs)
        yield _COLUMNS.format(subject.package, "CPU s", "/ everything", "/ lint-imports")
        for one in wanted:
            ratios = (_ratio(costs, one.name, other) for other in (one.whole, one.peer))
            yield _COLUMNS.format(f"  {one.name}", f"{statistics.median(costs[one.name]):.2f}", *ratios)


def _ratio(costs: Mapping[str, list[float]], name: str, other: str) -> str:
    if not other:
        return ""
    return f"{statistics.median(one / by for one, by in zip(costs[name], costs[other], strict=True)):.2f}"


def main() -> None:
    """Measure the folders given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--without", action="append", metavar="CODES", help="by default each family in turn")
    given = parser.parse_args()
    for folder in given.folders:
        for line in table(folder.resolve(), given.without or _FAMILIES, given.runs):
            sys.stdout.write(line)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
