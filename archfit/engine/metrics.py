"""Measures a system, and what it was at another commit, and holds the gates of the configuration against it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from archfit.engine import catalogue
from archfit.engine.effort import Effort
from archfit.engine.run import Request, read_config, survey
from archfit.extract.cache import Memory
from archfit.extract.history.snapshot import snapshot
from archfit.extract.walk import walk
from archfit.model import ArchfitError, Config, Gate, Mistake, Need, Problem, Project
from archfit.model.metric import Breach, Metrics, breaches
from archfit.model.metrics import measure
from archfit.model.wording import nearest, quoted


class Measured(NamedTuple):
    """The numbers of a system, and which gates they break."""

    now: Metrics
    before: Metrics | None
    broken: tuple[Breach, ...]
    problems: tuple[Problem, ...]


def measured(request: Request, *, since: str = "") -> Measured:
    """
    Return the numbers of a system and, with `since`, of another commit.

    ArchfitError where there is no such commit, and for gates of components that there are not.
    """
    settings = read_config(request, catalogue.load())
    project = survey(request, uses=True, history=True).project
    now, before = measure(project), None
    _require_components(settings.gates, now)
    if since:
        with snapshot(request.root, request.repositories, since) as folder:
            before = measure(_earlier(request, settings, folder))
    return Measured(now, before, tuple(breaches(settings.gates, now, before)), project.problems)


def _require_components(gates: Iterable[Gate], now: Metrics) -> None:
    unknown = [gate for gate in gates if gate.component and gate.component not in now.components]
    if unknown:
        raise ArchfitError(*(_unknown_component(gate, now) for gate in unknown))


def _unknown_component(gate: Gate, now: Metrics) -> Mistake:
    message = f"there is no component {quoted(gate.component)} for the gate of `{gate.metric}`"
    return Mistake(message, "unknown-component", gate.at, help=nearest(gate.component, now.components))


def _earlier(request: Request, settings: Config, folder: Path) -> Project:
    """
    Return what the system was, as the configuration of today sees it: else a changed one would change the numbers.

    Components that are declared today and held nothing then are left out.
    """
    from archfit.engine.assemble import assemble  # noqa: PLC0415 - heavy, and only a comparison needs it

    _bring_libraries(request, settings, folder)
    tree = walk(folder, request.repositories, exclude=settings.exclude)
    effort = Effort(memory=Memory(folder, None), jobs=request.jobs, progress=request.progress)
    needed = frozenset(Need) - {Need.HISTORY}
    try:
        return assemble(tree, config=settings, needs=needed, effort=effort).project
    except ArchfitError as error:
        missing = {one.at for one in error.mistakes if one.code == "empty-component"}
        if not missing:
            raise
    there = tuple(one for one in settings.components if one.at not in missing)
    return assemble(tree, config=replace(settings, components=there), needs=needed, effort=effort).project


def _bring_libraries(request: Request, settings: Config, folder: Path) -> None:
    """Put the library files of today where the configuration looks for them; ArchfitError where they have no place."""
    for path in settings.libraries:
        place = Path(settings.path).parent / path
        message = f"there is no place for the library file {quoted(path)} beside the files of another commit"
        if ".." in place.parts:
            raise ArchfitError(message)
        try:
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(request.root / place, folder / place)
        except OSError:
            raise ArchfitError(message) from None
