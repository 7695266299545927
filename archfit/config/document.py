"""Opens TOML files that nobody vouches for."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from archfit.model.errors import ArchfitError, Mistake
from archfit.model.location import Location
from archfit.model.wording import printable

MEBIBYTE = 1 << 20
_LONGEST_REASON = 200
KEY_PART = r"""(?:[A-Za-z0-9_-]++|"(?>(?:[^"\\\n]|\\.)*)"|'[^'\n]*+')"""
_TOO_DEEP = re.compile(rf"(?:^|[\[{{,])[ \t]*{KEY_PART}(?:[ \t]*\.[ \t]*{KEY_PART}){{100}}", re.MULTILINE)
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


@dataclass(frozen=True, slots=True)
class Document:
    """A TOML file as text and as values."""

    path: str
    """As shown to the user."""
    text: str
    data: dict[str, Any]


def read_document(path: Path, *, shown: str, limit: int = MEBIBYTE, conflict_help: str = "") -> Document:
    """
    Read and parse a TOML file, whatever it turns out to be.

    Raises ArchfitError with one mistake for what cannot be opened, is no regular file (a pipe or a device
    is never read from), is larger than `limit` bytes, is not UTF-8, or is not TOML of reasonable depth.
    """
    text = _decoded(_content(path, shown=shown, limit=limit), shown)
    deep = _TOO_DEEP.search(text)
    if deep:
        line = text.count("\n", 0, deep.start()) + 1
        raise _refused(
            shown,
            "a key has more than 100 parts",
            at=Location(shown, line),
            excerpt=printable(text.split("\n")[line - 1]),
        )
    try:
        return Document(shown, text, tomli.loads(text))
    except tomli.TOMLDecodeError as error:
        at = Location(shown, error.lineno, error.colno)
        raise _syntax_error(
            error.msg, at, printable(text.split("\n")[at.line - 1]), conflict_help=conflict_help
        ) from None
    except RecursionError:
        raise _refused(shown, "values are nested too deeply") from None
    except ValueError:  # an integer of more digits than Python converts
        raise _refused(shown, "a number has too many digits") from None


def _content(path: Path, *, shown: str, limit: int) -> bytes:
    try:
        with open(path, "rb", opener=_without_waiting) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise _refused(shown, "it is not a regular file", code="unreadable-config")
            content = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", "") or str(error)).lower()
        raise _refused(shown, reason, code="unreadable-config") from None
    if len(content) > limit:
        raise _refused(shown, f"it is larger than {limit // MEBIBYTE} MiB", code="unreadable-config")
    return content


def _without_waiting(path: str, flags: int) -> int:
    """Open without blocking: a named pipe that nobody writes to would hold the run up for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _decoded(content: bytes, shown: str) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refused(shown, "it is not UTF-8", at=Location(shown, line)) from None


def _refused(shown: str, reason: str, *, code: str = "invalid-toml", **where: Any) -> ArchfitError:
    where.setdefault("at", Location(shown))
    return ArchfitError(Mistake(f"cannot read `{shown}`: {reason}", code, **where))


def _syntax_error(message: str, at: Location, excerpt: str, *, conflict_help: str) -> ArchfitError:
    if excerpt.startswith(_CONFLICT):
        advice = conflict_help or "resolve the merge conflict"
        return ArchfitError(Mistake(f"merge-conflict marker in `{at.path}`", "invalid-toml", at, advice, excerpt))
    reason = message[:1].lower() + message[1:_LONGEST_REASON]
    return ArchfitError(Mistake(f"invalid TOML in `{at.path}`: {reason}", "invalid-toml", at, excerpt=excerpt))
