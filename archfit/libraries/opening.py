"""Opens library files that nobody vouches for: those that a configuration names."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from archfit.model.errors import ArchfitError, Mistake
from archfit.model.location import Location
from archfit.model.wording import quoted

_LARGEST = 1 << 20


def opened(path: Path, root: Path) -> tuple[str, str]:
    """
    Return the path to show for a file, and its text.

    Raises ArchfitError for what cannot be opened, leads out of the root (errors quote the file), is no regular file,
    is larger than 1 MiB, or is not UTF-8.
    """
    shown = path.as_posix()
    place = root / path
    if not Path(os.path.realpath(place)).is_relative_to(os.path.realpath(root)):
        raise _refused(shown, "it leads outside the root")
    try:
        with open(place, "rb", opener=_without_waiting) as stream:
            regular = stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
            content = stream.read(_LARGEST + 1) if regular else b""
    except (OSError, ValueError) as error:
        raise _refused(shown, (getattr(error, "strerror", "") or str(error)).lower()) from None
    if not regular:
        raise _refused(shown, "it is not a regular file")
    if len(content) > _LARGEST:
        raise _refused(shown, "it is larger than 1 MiB")
    try:
        return shown, content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise _refused(shown, "it is not UTF-8", line=content.count(b"\n", 0, error.start) + 1) from None


def _without_waiting(path: str, flags: int) -> int:
    """Open without blocking: a named pipe that nobody writes to would hold the run up for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _refused(shown: str, reason: str, *, line: int = 1) -> ArchfitError:
    return ArchfitError(Mistake(f"cannot read {quoted(shown)}: {reason}", "unreadable-library", Location(shown, line)))
