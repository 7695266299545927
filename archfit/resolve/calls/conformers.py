"""Which classes do what a protocol asks for, without saying so (PEP 544)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from archfit.resolve.calls.values import Class, Function


class Conformers:
    """Finds classes by the names of their methods."""

    def __init__(self, classes: Iterable[Class]) -> None:
        self._having: dict[str, list[Class]] = defaultdict(list)
        for one in classes:
            for name in one.methods:
                self._having[name].append(one)

    def of(self, protocol: Class) -> tuple[Class, ...]:
        """Return the classes that have every method of a protocol, to be called alike, in the order of the program."""
        wanted = sorted(name for name in protocol.methods if not name.startswith("__") or name == "__call__")
        if not wanted:
            return ()
        rarest = min(wanted, key=lambda name: len(self._having[name]))
        found = []
        for holder in self._having[rarest]:
            for one in (holder, *holder.subclasses):
                if one is not protocol and not one.protocol and one not in found and _has_all(one, protocol, wanted):
                    found.append(one)
        return tuple(found)


def _has_all(one: Class, protocol: Class, names: Iterable[str]) -> bool:
    return all(_takes_the_same(_method(one, name), protocol.methods[name], name) for name in names)


def _method(one: Class, name: str) -> Function | None:
    return next((base.methods[name] for base in one.mro if name in base.methods), None)


def _takes_the_same(method: Function | None, wanted: Function, name: str) -> bool:
    """
    Tell whether a method can be called as a protocol says.

    What makes an object callable is so common that its parameters must have the same names too: `*args` alone
    cannot be called by these names (typing specification, "callables", assignability of parameters).
    """
    if method is None:
        return False
    if method.rest:
        by_name = name == "__call__" and len(wanted.positional) > 1 and not wanted.rest
        return bool(method.rest_by_name) or not by_name
    given = len(wanted.positional)
    optional = {place for place, _ in method.defaults}
    required = sum(1 for place, _ in enumerate(method.positional) if place not in optional)
    if not (required <= given <= len(method.positional) or wanted.rest):
        return False
    return name != "__call__" or list(wanted.positions)[1:given] == list(method.positions)[1:given]
