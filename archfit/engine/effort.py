"""How the files of a run are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from archfit.extract.cache import Memory

Progress = Callable[[int, int], None]
"""Told now and then how many files are read, and how many there are."""


def silent(_done: int, _all: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What reading the files of a run may cost, and what it need not do again."""

    memory: Memory
    jobs: int = 0
    """How many workers there may be; 0 for as many as there are processors."""
    progress: Progress = silent
