"""What becomes of the answer to a request, and what had to be known before it was sent."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from archfit.model import Location, operations
from archfit.model.operations import Call, Copy, Enter, Operation, Read, SetItem, Write
from archfit.model.summary import LOGGING
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.operands import operands
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import External, Site

_STATUS = frozenset({"is_error", "is_success", "ok", "status", "status_code"})
"""Whether a request was carried out (requests 2, httpx 0.28, aiohttp 3)."""
_ELSEWHERE = "http.client."
"""Gives the answer to a request by another call (`getresponse`)."""
_CHECKS = frozenset({"raise_for_status"})
_LEAVES = frozenset({"raises", "returns", "stops"})
_SILENT = frozenset({"logs", "stops"})
_CONSTANT = (
    operations.Literal,
    operations.Imported,
    operations.GlobalName,
    operations.NewFunction,
    operations.NewClass,
)
_NETWORK = frozenset({"Exception", "BaseException", "OSError", "IOError", "ConnectionError", "TimeoutError"})
"""What is built in and is, or stands above, what a request that fails raises."""


class Answers:
    """Follows the results of calls through the functions that they stand in."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._flows: dict[int, _Flow] = {}

    def _flow(self, site: Site) -> _Flow:
        if site.unit not in self._flows:
            self._flows[site.unit] = _Flow(self._engine, self._engine.units[site.unit])
        return self._flows[site.unit]

    def needs(self, site: Site) -> tuple[Location, ...]:
        """
        Return the calls of the same function that must be over before one at a place.

        Their results may be in what it is given, or decide whether it is made; whether they failed does not count.
        """
        return tuple(self._flow(site).needs(site.call)) if site.call else ()

    def ignored(self, function: str, sites: Sequence[Site]) -> bool:
        """
        Tell whether nobody wants more of an answer than whether it came.

        Takes the function of the library, and the places on the way to it from the outside in.
        """
        outer, *inner = sites
        if function.startswith(_ELSEWHERE) or outer.call is None or not self._flow(outer).is_unwanted(outer.call):
            return False
        return all(one.call is not None and self._flow(one).is_passed_on(one.call) for one in inner)

    def swallows(self, site: Site, block: int) -> bool:
        """Tell whether a `try` does nothing but log what a request raises when it fails."""
        return self._flow(site).swallows(block)


