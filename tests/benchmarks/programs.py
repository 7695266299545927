"""
Compare what facts, call graph and cache cost with import-linter, tach, pyan3 and PyCG, in one table.

    python -m tests.benchmarks.programs FOLDER... --peers VENV/bin --runs 3

Each folder holds packages side by side, as an unzipped wheel does; its largest package is checked, in a copy. Every
command is a process of its own: CPU seconds are user and system time of it and its children, the median of the runs;
memory is the most that one of its processes held. A peer that is not installed has a row that says so, one that takes
longer than `--patience` seconds of the clock is ended.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from archfit.engine import catalogue
from archfit.model import Need
from tests.benchmarks.imports import Subject, choose

_TOUCHED = 10
_OWN_PATIENCE = 1_800.0
_CONTRACT = """[importlinter]
root_package = {package}
[importlinter:contract:1]
name = apart
type = forbidden
source_modules = {package}.{lower}
forbidden_modules = {package}.{upper}
"""
_TACH = (
    'source_roots = ["."]\nexclude = []\nrespect_gitignore = false\n[[modules]]\npath = "{package}.{upper}"\n'
    '[[modules]]\npath = "{package}.{lower}"\ndepends_on = []\n'
)


class Cost(NamedTuple):
    """What a process and its children used."""

    seconds: float
    """Of processor time."""
    memory: int
    """In MiB, of the largest process."""


class Row(NamedTuple):
    """A command, and what has to happen before each of its runs."""

    name: str
    words: Sequence[str]
    before: Callable[[], object] = lambda: None


def cost(words: Sequence[str], folder: Path, patience: float) -> Cost | None:
    """Run a command and return its cost; None when it was ended. RuntimeError when it could not do its work."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(words, cwd=folder, stdout=said, stderr=said, start_new_session=True)
        timer = threading.Timer(patience, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        _, status, used = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode == -signal.SIGKILL:
            return None
        said.seek(0)
        last = said.read()[-2_000:].decode("utf-8", "replace")
        if process.returncode not in (0, 1) or "Error: " in last or "No module named" in last:
            raise RuntimeError(last or f"exit {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss >> (20 if sys.platform == "darwin" else 10))


def archfit_rows(subject: Subject, cache: Path) -> Iterator[Row]:
    """Yield the rows of archfit; each of the later ones goes on with the cache of the one before."""
    own = str(Path(sys.executable).parent / "archfit")
    check = (own, "check", "--isolated", "--root", str(subject.root))
    cold, kept = (*check, "--no-cache"), (*check, "--cache-dir", str(cache))
    calls = (own, "calls", subject.package, "--isolated", "--root", str(subject.root))
    yield Row("archfit check, facts alone, cold", (*cold, "--select", rules_of_facts()))
    yield Row("archfit check, cold", cold)
    yield Row("archfit check, cache is written", kept, lambda: shutil.rmtree(cache, ignore_errors=True))
    yield Row("archfit check, unchanged", kept)
    yield Row("archfit check, ten files touched", kept, lambda: touch(subject))
    yield Row("archfit calls, cold", (*calls, "--no-cache"))
    yield Row("archfit calls, cache is written", (*calls, "--cache-dir", str(cache)))
    yield Row("archfit calls, unchanged", (*calls, "--cache-dir", str(cache)))


def rules_of_facts() -> str:
    """Return the rules that need no call graph and no history, as an option takes them."""
    spared = {Need.USES, Need.HISTORY}
    rules = (rule for rule in catalogue.load().rules if spared.isdisjoint(rule.needs) and not rule.contract)
    return ",".join(rule.code for rule in rules)


def touch(subject: Subject) -> None:
    """Add a line to ten files of a package, spread over it."""
    files = sorted((subject.root / subject.package).rglob("*.py"))
    for path in files[:: max(len(files) // _TOUCHED, 1)][:_TOUCHED]:
        with path.open("a", encoding="utf-8") as stream:
            stream.write("\n# touched\n")


def peer_rows(subject: Subject, peers: Path) -> Iterator[Row]:
    """Yield the rows of the peers: first those that know imports alone, then those that know calls."""
    named = {"package": subject.package, "lower": subject.lower, "upper": subject.upper}
    config = subject.root / "importlinter.ini"
    config.write_text(_CONTRACT.format(**named), encoding="utf-8")
    (subject.root / "tach.toml").write_text(_TACH.format(**named), encoding="utf-8")
    linter = (str(peers / "lint-imports"), "--config", str(config))
    files = [str(path) for path in sorted((subject.root / subject.package).rglob("*.py"))]
    yield Row("lint-imports --no-cache", (*linter, "--no-cache"))
    yield Row("lint-imports, cache is written", linter, lambda: _forget(subject))
    yield Row("lint-imports, unchanged", linter)
    yield Row("tach check", (str(peers / "tach"), "check"))
    yield Row("pyan3", (str(peers / "pyan3"), "--uses", "--no-defines", "--dot", *files))
    yield Row("PyCG", (str(peers / "python"), "-m", "pycg", "--package", subject.package, *files))


def _forget(subject: Subject) -> None:
    shutil.rmtree(subject.root / ".import_linter_cache", ignore_errors=True)


def measured(row: Row, folder: Path, *, runs: int, patience: float) -> str | Cost:
    """Return the median cost of a command, or why there is none."""
    if not Path(row.words[0]).exists():
        return "not installed"
    costs: list[Cost] = []
    for _ in range(runs):
        row.before()
        used = cost(row.words, folder, patience)
        if used is None:
            return f"not done in {patience:g} s"
        costs.append(used)
    return Cost(statistics.median(one.seconds for one in costs), max(one.memory for one in costs))


def lines_of(package: Path) -> int:
    """Return how many lines the Python files of a package have."""
    return sum(path.read_bytes().count(b"\n") for path in package.rglob("*.py"))


def table(folder: Path, peers: Path, *, runs: int, patience: float) -> Iterator[str]:
    """Yield the lines of the table of one folder."""
    found = choose(folder)
    with tempfile.TemporaryDirectory() as place:
        subject = found._replace(root=Path(place, "root"))
        shutil.copytree(found.root / found.package, subject.root / subject.package)
        lines = lines_of(subject.root / subject.package)
        yield f"{subject.package}: {lines:,} lines"
        yield f"{'':34}{'CPU s':>8}{'ms per 1,000 lines':>20}{'MiB':>7}"
        for row in (*peer_rows(subject, peers), *archfit_rows(subject, Path(place, "cache"))):
            try:
                limit = patience if row.words[0].startswith(str(peers)) else _OWN_PATIENCE
                used = measured(row, subject.root, runs=runs, patience=limit)
            except RuntimeError as error:
                last = str(error).splitlines()[-1]
                used = "not installed" if "No module named" in last else f"failed: {last[:60]}"
            if isinstance(used, str):
                yield f"{row.name:34}{used:>8}"
            else:
                each = used.seconds * 1e6 / lines
                yield f"{row.name:34}{used.seconds:>8.2f}{each:>20.1f}{used.memory:>7,}"


def main() -> None:
    """Measure the folders given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--peers", type=Path, default=Path(sys.executable).parent, help="where the peers stand")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--patience", type=float, default=300)
    given = parser.parse_args()
    for folder in given.folders:
        for line in table(folder.resolve(), given.peers.resolve(), runs=given.runs, patience=given.patience):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
