"""Which classes do what a protocol asks for, without saying so (PEP 544)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from archfit.resolve.calls.values import Class


class Conformers:
    """Finds classes by the names of their methods."""

    def __init__(self, classes: Iterable[Class]) -> None:
        self._having: dict[str, list[Class]] = defaultdict(list)
        for one in classes:
            for name in one.methods:
                self._having[name].append(one)

    def of(self, protocol: Class) -> tuple[Class, ...]:
        """Return the classes that have every method of a protocol, in the order of the program."""
        wanted = sorted(name for name in protocol.methods if not name.startswith("__") or name == "__call__")
        if not wanted:
            return ()
        rarest = min(wanted, key=lambda name: len(self._having[name]))
        found = []
        for holder in self._having[rarest]:
            for one in (holder, *holder.subclasses):
                if one is not protocol and not one.protocol and one not in found and _has_all(one, wanted):
                    found.append(one)
        return tuple(found)


def _has_all(one: Class, names: Iterable[str]) -> bool:
    return all(any(name in base.methods for base in one.mro) for name in names)