class _Flow:
    """What flows where in one file, whatever the order of its statements."""

    def __init__(self, engine: Engine, unit: Unit) -> None:
        self._engine = engine
        self._unit = unit
        self._blocks = unit.summary.blocks

    @cached_property
    def _from(self) -> dict[int, list[Operation]]:
        """Node -> the operations that take what it holds."""
        found: dict[int, list[Operation]] = defaultdict(list)
        for one in self._unit.summary.operations:
            for node in operands(one):
                found[node].append(one)
        return found

    @cached_property
    def _constant(self) -> frozenset[int]:
        return frozenset(one.to for one in self._unit.summary.operations if isinstance(one, _CONSTANT))

    @cached_property
    def _reads(self) -> dict[int, Read]:
        return {one.to: one for one in self._unit.summary.operations if isinstance(one, Read)}

    @cached_property
    def _returns(self) -> frozenset[int]:
        known = (node for one in self._unit.summary.functions for node in (one.returns, one.yields))
        return frozenset(known) - {0}

    # -- what is needed before -----------------------------------------------------------------------

    @cached_property
    def _calls(self) -> dict[int, list[Call]]:
        """The calls of each scope."""
        found: dict[int, list[Call]] = defaultdict(list)
        for one in self._unit.summary.operations:
            if isinstance(one, Call) and not one.injected:
                found[one.scope].append(one)
        return found

    @cached_property
    def _decisions(self) -> list[int]:
        """The lines of the `if` that may leave the function, but for those that ask whether a request failed."""
        asked = {one.line for one in self._reads.values() if one.name in _STATUS}
        return sorted({one.line for one in self._blocks if one.end in _LEAVES and one.kind == "branch"} - asked)

    def needs(self, call: Call) -> Iterator[Location]:
        before = [one for one in self._calls[call.scope] if (one.line, one.column) < (call.line, call.column)]
        made_of = self._made_of(call) if before else set()
        last = bisect_left(self._decisions, call.line)
        decided = self._decisions[last - 1] if last else 0
        for one in before:
            if one.line <= decided or one.to in made_of:
                yield Location(self._unit.summary.path, one.line, one.column)

    def _made_of(self, call: Call) -> set[int]:
        """Return the nodes that what a call is given may hold something of."""
        found = {*operands(call)}
        pending = [*found]
        while pending:
            new = self._sources.get(pending.pop(), set()) - found
            found |= new
            pending += new
        return found

    @cached_property
    def _sources(self) -> dict[int, set[int]]:
        """Node -> the nodes that it may hold something of."""
        found: dict[int, set[int]] = defaultdict(set)
        for one in self._unit.summary.operations:
            taken = None
            for node in _given(one, self._reads):
                if node and node not in self._constant:
                    taken = taken or {*operands(one)} - {0}
                    found[node] |= taken
        return found

    # -- what becomes of an answer -------------------------------------------------------------------

    def is_unwanted(self, call: Call) -> bool:
        """Tell whether no more is asked of the result of a call than whether there is one, to log it at most."""
        return all(self._only_asks(node, call) for node in self._same(call.to))

    def _same(self, node: int) -> set[int]:
        found, pending = {node}, [node]
        while pending:
            new = {one.to for one in self._from.get(pending.pop(), ()) if isinstance(one, Copy | Enter)} - found
            found |= new
            pending += new
        return found

    def _only_asks(self, node: int, call: Call) -> bool:
        if node in self._returns or any(one.node == node and not self._is_idle(one.line, call) for one in self._blocks):
            return False
        return all(
            isinstance(one, Copy | Enter) or self._logs(one)
            or (isinstance(one, Read) and self._is_check(one, call))
            for one in self._from.get(node, ())
        )  # fmt: skip

    def _is_check(self, read: Read, call: Call) -> bool:
        # What a comparison gives is seen only in the `if` that it stands in.
        taken = [one for one in self._from.get(read.to, ()) if getattr(one, "to", 1)]
        if read.name in _CHECKS:
            tried = self._try_around(call.block)
            return all(isinstance(one, Call) and self._try_around(one.block) == tried for one in taken)
        logged = bool(taken) and all(map(self._is_logged, taken))
        return logged or (read.name in _STATUS and not taken and self._is_idle(read.line, call))

    def _is_logged(self, one: Operation) -> bool:
        """Tell whether something is logged, or made part of a text that is."""
        if isinstance(one, operations.Template | Call) and not self._logs(one):
            taken = self._from.get(one.to, ())
            return bool(taken) and all(map(self._logs, taken))
        return self._logs(one)

    def _logs(self, one: Operation) -> bool:
        if not isinstance(one, Call) or not one.function:
            return False
        known = self._engine.known[one.function + self._unit.base]
        said = any(isinstance(value, External) and LOGGING.fullmatch(value.name) for value in known or ())
        return said or (one.block >= 0 and self._blocks[one.block].end in _SILENT)

    def _is_idle(self, line: int, call: Call) -> bool:
        """Tell whether the branches of an `if` on a line only log, or leave what is tried around a call."""
        tried = self._try_around(call.block)
        branches = [number for number, one in enumerate(self._blocks) if one.line == line and one.kind == "branch"]
        return bool(branches) and all(
            self._blocks[one].end == "logs"
            or (self._blocks[one].end == "raises" and tried >= 0 and self._try_around(one) == tried)
            for one in branches
        )

    def _try_around(self, block: int) -> int:
        while block >= 0 and self._blocks[block].kind != "try":
            block = self._blocks[block].outer
        return block

    def swallows(self, block: int) -> bool:
        tried = self._blocks[block]
        handlers = [
            one
            for one in self._blocks
            if one.kind == "handler" and one.line == tried.line and one.outer == tried.outer
            and self._catches_failures(one.node)
        ]  # fmt: skip
        return bool(handlers) and all(one.end in _SILENT for one in handlers)

    def _catches_failures(self, node: int) -> bool:
        known = self._engine.known[node + self._unit.base] if node else ()
        named = [one.name.removeprefix("builtins.") for one in known or () if isinstance(one, External)]
        return all(name in _NETWORK or "." in name for name in named)

    def is_passed_on(self, call: Call) -> bool:
        """Tell whether all that is made of the result of a call in a wrapper is for who calls it."""
        return not any(
            isinstance(one, Write | SetItem) or (isinstance(one, Call) and not self._leads_on(one))
            for node in self._same(call.to)
            for one in self._from.get(node, ())
        )

    def _leads_on(self, call: Call) -> bool:
        return self._logs(call) or bool(self._from.get(call.to))


def _given(one: Operation, reads: dict[int, Read]) -> Iterable[int]:
    """Return the nodes that may hold something of what an operation takes: what a call is given may be changed."""
    if isinstance(one, Call):
        called = reads.get(one.function)
        return (one.to, called.of if called else 0, *one.arguments, *(node for _, node in one.keywords))
    if isinstance(one, Write | SetItem):
        return (one.of,)
    return (getattr(one, "to", 0),)
