"""Where the value of a node comes from."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TypeVar

from archfit.model.operations import Call, Operation, Read
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import Container, Function

Kind = TypeVar("Kind", bound=Operation)


class Definitions:
    """The operations, copies and parameters of a solved program, by the node they give a value to."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._bases = [unit.base for unit in engine.units]
        self._operations: dict[int, dict[int, list[Operation]]] = {}

    def unit_of(self, node: int) -> Unit | None:
        """Return the file that a node was counted in; None for one made while values flowed."""
        place = bisect_right(self._bases, node - 1) - 1
        if place < 0:
            return None
        unit = self.engine.units[place]
        return unit if node - unit.base <= unit.summary.nodes else None

    def operations(self, node: int) -> tuple[Unit, list[Operation]] | None:
        """Return the operations of the code that give a node its value, and the file they stand in."""
        unit = self.unit_of(node)
        if unit is None:
            return None
        known = self._operations.get(unit.number)
        if known is None:
            known = self._operations[unit.number] = {}
            for operation in unit.summary.operations:
                to = getattr(operation, "to", 0)
                if to:
                    known.setdefault(to, []).append(operation)
        return unit, known.get(node - unit.base, [])

    def exported(self, module: str, name: str) -> int:
        """Return the node of a name in a module, or in those it has star imports of; 0 where there is none."""
        seen: set[str] = set()
        pending = [module]
        while pending:
            unit = self.engine.by_module.get(pending.pop(0))
            if unit is None or unit.summary.path in seen:
                continue
            seen.add(unit.summary.path)
            if name in unit.exports:
                return unit.exports[name]
            pending += unit.stars
        return 0

    def first(self, node: int, kind: type[Kind]) -> tuple[Unit, Kind] | None:
        """Return the first operation of a kind that gives a node its value, and the file it stands in."""
        found = self.operations(node)
        one = next((one for one in found[1] if isinstance(one, kind)), None) if found else None
        return (found[0], one) if found and one is not None else None

    def read_by(self, unit: Unit, call: Call) -> Read | None:
        """Return where what is called by its name is read from what it is called on."""
        found = self.first(call.function + unit.base, Read)
        return found[1] if found else None

    @cached_property
    def sources(self) -> dict[int, list[int]]:
        """Node -> the nodes that it has all values of."""
        found: dict[int, list[int]] = {}
        for source, successors in enumerate(self.engine.successors):
            for to in successors:
                found.setdefault(to, []).append(source)
        return found

    @cached_property
    def parameters(self) -> dict[int, tuple[Function, int | str]]:
        """Node -> the parameter it is, and of which function."""
        found: dict[int, tuple[Function, int | str]] = {}
        for unit in self.engine.units:
            for function in unit.functions:
                for place, node in enumerate(function.parameters):
                    found[node] = (function, place)
        return found

    @cached_property
    def annotated(self) -> frozenset[int]:
        """The nodes of what annotations of parameters say."""
        return frozenset(
            one.declared + unit.base
            for unit in self.engine.units
            for function in unit.functions
            for one in function.facts.parameters
            if one.declared
        )

    @cached_property
    def rests(self) -> dict[int, Function]:
        """The node of an item of `*args` or `**kwargs` -> its function."""
        return {
            node: function
            for unit in self.engine.units
            for function in unit.functions
            for node in (function.rest, function.rest_by_name)
            if node
        }

    @cached_property
    def handed_on(self) -> dict[Function, dict[str, int]]:
        """The functions that hand their `**kwargs` on -> name -> node of what else they give by name there."""
        found: dict[Function, dict[str, int]] = {}
        for unit in self.engine.units:
            for one in unit.summary.operations:
                if isinstance(one, Call) and one.keywords and not all(name for name, _ in one.keywords):
                    self._hand_on(found, unit, one)
        return found

    def _hand_on(self, found: dict[Function, dict[str, int]], unit: Unit, call: Call) -> None:
        handed = [node + unit.base for name, node in call.keywords if not name and node]
        containers = [one for node in handed for one in self.engine.known[node] if isinstance(one, Container)]
        rests = [one.items[None] for one in containers if None in one.items]
        for rest in (node for item in rests for node in (item, *self.sources.get(item, ())) if node in self.rests):
            given = found.setdefault(self.rests[rest], {})
            given |= {key: node for one in containers for key, node in one.items.items() if isinstance(key, str)}
            given |= {name: node + unit.base for name, node in call.keywords if name and node}

    @cached_property
    def functions(self) -> dict[tuple[int, int], Function]:
        """(file, scope) -> the function whose body it is."""
        return {(one.unit, one.facts.scope): one for unit in self.engine.units for one in unit.functions}

    def function_at(self, unit: int, scope: int) -> Function | None:
        """Return the function that a scope is in, or None in a module or class."""
        return self.functions.get((unit, scope))
