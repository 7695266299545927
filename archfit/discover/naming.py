"""Names for components: short, and each only once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from archfit.discover.layout import folder_of, name_of

GENERIC = frozenset(("", "src", "app", "source", "code", "python", "lib"))


def plain_name(path: str, hint: str = "") -> str:
    """Return the name of the folder or file, of the folder around it where that says nothing, or the hint."""
    name = name_of(path).removesuffix(".py")
    while name in GENERIC and path:
        path = folder_of(path)
        name = name_of(path)
    return name if name not in GENERIC else hint or "application"


def unique_names(wanted: Mapping[str, str], taken: Iterable[str] = ()) -> dict[str, str]:
    """
    Return a name for every path: the one wanted, or where several want it as much of the path as tells them apart.

    `wanted` maps paths to names; names in `taken` are in use already.
    """
    used = frozenset(taken)
    names = dict(wanted)
    for _ in range(64):
        count = Counter(names.values())
        clashing = [path for path, name in names.items() if count[name] > 1 or name in used]
        longer = {path: _longer(path, names[path]) for path in clashing}
        if not any(longer[path] != names[path] for path in clashing):
            break
        names.update(longer)
    return _numbered(names, used)


def _longer(path: str, name: str) -> str:
    """Put one more part of the path before a name."""
    parts, own = path.removesuffix(".py").split("/"), name.split("/")
    for at in range(len(parts) - len(own), -1, -1):
        if parts[at : at + len(own)] == own:
            return "/".join(parts[max(0, at - 1) : at + len(own)])
    return "/".join(parts) or name


def _numbered(names: dict[str, str], used: frozenset[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(names):
        name, number = names[path], 2
        while name in found.values() or name in used:
            name = f"{names[path]}-{number}"
            number += 1
        found[path] = name
    return found
