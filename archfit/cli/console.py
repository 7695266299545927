"""Streams, colour and exit codes: the only file that prints."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

if TYPE_CHECKING:
    from archfit.model import ArchfitError, Mistake, Problem
    from archfit.reporters.page import Page

CLEAN, FOUND, CANNOT_JUDGE = 0, 1, 2
"""The exit codes: nothing at error level, findings, and a run that could not judge."""

_SLOW = 0.5
_BROKEN_PIPE = 141


def write(text: str, stream: TextIO | None = None) -> None:
    """Write text to standard output as UTF-8, whatever the locale; a reader that left ends the run quietly."""
    target = stream or sys.stdout
    try:
        buffer = getattr(target, "buffer", None)
        if buffer is None:
            target.write(text)
        else:
            buffer.write(text.encode("utf-8", "backslashreplace"))
        target.flush()
    except BrokenPipeError:
        _abandon(target)
        raise SystemExit(_BROKEN_PIPE) from None
    except (OSError, ValueError, AttributeError) as error:
        _abandon(target)
        _complain(f"error: the report could not be written: {getattr(error, 'strerror', None) or error}\n")
        raise SystemExit(CANNOT_JUDGE) from None


def _abandon(stream: TextIO) -> None:
    """Let nothing be flushed to a stream that is gone."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError, AttributeError):
        return


def _complain(text: str) -> None:
    if sys.stderr is not None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except (OSError, ValueError):
            return


def write_file(path: Path, text: str) -> None:
    """Write a report to a file; ArchfitError when that cannot be done."""
    from archfit.model.errors import ArchfitError

    try:
        path.write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        message = f"`{path}` could not be written: {(error.strerror or str(error)).lower()}"
        raise ArchfitError(message) from None


def tell(text: str) -> None:
    """Say something about the run itself, beside the report."""
    _complain(text + "\n")


def tell_lost(problems: Iterable[Problem]) -> bool:
    """Name the files whose calls are missing because no parser survived them; tell whether there are any."""
    from archfit.model import ProblemKind
    from archfit.reporters.escape import visible

    lost = [one for one in problems if one.kind is ProblemKind.PARSER]
    for one in lost:
        tell(f"warning: {visible(one.at.path)}: {visible(one.message)}: its calls are missing")
    return bool(lost)


def fail(error: ArchfitError) -> NoReturn:
    """Show every mistake and end the run: nothing was judged."""
    blocks = [_mistake(mistake) for mistake in error.mistakes]
    count = len(error.mistakes)
    if any(mistake.at for mistake in error.mistakes):
        blocks.append(f"{count} configuration error{'s' if count > 1 else ''}: nothing was checked")
    _complain("\n".join(blocks) + "\n")
    raise SystemExit(CANNOT_JUDGE)


def _mistake(mistake: Mistake) -> str:
    from archfit.reporters.escape import visible

    code = "" if mistake.code == "usage" else f"[{mistake.code}]"
    lines = [f"error{code}: {visible(mistake.message)}"]
    at = mistake.at
    if at is not None and at.line:
        gutter = " " * len(str(at.line))
        lines.append(f"{gutter}--> {visible(at.path)}:{at.line}:{at.column}")
        if mistake.excerpt:
            width = max(at.end_column - at.column, 1)
            marks = " " * (at.column - 1) + "^" * width
            shown = visible(mistake.excerpt.expandtabs(1))
            lines += [f"{gutter} |", f"{at.line} | {shown}", f"{gutter} | {marks} {visible(mistake.help)}".rstrip(), ""]
            return "\n".join(lines)
    elif at is not None:
        lines.append(f" --> {visible(at.path)}")
    if mistake.help:
        lines.append(f"  = help: {visible(mistake.help)}")
    return "\n".join(lines)


def color(choice: str) -> bool:
    """
    Decide on colour: what was asked for, then `NO_COLOR`, `FORCE_COLOR`, then whether a terminal reads.

    See no-color.org and force-color.org: an empty variable counts as unset.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return _is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def page(choice: str) -> Page:
    """Return what a listing is printed on."""
    from archfit.reporters.page import Page

    return Page(color=color(choice), unicode=True, width=width())


def width() -> int:
    """Return the columns of the terminal; 100 when there is none."""
    return max(shutil.get_terminal_size((100, 24)).columns, 20)


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def progress() -> Callable[[int, int], None]:
    """Return what reports progress on standard error: only to a terminal, and only when it takes a while."""
    if not _is_terminal(sys.stderr):
        return lambda _done, _all: None
    begun = time.monotonic()

    def show(done: int, all_of_them: int) -> None:
        if time.monotonic() - begun > _SLOW:
            _complain(f"\rreading {done:,} of {all_of_them:,} files\x1b[K")

    return show


def clear_progress() -> None:
    """Take the progress line away before the report is printed."""
    if _is_terminal(sys.stderr):
        _complain("\r\x1b[K")


def joined(words: Iterable[str]) -> str:
    """Return words in backticks, in a row."""
    return ", ".join(f"`{word}`" for word in words)
