"""Which services are released by one hand movement: one image, one version, or one job that deploys them all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from archfit.model.delivery import Task, Work
from archfit.model.location import Location

if TYPE_CHECKING:
    from archfit.model.project import Project

_TRIAL = re.compile(r"(?:^|[^a-z])(?:tests?|e2e|preview|review|pr|ephemeral|smoke|kind|minikube)(?:$|[^a-z])")
"""What is only deployed to be tried out, by the names of jobs and pipelines."""


class Lockstep(NamedTuple):
    """Services none of which can be released without the others."""

    services: tuple[str, ...]
    how: str
    """`image`, `version` or `job`."""
    why: str
    """One clause that says it, with the names in backticks."""
    at: Location


def lockstep(project: Project) -> tuple[Lockstep, ...]:
    """Return the services that are released together, each set and way once, in order."""
    found = {(one.services, one.how): one for one in (*_images(project), *_versions(project), *_jobs(project))}
    return tuple(sorted(found.values()))


def _images(project: Project) -> Iterator[Lockstep]:
    for image in project.packages.images:
        names = _services(project, image.components)
        if len(names) > 1:
            yield Lockstep(names, "image", "they run from one image", image.at)


def _versions(project: Project) -> Iterator[Lockstep]:
    found: dict[str, dict[str, Location]] = defaultdict(dict)
    for one in project.packages.built:
        source = one.distribution.version_from
        if one.component and source not in ("", "vcs", "elsewhere"):
            found[source].setdefault(one.component, one.distribution.at)
    for source, places in found.items():
        names = _services(project, tuple(places))
        if len(names) > 1:
            yield Lockstep(names, "version", f"they take their version from `{source}`", min(places.values()))


def _jobs(project: Project) -> Iterator[Lockstep]:
    for work in project.delivery.work:
        names = _services(project, work.components)
        if len(names) > 1 and is_release(work) and not work.job.gated:
            why = f"the job `{work.job.name}` deploys them all"
            yield Lockstep(names, "job", why, work.job.at)


def is_release(work: Work) -> bool:
    """Tell whether a job deploys for good, and not only to try out a change."""
    names = f"{work.job.pipeline.rpartition('/')[2]} {work.job.name}".lower()
    return Task.DEPLOY in work.tasks and Task.TEST not in work.tasks and not _TRIAL.search(names)


def _services(project: Project, components: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({project.service_of(one) for one in components} - {""}))
