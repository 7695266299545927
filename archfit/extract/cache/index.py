"""What the files of a tree were like when they were read, so that unchanged ones need not be opened again."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import NamedTuple

UNSETTLED = 2_000_000_000
"""Who writes a file twice within this time may leave the same times behind: the coarsest clock of a file system."""


class Visit(NamedTuple):
    """A folder, and what it was like before it was listed."""

    path: str
    identity: str


class Stamp(NamedTuple):
    """A file whose content counts."""

    path: str
    identity: str
    """What it was like when it was read; empty when that tells nothing about its content."""
    digest: str


@dataclass(frozen=True, slots=True)
class Index:
    """One walk through a tree, and what it came to."""

    setup: str
    """What else the walk depends on."""
    listing: str
    """The digest of all names found, and of what could not be looked at."""
    baseline: str
    """The path of the baseline, relative to the root."""
    libraries: tuple[str, ...]
    """The library files that the configuration names."""
    repositories: tuple[str, ...]
    """The folders whose history the report depends on."""
    folders: tuple[Visit, ...]
    """All folders that were listed; none when a later walk may differ although they are the same."""
    stamps: tuple[Stamp, ...]
    """All files whose content counts, in order."""


def identity(status: os.stat_result) -> str:
    """Return what differs after every change of a file or folder: no program can set back when its status changed."""
    return f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_size} {status.st_ino} {status.st_mode}"


def settled(status: os.stat_result, now: int, margin: int = UNSETTLED) -> bool:
    """
    Tell whether a change from now on cannot leave the same times behind. Times are in nanoseconds.

    Where a change of status has a time of its own, that alone decides: it follows every other change.
    """
    last = status.st_ctime_ns if os.name == "posix" else max(status.st_mtime_ns, status.st_ctime_ns)
    return last < now - margin


def unchanged(root: str, visits: tuple[Visit, ...]) -> bool:
    """Tell whether folders that were listed hold the same names still."""
    try:
        return bool(visits) and all(identity(os.lstat(f"{root}/{path}")) == known for path, known in visits)
    except (OSError, ValueError):
        return False
