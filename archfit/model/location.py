"""Where something stands in the checked repository."""

from __future__ import annotations

from typing import NamedTuple


class Location(NamedTuple):
    """
    A stretch of text in one file.

    Paths are posix and relative to the root of the run. Lines and columns count from 1, columns in
    characters; the end is exclusive, and 0 where only the start is known.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"
