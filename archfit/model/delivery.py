"""How components are tested, built and deployed, and who answers for them: what pipelines and owners files say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from archfit.model.location import Location


class Task(Enum):
    """What a job of a pipeline is for."""

    TEST = "test"
    BUILD = "build"
    DEPLOY = "deploy"


class Job(NamedTuple):
    """One job of a pipeline, as it is written."""

    pipeline: str
    """The file it stands in."""
    name: str
    at: Location
    needs: tuple[str, ...] = ()
    """The jobs of the same file that have to end before."""
    paths: tuple[str, ...] = ()
    """Globs of the changes that start it; empty for any change."""
    places: tuple[str, ...] = ()
    """The folders it works in, relative to the root of the run."""
    commands: tuple[str, ...] = ()
    """What it runs, one line each; of an action its name and what it is given."""
    gated: bool = False
    """It runs only under a condition."""


class Work(NamedTuple):
    """A job, and which components it does what for."""

    job: Job
    components: tuple[str, ...]
    """Sorted; none where it is not known."""
    tasks: tuple[Task, ...]


class OwnerLine(NamedTuple):
    """One line of a CODEOWNERS file."""

    pattern: str
    """Seen from the folder of the repository."""
    owners: tuple[str, ...]
    at: Location
    repository: str = ""
    """The folder of the repository."""
    section: str = ""
    """Of GitLab: each section has a say of its own."""


class CatalogEntry(NamedTuple):
    """A component of a software catalog (Backstage's `catalog-info.yaml`)."""

    name: str
    owner: str
    folder: str
    at: Location


@dataclass(frozen=True)
class Delivery:
    """What pipelines and owners files say, every part in order of place."""

    work: tuple[Work, ...] = ()
    owner_lines: tuple[OwnerLine, ...] = ()
    catalog: tuple[CatalogEntry, ...] = ()

    @cached_property
    def by_name(self) -> Mapping[tuple[str, str], Work]:
        """(pipeline, job) -> what it does."""
        return {(one.job.pipeline, one.job.name): one for one in self.work}

    def before(self, work: Work) -> Iterable[Work]:
        """Yield what has to end before a job begins, whatever stands between."""
        seen: set[str] = set()
        pending = list(work.job.needs)
        while pending:
            name = pending.pop(0)
            found = self.by_name.get((work.job.pipeline, name))
            if name not in seen and found is not None:
                seen.add(name)
                pending += found.job.needs
                yield found


def written_out(glob: str) -> str:
    """Return the folders that a glob begins with, as far as they are written out."""
    literal = takewhile(lambda part: not any(sign in part for sign in "*?[{"), glob.split("/"))
    return "/".join(part for part in literal if part not in ("", "."))
