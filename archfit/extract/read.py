"""Opens the files of the checked code: each once, bounded, never a device, never decoded by surprise."""

from __future__ import annotations

import os
import re
import stat

from archfit.model.facts import Problem, ProblemKind
from archfit.model.location import Location

LIMIT = 8 << 20
"""The largest file that is read, in bytes."""

_MARK = b"\xef\xbb\xbf"
_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_CODECS = re.compile(
    r"(utf-?8(-sig)?|u8|ascii|us-ascii|latin-?1|iso-?8859-?\d+|l1|cp12\d\d|cp437|cp850|cp866|koi8-[ru]|mac-roman"
    r"|shift-?jis|euc-(jp|kr)|gb2312|gbk|gb18030|big5)"
)
"""Codecs that only say how letters are written; others (utf-7, rot13, unicode_escape) can hide code."""


class UnreadableError(Exception):
    """A file whose content cannot be had; carries the problem to report."""

    def __init__(self, kind: ProblemKind, path: str, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(kind, message, Location(path))


def read(root: str, path: str, limit: int = LIMIT) -> bytes:
    """Return the bytes of a regular file below the root; UnreadableError when there is none to be had."""
    return read_with_status(root, path, limit)[0]


def read_with_status(root: str, path: str, limit: int = LIMIT) -> tuple[bytes, os.stat_result]:
    """Do what `read` does, and return what the file was like before."""
    try:
        descriptor = os.open(f"{root}/{path}", os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except OSError as error:
        raise UnreadableError(ProblemKind.UNREADABLE, path, f"cannot be opened: {_reason(error)}") from None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(ProblemKind.UNREADABLE, path, "is not a regular file")
        if status.st_size > limit:
            raise UnreadableError(ProblemKind.TOO_LARGE, path, f"is larger than {limit >> 20} MiB")
        content = os.read(descriptor, status.st_size + 1)
        while len(content) < status.st_size:
            more = os.read(descriptor, status.st_size - len(content))
            if not more:
                break
            content += more
    except OSError as error:
        raise UnreadableError(ProblemKind.UNREADABLE, path, f"cannot be read: {_reason(error)}") from None
    finally:
        os.close(descriptor)
    return content, status


def as_utf8(path: str, content: bytes) -> bytes:
    """
    Return Python source as UTF-8 without a byte order mark; UnreadableError when it is not text.

    The encoding is found as PEP 263 says; only codecs that do not transform code are accepted.
    """
    marked = content.startswith(_MARK)
    if marked:
        content = content[len(_MARK) :]
    if content.startswith(_MARK):
        raise UnreadableError(ProblemKind.ENCODING, path, "begins with two byte order marks")
    codec = _declared_codec(content)
    if b"\0" in content:
        raise UnreadableError(ProblemKind.ENCODING, path, "contains NUL bytes")
    if codec in ("", "utf-8", "utf8"):
        return content
    if marked:
        raise UnreadableError(
            ProblemKind.ENCODING, path, f"has a UTF-8 byte order mark but declares the encoding `{codec}`"
        )
    if not _CODECS.fullmatch(codec):
        raise UnreadableError(ProblemKind.ENCODING, path, f"declares the encoding `{codec}`, which is not accepted")
    try:
        return content.decode(codec).encode()
    except (UnicodeError, LookupError):
        raise UnreadableError(ProblemKind.ENCODING, path, f"is not text in its declared encoding `{codec}`") from None


def _declared_codec(content: bytes) -> str:
    if b"coding" not in content[:512]:
        return ""
    for line in re.split(rb"\r\n|\r|\n", content[:2048], maxsplit=2)[:2]:
        found = _COOKIE.match(line)
        if found:
            return found[1].decode().lower().replace("_", "-")
        if line.strip() and not line.lstrip().startswith(b"#"):
            return ""
    return ""


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
