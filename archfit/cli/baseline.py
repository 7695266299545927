"""`archfit baseline`: accept today's findings, so that only new ones fail."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from archfit.cli import options

if TYPE_CHECKING:
    from pathlib import Path

    from archfit.engine.run import Request
    from archfit.model import Report

app = typer.Typer(help="Accept today's findings, so that only new ones fail.", no_args_is_help=True)


@app.command()
def update(
    *,
    root: options.Roots = None,
    config: options.Configuration = None,
    force: Annotated[bool, typer.Option("--force", help="Do it in a CI run too.")] = False,
) -> None:
    """Accept every finding of now, and forget those that no longer occur."""
    from archfit.cli import console
    from archfit.config.baseline import render, write
    from archfit.engine.baseline import accept
    from archfit.model import ArchfitError

    if os.environ.get("CI") and not force:
        message = "a CI run does not accept findings: update the baseline where you work, or pass `--force`"
        raise ArchfitError(message)
    report, path = _checked(options.request((), root, config))
    accepted = accept(report.findings)
    before = _entries(path)
    write(path, render(accepted))
    count = len(accepted.entries)
    added, gone = len(accepted.entries - before), len(before - accepted.entries)
    console.write(f"`{path.name}` accepts {count} finding{'s' if count != 1 else ''}: {added} added, {gone} gone\n")


@app.command()
def prune(*, root: options.Roots = None, config: options.Configuration = None) -> None:
    """Remove the entries that no longer occur; nothing is added."""
    from archfit.cli import console
    from archfit.config.baseline import read, render, write
    from archfit.engine.baseline import prune as pruned

    report, path = _checked(options.request((), root, config))
    _require(path)
    before = read(path)
    after = pruned(before, report.findings, rules=report.rules)
    write(path, render(after))
    console.write(f"`{path.name}`: {len(before.entries) - len(after.entries)} removed, {len(after.entries)} left\n")


@app.command()
def status(*, root: options.Roots = None, config: options.Configuration = None) -> None:
    """Count what the baseline accepts, and what of it no longer occurs."""
    from collections import Counter

    from archfit.cli import console
    from archfit.config.baseline import read
    from archfit.model import Status

    report, path = _checked(options.request((), root, config))
    _require(path)
    entries = read(path).entries
    known = sum(finding.status is Status.BASELINE for finding in report.findings)
    stale = report.baseline.stale if report.baseline else ()
    counts = Counter(f"{entry.contract}: {entry.rule}" if entry.contract else entry.rule for entry in entries)
    lines = [f"{number:>6}  {name}" for name, number in sorted(counts.items())]
    lines += [f"stale: {subject}" for subject in stale]
    lines.append(f"{len(entries)} entries, {known} findings accepted, {len(stale)} stale, {len(report.new)} new")
    console.write("\n".join(lines) + "\n")


def _checked(question: Request) -> tuple[Report, Path]:
    from archfit.engine import catalogue
    from archfit.engine.run import read_config, run

    path = question.root / read_config(question, catalogue.load()).baseline
    return run(question), path


def _entries(path: Path) -> frozenset[object]:
    from archfit.config.baseline import read

    return frozenset(read(path).entries) if path.exists() else frozenset()


def _require(path: Path) -> None:
    from archfit.model import ArchfitError

    if not path.exists():
        message = f"there is no baseline at `{path}`: `archfit baseline update` writes one"
        raise ArchfitError(message)
