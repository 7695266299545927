"""
Change a system at random, and check after every change that a run with a cache says what one without says.

    python -m tests.nightly.warm_equals_cold --sequences 2000

Prints how many sequences of changes were tried, and exits non-zero at the first report that differs, with the
smallest sequence that shows it. With `--seed` the sequences are the same every time.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from archfit.config.baseline import render as render_baseline
from archfit.config.baseline import write
from archfit.engine.baseline import accept
from archfit.engine.run import Request, run, survey
from archfit.engine.select import Overrides
from archfit.extract.cache import Keeping
from archfit.model import ArchfitError
from archfit.reporters import Page, render
from tests.nightly.random_systems import COMPOSE, CONFIGS, FILES, LIBRARIES, LINES

SETTLED = 20_000_000
"""Nanoseconds after which a file may be trusted to be what its times say: more than a tick of any clock here."""
SCANNED = ("ARC", "AF001", "AF002", "AF005", "AF006", "IMP004", "IMP005", "IMP011", "DEP002")
"""Rules for which files are scanned."""
PAGE = Page(color=False, unicode=True, width=100)

sources = st.lists(st.sampled_from(LINES), max_size=3).map("".join)
counts: Counter[str] = Counter()


class WarmEqualsCold(RuleBasedStateMachine):
    """A system, a cache, and what may happen to them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="archfit-"))
        self.root, self.cache = self.folder / "root", self.folder / "cache"
        (self.root / "shop").mkdir(parents=True)
        (self.root / "shop/__init__.py").write_text("")
        self.request = Request(root=self.root, today=date(2026, 1, 15))
        self.again = False

    def teardown(self) -> None:
        """Count the sequence, and leave nothing behind."""
        counts["sequences"] += 1
        shutil.rmtree(self.folder)
        gc.collect()

    @initialize(
        everything=st.integers(0, 19).map(lambda number: not number),
        config=st.sampled_from(CONFIGS),
        files=st.dictionaries(st.sampled_from(FILES), sources, min_size=3),
    )
    def begin(self, config: str, files: dict[str, str], *, everything: bool) -> None:
        """Mostly run only rules for which files are scanned: processes to parse in take longer than all else."""
        self.request = replace(self.request, overrides=Overrides(select=() if everything else SCANNED))
        self.configure(config)
        self.write_several(files)

    # -- the system --------------------------------------------------------------------------------

    def place(self, path: str) -> Path:
        """Return where a module is: a module that others are in is a package."""
        inner = self.root / path.removesuffix(".py")
        return inner / "__init__.py" if inner.is_dir() else self.root / path

    def existing(self) -> list[Path]:
        """Return the files there are."""
        return sorted(place for place in self.root.rglob("*") if place.is_file())

    @rule(path=st.sampled_from(FILES), source=sources)
    def write(self, path: str, source: str) -> None:
        """Write a module; a module that it is in becomes a package."""
        place = self.place(path)
        outer = place.parent.with_suffix(".py")
        place.parent.mkdir(exist_ok=True)
        if outer.exists():
            outer.rename(place.parent / "__init__.py")
        place.write_text(source)

    @rule(files=st.dictionaries(st.sampled_from(FILES), sources, min_size=1, max_size=4))
    def write_several(self, files: dict[str, str]) -> None:
        """Write modules."""
        for path, source in files.items():
            self.write(path, source)

    @rule(path=st.sampled_from(FILES))
    def delete(self, path: str) -> None:
        """Delete a module, or a package with all in it."""
        place = self.place(path)
        if place.name == "__init__.py":
            shutil.rmtree(place.parent)
        else:
            place.unlink(missing_ok=True)

    @rule(path=st.sampled_from(FILES))
    def become_a_package(self, path: str) -> None:
        """Make a package of a module, or the other way round."""
        place = self.place(path)
        if place.name == "__init__.py" and not place.exists():
            place.write_text("")
        elif place.name == "__init__.py":
            place.rename(place.parent.with_suffix(".py"))
            shutil.rmtree(place.parent)
        elif place.exists():
            place.with_suffix("").mkdir()
            place.rename(place.with_suffix("") / "__init__.py")

    @rule(number=st.integers(0, 9), path=st.sampled_from(FILES))
    def rename(self, number: int, path: str) -> None:
        """Move a file to where another may be, without a change of its times."""
        files = [place for place in self.existing() if place.name != "__init__.py"]
        target = self.place(path)
        if files and target.parent.is_dir():
            files[number % len(files)].replace(target)

    @rule(number=st.integers(0, 9), when=st.sampled_from((0, 10**18, 4 * 10**18)))
    def touch(self, number: int, when: int) -> None:
        """Change the times of a file, not its content."""
        files = self.existing()
        os.utime(files[number % len(files)], ns=(when, when))

    @rule(number=st.integers(0, 9), by=st.sampled_from((b"bcda", b"cdab")))
    def edit_unseen(self, number: int, by: bytes) -> None:
        """Change the names in a file, but neither its size nor its time."""
        files = [place for place in self.existing() if place.stat().st_size]
        if not files:
            return
        place = files[number % len(files)]
        before = place.stat()
        table = bytes.maketrans(b"abcd", by)
        content = re.sub(rb"(?<=shop\.)[abcd]\b", lambda found: found[0].translate(table), place.read_bytes())
        with place.open("r+b") as stream:
            stream.write(content)
        os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))

    @rule(number=st.integers(0, 9), other=st.integers(0, 9))
    def exchange(self, number: int, other: int) -> None:
        """Let two files change places, with their times."""
        files = self.existing()
        one, two = files[number % len(files)], files[other % len(files)]
        if one != two:
            aside = one.with_name("aside")
            one.rename(aside)
            two.rename(one)
            aside.rename(two)

    @rule(config=st.sampled_from(CONFIGS))
    def configure(self, config: str) -> None:
        """Write the configuration."""
        place = self.root / "archfit.toml"
        place.write_text(config)
        self.request = replace(self.request, config=place)

    @rule()
    def forget_configuration(self) -> None:
        """Do without configuration."""
        self.request = replace(self.request, config=None)

    @rule(folder=st.sampled_from(("shop", "shop/a", "other")))
    def describe(self, folder: str) -> None:
        """Write a manifest."""
        (self.root / "compose.yaml").write_text(COMPOSE.format(folder))

    @rule(library=st.sampled_from(LIBRARIES))
    def learn(self, library: str) -> None:
        """Say what a library means."""
        (self.root / "bank.pyi").write_text(library)

    @rule()
    def accept(self) -> None:
        """Accept what there is now, or nothing any more."""
        place = self.root / "archfit-baseline.toml"
        if place.exists():
            place.unlink()
            return
        with suppress(ArchfitError):
            write(place, render_baseline(accept(run(self.request).findings)))

    @rule(day=st.sampled_from((date(2026, 1, 15), date(2026, 2, 15))))
    def wait(self, day: date) -> None:
        """Check on another day."""
        self.request = replace(self.request, today=day)

    # -- the cache ---------------------------------------------------------------------------------

    @rule(number=st.integers(0, 99), place=st.integers(0, 10**6), harm=st.sampled_from(("cut", "flip", "drop", "swap")))
    def damage(self, number: int, place: int, harm: str) -> None:
        """Damage a file of the cache."""
        files = sorted(self.cache.glob("*"))
        if not files:
            return
        chosen, other = files[number % len(files)], files[place % len(files)]
        content = chosen.read_bytes()
        at = place % max(len(content), 1)
        if harm == "cut":
            chosen.write_bytes(content[:at])
        elif harm == "flip":
            chosen.write_bytes(content[:at] + bytes(byte ^ 255 for byte in content[at : at + 1]) + content[at + 1 :])
        elif harm == "drop":
            chosen.unlink()
        else:
            chosen.write_bytes(other.read_bytes())

    @rule()
    def lose_cache(self) -> None:
        """Delete the cache."""
        shutil.rmtree(self.cache, ignore_errors=True)

    @rule(after=st.integers(0, 40))
    def kill(self, after: int) -> None:
        """Begin a run, and end it where it opens or renames a file for the so-manieth time."""
        child = os.fork()
        if not child:
            left = iter(range(after))

            def count(event: str, _: object) -> None:
                if event in ("open", "os.rename") and next(left, None) is None:
                    os._exit(9)

            sys.addaudithook(count)
            said(self.warm)
            os._exit(0)
        os.waitpid(child, 0)

    # -- the law -----------------------------------------------------------------------------------

    @property
    def warm(self) -> Request:
        """The request, with a cache."""
        return replace(self.request, keeping=Keeping(self.cache, self.cache, SETTLED))

    @invariant()
    def warm_equals_cold(self) -> None:
        """A run with a cache says what one without says."""
        cold = said(self.request)
        assert said(self.warm) == cold
        counts["runs"] += 1
        if self.again:
            assert said(self.warm) == cold
        self.again = not self.again


def said(request: Request) -> str:
    """Return all that a run says and, where everything is run, who calls whom and what is done through libraries."""
    try:
        report = run(request)
        project = None if request.overrides.select else survey(request, calls=True).project
    except ArchfitError as error:
        return repr(error.mistakes)
    done = repr((project.calls, project.uses, project.problems)) if project else ""
    return render("json", report, PAGE) + render("full", report, PAGE) + repr(report.counts) + done


def main() -> int:
    """Try as many sequences as were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sequences", type=int, default=2_000)
    parser.add_argument("--steps", type=int, default=10)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    chosen = settings(
        max_examples=options.sequences,
        stateful_step_count=options.steps,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        print_blob=False,
        verbosity=Verbosity.normal,
    )
    machine = WarmEqualsCold if options.seed is None else seed(options.seed)(WarmEqualsCold)
    run_state_machine_as_test(machine, settings=chosen)
    sys.stdout.write(f"{counts['sequences']:,} sequences, {counts['runs']:,} states compared, no difference\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
