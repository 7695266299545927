"""The facts of the files of one tree, each under its path and the digest of its content."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from archfit.extract.columns import Codec, DamagedError


class _Entry(NamedTuple):
    path: str
    digest: str
    size: int


class Pack:
    """Facts as they are written; decoded by whoever wants them."""

    def __init__(self, data: bytes | None = None) -> None:
        self._known: dict[str, tuple[str, memoryview]] = _read(data) if data else {}
        self._kept: dict[str, tuple[str, bytes | memoryview]] = {}
        self.changed = False
        """Something is in it that was not read, and is not kept yet."""

    def __bool__(self) -> bool:
        """Tell whether an earlier run kept anything."""
        return bool(self._known)

    def get(self, path: str, digest: str) -> bytes | None:
        """Return the facts of a file with this content, and keep them for the next time."""
        return bytes(self._known[path][1]) if self.holds(path, digest) else None

    def holds(self, path: str, digest: str) -> bool:
        """Tell whether there are facts of a file with this content, and keep them for the next time."""
        known = self._known.get(path)
        if known is None or known[0] != digest:
            return False
        self._kept[path] = known
        return True

    def add(self, path: str, digest: str, facts: bytes) -> None:
        """Keep the facts of a file with this content."""
        self._kept[path] = (digest, facts)
        self.changed = True

    def bytes(self) -> bytes:
        """Return what is kept: what nobody asked for is forgotten."""
        items = sorted(self._kept.items())
        head = _entries().encode(tuple(_Entry(path, digest, len(facts)) for path, (digest, facts) in items))
        return b"".join([len(head).to_bytes(4, "little"), head, *(facts for _, (_, facts) in items)])


def _read(data: bytes) -> dict[str, tuple[str, memoryview]]:
    view = memoryview(data)
    at = 4 + int.from_bytes(view[:4], "little")
    try:
        entries = _entries().decode(bytes(view[4:at]))
    except DamagedError:
        return {}
    found = {}
    for entry in entries:
        found[entry.path] = (entry.digest, view[at : at + entry.size])
        at += entry.size
    return found


@cache
def _entries() -> Codec[tuple[_Entry, ...]]:
    return Codec(tuple[_Entry, ...])
