"""What the blocks around a call say of it: whether it is repeated, made on a condition, or left to fail."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from archfit.model.operations import Call
from archfit.model.summary import Block
from archfit.model.use import LOOPS
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.loops import Loops
from archfit.resolve.calls.operands import operands
from archfit.resolve.calls.program import Unit


class Blocks:
    """Answers for the calls of one file."""

    def __init__(self, engine: Engine, unit: Unit) -> None:
        self._unit = unit
        self._loops = Loops(engine, unit)

    def loop(self, call: Call | None) -> int:
        """Return the line of the innermost `for` around a call that makes it for each item of a list, or 0."""
        around = (one for one in self._around(call) if one.kind in LOOPS)
        return next((one.line for one in around if call and self._loops.repeats(call, one.node)), 0)

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
        loops = [one for one in self._around(call) if one.kind in {*LOOPS, "while"}]
        at_once = len(loops) == 1 or all(one.kind == "comprehension" for one in loops)
        return at_once and any(one.kind in LOOPS and self._loops.size(one.node) is None for one in loops)

    def _around(self, call: Call | None) -> Iterator[Block]:
        blocks = self._unit.summary.blocks
        at = call.block if call is not None else -1
        while at >= 0:
            yield blocks[at]
            at = blocks[at].outer

    @cached_property
    def _taken(self) -> frozenset[int]:
        """The nodes that anything is done with or depends on."""
        summary = self._unit.summary
        used = (node for one in summary.operations for node in operands(one))
        return frozenset((*used, *(block.node for block in summary.blocks)))
