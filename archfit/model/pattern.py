"""Dotted globs: how configuration names modules."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from functools import lru_cache
from typing import NewType

ModuleGlob = NewType("ModuleGlob", str)
"""Modules of the checked code: `shop.orders`, `shop.*.models`, `services/orders:app.**`."""
TargetGlob = NewType("TargetGlob", str)
"""Modules of the checked code or of anybody's: `django.db`, `<stdlib>`, `<third-party>`."""
ImportGlob = NewType("ImportGlob", str)
"""Imports: `shop.orders.* -> shop.billing`."""
ComponentName = NewType("ComponentName", str)
"""A component by its name."""


def flaw(pattern: str) -> str:
    """Say what is wrong with a dotted glob, or nothing when it is sound."""
    root, colon, dotted = pattern.rpartition(":")
    if colon and not root:
        return "nothing stands before the colon"
    parts = dotted.split(".")
    for part in parts:
        if part in ("*", "**"):
            continue
        if "*" in part:
            return "a wildcard must be a whole part: `*` is one part, `**` is one or more"
        if not part.isidentifier():
            return f"`{part}` is not a name"
    if any(first == "**" and second in ("*", "**") for first, second in itertools.pairwise(parts)):
        return "`**` must not be followed by a wildcard"
    if any(first == "*" and second == "**" for first, second in itertools.pairwise(parts)):
        return "`*` must not be followed by `**`"
    return ""


def has_wildcard(pattern: str) -> bool:
    """Tell whether a dotted glob may match several names."""
    return "*" in pattern


def matches(pattern: str, name: str) -> bool:
    """
    Tell whether a dotted glob matches a module's whole name.

    `*` is exactly one part and `**` one or more, as in import-linter 2.16 (`a.**` does not match
    `a`). A glob without a source root (`app.main`) matches under every source root.
    """
    root, colon, dotted = pattern.rpartition(":")
    name_root, name_colon, name_dotted = name.rpartition(":")
    if colon and (not name_colon or root != name_root):
        return False
    return _matches_parts(tuple(dotted.split(".")), tuple(name_dotted.split(".")))


def matches_any(patterns: Iterable[str], name: str) -> bool:
    """Tell whether one of the globs matches the name."""
    return any(matches(pattern, name) for pattern in patterns)


def within_any(patterns: Iterable[str], name: str) -> bool:
    """Tell whether one of the globs matches the name or a package around it."""
    return any(matches(pattern, outer) for outer in outwards(name) for pattern in patterns)


@lru_cache(maxsize=65536)
def _matches_parts(pattern: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Match part by part in linear space, quadratic time at worst."""
    reached = {0}
    for part in pattern:
        if part == "**":
            first = min(reached, default=len(name))
            reached = set(range(first + 1, len(name) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(name) and part in ("*", name[at])}
        if not reached:
            return False
    return len(name) in reached


def outwards(name: str) -> Iterable[str]:
    """Yield a dotted name and the names of the packages around it, from the inside out."""
    while True:
        yield name
        name, dot, _ = name.rpartition(".")
        if not dot:
            return
