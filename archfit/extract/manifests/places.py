"""Folders as manifests write them, relative to the root of the run."""

from __future__ import annotations

import posixpath
import re
from typing import Any

_VARIABLE = re.compile(r"\$\{[^}]*\}|\$\([^)]*\)|\$\w+")


def folder_of(path: str) -> str:
    """Return the folder a file stands in."""
    return path.rpartition("/")[0]


def resolve(folder: str, written: str) -> str | None:
    """
    Return the place that `written` names from `folder`, or None when it leads out of the root.

    A variable at its beginning (`$PWD/orders`, `${SRC}/orders`) is taken for the folder itself.
    """
    plain = _VARIABLE.sub("", written.strip())
    if plain != written.strip() or not plain.startswith("/"):
        plain = plain.lstrip("/")
    if plain.startswith("/") or "://" in plain:
        return None
    joined = posixpath.normpath(posixpath.join(folder, plain) or ".")
    if joined == ".." or joined.startswith("../"):
        return None
    return "" if joined == "." else joined


def is_variable(written: str) -> bool:
    """Tell whether a path begins with a variable, so that it says nothing about where it starts."""
    return written.strip().startswith("$")


def one_line(command: Any) -> str:
    """Write a command, given as text or as a list of words, on one line."""
    if isinstance(command, str):
        return " ".join(command.split())
    if isinstance(command, list):
        return " ".join(" ".join(word.split()) for word in command if isinstance(word, str))
    return ""
