"""How many things a loop goes over, and whether it makes a call once for each item of a list that grows."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from archfit.model.operations import Call, Copy, Operation, Operator, Read, Sliced, Template
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import Bound, Class, Constant, Container, External, Function, Value

_OVER = frozenset({"enumerate", "frozenset", "list", "reversed", "set", "sorted", "tuple", "zip"})
"""What is built in and has as many items as what it is given first."""
_OF_MAPPINGS = frozenset({"items", "keys", "values"})
_NUMBERS = frozenset({"builtins.range", "itertools.count"})
_LENGTH = "builtins.len"
_ONE_BY_ONE = 2
"""Arguments of `range` up to which it has no step: with one, what is taken is a part of a list."""
_AGAIN = re.compile(r"attempt|batch|chunk|page|paginat|partition|retr(?:y|ies)", re.IGNORECASE)
"""What is called like this gives attempts, pages, or parts of a list: `chunked(orders, 100)`, `tenacity.Retrying()`."""
_IN_PLACE = frozenset({"+=", "|=", "&=", "-="})
_FEW = 3
"""Things that the code names, which are no list that grows."""
_CHOSEN = 2**30
"""So many as a name says; also the upper bound of a slice that has none."""
_DEEPEST = 5
"""Calls around one another, or on what another gives, that are looked through."""


class Loops:
    """Answers for the loops of one file."""

    def __init__(self, engine: Engine, unit: Unit) -> None:
        self._engine = engine
        self._unit = unit
        self._sizes: dict[int, int | None] = {}

    def repeats(self, call: Call, node: int) -> bool:
        """
        Tell whether a loop over a node makes a call that stands in it once for each item of a list that grows.

        A loop over numbers, attempts, pages, parts of a list or a few things does not, nor does one that is left
        with what the call gives: the next host, a retry.
        """
        size = self.size(node)
        return (size is None or size > _FEW) and not self._is_counted(node) and not self._is_returned(call)

    def size(self, node: int) -> int | None:
        """Return how many items the code says there are: of a display, `range(3)`, a slice, what goes over one."""
        if node not in self._sizes:
            self._sizes[node] = self._size(node, _DEEPEST)
        return self._sizes[node]

    def _known(self, node: int) -> tuple[Value, ...]:
        return tuple(self._engine.known[node + self._unit.base] or ()) if node else ()

    def _names(self, node: int) -> set[str]:
        functions = (one.function if isinstance(one, Bound) else one for one in self._known(node))
        return {one.name for one in functions if isinstance(one, Function | Class | External)}

    @cached_property
    def _made(self) -> dict[int, Operation]:
        kinds = (Call, Operator, Read, Sliced, Template)
        return {one.to: one for one in self._unit.summary.operations if isinstance(one, kinds)}

    # -- how many ----------------------------------------------------------------------------------

    def _size(self, node: int, left: int) -> int | None:
        known = self._known(node)
        sizes = [_written_out(one) for one in known if isinstance(one, Container)]
        if sizes and len(sizes) == len(known) and all(sizes):
            return max(sizes)
        made = self._made.get(node)
        if isinstance(made, Sliced):
            open_ = made.low is None or made.high is None or made.high >= _CHOSEN
            return None if open_ else max(0, (made.high or 0) - (made.low or 0))
        return self._size_of_call(made, left) if isinstance(made, Call) and left else None

    def _size_of_call(self, call: Call, left: int) -> int | None:
        read = self._made.get(call.function)
        if isinstance(read, Read) and read.name in _OF_MAPPINGS:
            return self._size(read.of, left - 1)
        names = {one.removeprefix("builtins.") for one in self._names(call.function)}
        if names == {"range"}:
            # A number that is just named was chosen: of workers, of attempts; one that is computed was counted.
            chosen = len(call.arguments) == 1 and isinstance(self._made.get(call.arguments[0]), Read | None)
            return _CHOSEN if chosen or all(map(self._is_number, call.arguments)) else None
        sizes = [self._size(one, left - 1) for one in call.arguments] if names and names <= _OVER else []
        if names == {"zip"}:
            return min((one for one in sizes if one is not None), default=None)
        return sizes[0] if sizes else None

    def _is_number(self, node: int) -> bool:
        known = self._known(node)
        return bool(known) and all(isinstance(one, Constant) and one.value != "" for one in known)

    # -- of what -----------------------------------------------------------------------------------

    def _is_counted(self, node: int) -> bool:
        call = self._made.get(node)
        if not isinstance(call, Call):
            return False
        names = self._names(call.function)
        if _NUMBERS.isdisjoint(names):
            return any(_AGAIN.search(name.rpartition(".")[2]) for name in names)
        return len(call.arguments) > _ONE_BY_ONE or not any(map(self._is_length, call.arguments))

    def _is_length(self, node: int) -> bool:
        """Tell whether a number is that of the items of something: `len(orders)`."""
        made = self._made.get(node)
        return isinstance(made, Call) and _LENGTH in self._names(made.function)

    # -- and then ----------------------------------------------------------------------------------

    def _is_returned(self, call: Call) -> bool:
        """Tell whether what a call gives is returned at once, so that no other follows; what adds it up goes on."""
        return call.to not in self._added_up and any(
            self._is_of(node, call.to) for node in self._returned.get(call.scope, ())
        )

    @cached_property
    def _added_up(self) -> frozenset[int]:
        """The nodes that something is changed by in place: `found += more`."""
        operators = (one for one in self._unit.summary.operations if isinstance(one, Operator))
        return frozenset(one.right for one in operators if one.symbol in _IN_PLACE)

    @cached_property
    def _returned(self) -> dict[int, list[int]]:
        """Scope of a function -> the nodes that it returns."""
        scopes = {one.returns: one.scope for one in self._unit.summary.functions}
        found: dict[int, list[int]] = defaultdict(list)
        for one in self._unit.summary.operations:
            if isinstance(one, Copy) and one.to in scopes:
                found[scopes[one.to]].append(one.source)
        return found

    def _is_of(self, node: int, to: int) -> bool:
        """Tell whether a node is what a call gives, or something of it: `.json()`, `.text`."""
        for _ in range(_DEEPEST):
            if node == to:
                return True
            made = self._made.get(node)
            read = self._made.get(made.function) if isinstance(made, Call) else made
            if not isinstance(read, Read):
                return False
            node = read.of
        return False


def _written_out(one: Container) -> int:
    """Return how many items a container has, where all have places of their own; of what is just declared none is."""
    return 0 if one.kind == "slice" or None in one.items else len(one.items)
