"""Path globs: how configuration names files and folders."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple


class _Glob(NamedTuple):
    parts: tuple[str, ...]
    folder_only: bool


def flaw(pattern: str) -> str:
    """Say what is wrong with a path glob, or nothing when it is sound."""
    parts = pattern.strip("/").split("/")
    if parts == [""]:
        return "it is empty"
    if "\\" in pattern:
        return "folders are separated by `/`"
    if ".." in parts:
        return "`..` leads out of the checked folder"
    if any("**" in part and part != "**" for part in parts):
        return "`**` must be a whole part"
    return ""


def matches(pattern: str, path: str) -> bool:
    """
    Tell whether a path glob matches a posix path, or a folder around it.

    As in gitignore: `*` and `?` stay within one part, `**` is any number of parts; a glob without a
    slash matches at any depth, one with a slash from the root; a slash at the end matches folders
    only. A path that ends with a slash is a folder. Takes time linear in the path for a given glob.
    """
    glob = _compiled(pattern)
    states = _closure(glob, {0})
    parts = path.strip("/").split("/")
    for index, part in enumerate(parts):
        folder = index < len(parts) - 1 or path.endswith("/")
        states = _closure(glob, {after for state in states for after in _step(glob, state, part)})
        if not states:
            return False
        if len(glob.parts) in states and (folder or not glob.folder_only):
            return True
    return False


def matches_any(patterns: Iterable[str], path: str) -> bool:
    """Tell whether one of the globs matches the path, or a folder around it."""
    return any(matches(pattern, path) for pattern in patterns)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> _Glob:
    parts = tuple(part for part in pattern.split("/") if part not in ("", "."))
    anchored = "/" in pattern.removeprefix("./").rstrip("/") or pattern.startswith("./")
    return _Glob(parts if anchored else ("**", *parts), pattern.endswith("/"))


def _closure(glob: _Glob, states: set[int]) -> set[int]:
    """Add the states reached by letting a `**` stand for nothing, which one at the end must not."""
    last = len(glob.parts) - 1
    for state in sorted(states):
        ahead = state
        while ahead < last and glob.parts[ahead] == "**":
            ahead += 1
            states.add(ahead)
    return states


def _step(glob: _Glob, state: int, part: str) -> tuple[int, ...]:
    if state >= len(glob.parts):
        return ()
    wanted = glob.parts[state]
    if wanted == "**":
        return (state, state + 1) if state == len(glob.parts) - 1 else (state,)
    return (state + 1,) if _matches_part(wanted, part) else ()


def _matches_part(wanted: str, part: str) -> bool:
    """Match one part; on a mismatch only the last `*` is asked to take one character more."""
    at = position = 0
    star, resume = -1, 0
    while position < len(part):
        if at < len(wanted) and wanted[at] == "*":
            star, resume = at, position
            at += 1
        elif at < len(wanted) and wanted[at] in ("?", part[position]):
            at += 1
            position += 1
        elif star >= 0:
            resume += 1
            at, position = star + 1, resume
        else:
            return False
    return not wanted[at:].strip("*")
