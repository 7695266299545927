"""Measures a system, and what it was at another commit, and holds the gates of the configuration against it."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from archfit.engine import catalogue
from archfit.engine.run import Request, read_config, survey
from archfit.extract.history.snapshot import snapshot
from archfit.model import Problem
from archfit.model.metric import Breach, Metrics, breaches
from archfit.model.metrics import measure


class Measured(NamedTuple):
    """The numbers of a system, and which gates they break."""

    now: Metrics
    before: Metrics | None
    broken: tuple[Breach, ...]
    problems: tuple[Problem, ...]


def measured(request: Request, *, since: str = "") -> Measured:
    """Return the numbers of a system and, with `since`, of another commit; ArchfitError where there is none."""
    settings = read_config(request, catalogue.load())
    project = survey(request, uses=True, history=True).project
    now, before = measure(project), None
    if since:
        # What it was is judged by the configuration of today: else a changed configuration would change the numbers.
        with snapshot(request.root, settings.repositories or request.repositories, since) as folder:
            earlier = replace(request, root=folder, config=_moved(request, folder), keeping=None)
            before = measure(survey(earlier, uses=True).project)
    return Measured(now, before, tuple(breaches(settings.gates, now, before)), project.problems)


def _moved(request: Request, folder: Path) -> Path | None:
    """Put the configuration where it would be in another folder, and return that place."""
    if request.config is None:
        return None
    place = folder / os.path.relpath(request.config, request.root)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(request.config, place)
    return place
