"""What the blocks around a call say of it: whether it is repeated, made on a condition, or left to fail."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from archfit.model.operations import Call, NewContainer, Operation, Operator, Read, Sliced, Template
from archfit.model.summary import Block
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import Constant, Container, External

_LOOPS = ("for", "comprehension")
_OVER = frozenset({"enumerate", "frozenset", "list", "reversed", "set", "sorted", "tuple", "zip"})
"""What is built in and has as many items as what it is given first."""
_OF_MAPPINGS = frozenset({"items", "keys", "values"})
_OPEN = 2**30
"""The upper bound of a slice that has none."""
_SOURCES = ("source", "of", "left", "right", "key_node", "receiver", "decorator", "original")
_DEEPEST = 5
"""Calls around one another that are looked through for what is iterated."""


class Blocks:
    """Answers for the calls of one file."""

    def __init__(self, engine: Engine, unit: Unit) -> None:
        self._engine = engine
        self._unit = unit
        self._fixed: dict[int, bool] = {}

    def loop(self, call: Call | None) -> int:
        """Return the line of the innermost `for` around a call or in it, or 0."""
        return next((one.line for one in self._around(call) if one.kind in _LOOPS), 0)

    def branch(self, call: Call | None) -> int:
        """Return the line of the outermost block in which a call is made on a condition only, or 0."""
        return next((one.line for one in reversed([*self._around(call)]) if one.kind in ("branch", "handler")), 0)

    def swallowed(self, call: Call | None, *, own: bool) -> int:
        """
        Return the line of the innermost `try` around a call if that passes over its failure, or 0.

        In a `while` the next round may do again what failed; the result of a function of the program may tell.
        """
        blocks = list(self._around(call))
        tried = next((one for one in blocks if one.kind in ("try", "while")), None)
        if call is None or tried is None or tried.end != "passes" or any(one.kind == "while" for one in blocks):
            return 0
        return 0 if own and call.to in self._taken else tried.line

    def spread(self, call: Call | None) -> bool:
        """Tell whether a call is made and not awaited for each item of something whose size is not known."""
        if call is None or call.awaited or call.block < 0:
            return False
        loops = [one for one in self._around(call) if one.kind in (*_LOOPS, "while")]
        at_once = len(loops) == 1 or all(one.kind == "comprehension" for one in loops)
        return at_once and any(one.kind in _LOOPS and not self._is_fixed(one.node) for one in loops)

    def _around(self, call: Call | None) -> Iterator[Block]:
        blocks = self._unit.summary.blocks
        at = call.block if call is not None else -1
        while at >= 0:
            yield blocks[at]
            at = blocks[at].outer

    # -- what is used ------------------------------------------------------------------------------

    @cached_property
    def _taken(self) -> frozenset[int]:
        """The nodes that anything is done with or depends on."""
        summary = self._unit.summary
        used = (node for one in summary.operations for node in _operands(one))
        return frozenset((*used, *(block.node for block in summary.blocks)))

    # -- how many items ----------------------------------------------------------------------------

    @cached_property
    def _made(self) -> dict[int, Operation]:
        kinds = (Call, Operator, Read, Sliced, Template)
        return {one.to: one for one in self._unit.summary.operations if isinstance(one, kinds)}

    def _is_fixed(self, node: int) -> bool:
        if node not in self._fixed:
            self._fixed[node] = self._says_size(node)
        return self._fixed[node]

    def _says_size(self, node: int, left: int = _DEEPEST) -> bool:
        """Tell whether the code says how many items there are: of a display, `range(3)`, a slice, what goes over it."""
        known = self._engine.known[node + self._unit.base] if node else {}
        if known and all(isinstance(one, Container) and _is_written_out(one) for one in known):
            return True
        made = self._made.get(node)
        if isinstance(made, Sliced):
            return made.low is not None and made.high is not None and made.high < _OPEN
        return isinstance(made, Call) and left > 0 and self._call_says_size(made, left)

    def _call_says_size(self, call: Call, left: int) -> bool:
        read = self._made.get(call.function)
        if isinstance(read, Read) and read.name in _OF_MAPPINGS:
            return self._says_size(read.of, left - 1)
        known = self._engine.known[call.function + self._unit.base] if call.function else {}
        names = {one.name.removeprefix("builtins.") for one in known if isinstance(one, External)}
        if names == {"range"}:
            # A number that is just named was chosen: of workers, of attempts; one that is computed was counted.
            chosen = len(call.arguments) == 1 and isinstance(self._made.get(call.arguments[0]), Read | None)
            return chosen or all(map(self._is_number, call.arguments))
        sizes = [self._says_size(node, left - 1) for node in call.arguments]
        return bool(sizes) and names <= _OVER and bool(names) and (any(sizes) if names == {"zip"} else sizes[0])

    def _is_number(self, node: int) -> bool:
        known = self._engine.known[node + self._unit.base] if node else {}
        return bool(known) and all(isinstance(one, Constant) and one.value != "" for one in known)


def _is_written_out(one: Container) -> bool:
    """Tell whether all items of a container have places of their own; of what is just declared none is known."""
    return bool(one.items) and one.kind != "slice" and None not in one.items


def _operands(one: Operation) -> Iterator[int]:
    """Yield the nodes that an operation does something with."""
    if isinstance(one, Call):
        yield from (one.function, *one.arguments, *(node for _, node in one.keywords))
    elif isinstance(one, Template):
        yield from (part for part in one.parts if isinstance(part, int))
    elif isinstance(one, NewContainer):
        yield from (node for _, node in one.items)
    else:
        yield from (getattr(one, name, 0) for name in _SOURCES)
