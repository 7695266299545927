"""
Timeouts that a session is given elsewhere than where it is used.

By a class of its own that sends with one (Requests 2.32, "Session Objects": `request` and `send` are what all other
methods go through), by another function in the place of its `request`, or by an adapter ("Transport Adapters").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from archfit.model.operations import Call, Read, SetItem, Write
from archfit.resolve.calls.engine import Engine, RawUse, find
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import Class, Constant, Declared, External, Function, Instance, Value

_SENDS = ("request", "send")
_MOUNT = "mount"
_TIMEOUT = "timeout"


class Replaced:
    """Answers whether something else than its library sends what is asked of an object."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def gives_timeout(self, raw: RawUse) -> bool:
        """Tell whether what a call is made on may have a timeout that the call does not name."""
        origin = raw.external.origin
        of = origin.of if isinstance(origin, Instance | Declared) else origin
        if isinstance(of, Class):
            return self._has_own(of)
        return raw.external.of in self._changed if raw.external.of is not None else False

    @cached_property
    def _changed(self) -> frozenset[Value]:
        """The objects of libraries that are told how to send."""
        return frozenset(value for unit in self._engine.units for value in self._changed_in(unit))

    def _changed_in(self, unit: Unit) -> Iterator[Value]:
        reads = {}
        for one in unit.summary.operations:
            if isinstance(one, Read) and one.name == _MOUNT:
                reads[one.to] = one.of
            elif isinstance(one, Write) and one.name in _SENDS:
                yield from self._objects(one.of + unit.base)
        for one in unit.summary.operations if reads else ():
            if isinstance(one, Call) and one.function in reads:
                adapters = [value for node in one.arguments if node for value in self._engine.known[node + unit.base]]
                if any(isinstance(value, Instance) and self._has_own(value.of) for value in adapters):
                    yield from self._objects(reads[one.function] + unit.base)

    def _objects(self, node: int) -> Iterator[Value]:
        return (value for value in self._engine.known[node] if isinstance(value, External))

    def _has_own(self, of: Class) -> bool:
        """Tell whether a class has a method of its own that sends and speaks of a timeout."""
        nodes = (find(of, name)[0] for name in _SENDS)
        methods = (value for node in nodes if node for value in self._engine.known[node])
        return any(isinstance(one, Function) and self._speaks_of_timeout(one) for one in methods)

    def _speaks_of_timeout(self, function: Function) -> bool:
        unit = self._engine.units[function.unit]
        for one in unit.summary.operations:
            if isinstance(one, SetItem) and one.scope == function.facts.scope and one.key == _TIMEOUT:
                return True
            if isinstance(one, Call) and one.scope == function.facts.scope:
                given = (value for node in one.arguments if node for value in self._engine.known[node + unit.base])
                said = any(isinstance(value, Constant) and value.value == _TIMEOUT for value in given)
                if said or any(name == _TIMEOUT for name, _ in one.keywords):
                    return True
        return False
