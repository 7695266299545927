"""
Values flow along copies between nodes until nothing changes.

Difference propagation (Pearce, Kelly, Hankin 2004): each value passes each edge, and meets each
handler, once. The order is that of the operations, so that results are the same in every run.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from archfit.resolve.calls.values import Constant, External, Value

MOST = 20
"""
How many values a node holds at most.

More are not telling: what holds so many is megamorphic, and without a bound a large program takes gigabytes.
"""
_MOST_ALIKE = 4
"""A node with more constants holds any string instead; more external values than these are not told."""

_FEW = 8
"""More than these are faster found in a table than one after the other."""
_MANY = frozenset({Constant, External})
"""Kinds of values of which a few tell as much as all."""

Handler = Callable[..., None]
_NO_HANDLERS: list[Any] = []


class Network:
    """
    Nodes by number, the copies between them, and what is to be done with the values of each.

    There are millions of nodes, and most hold a value or two: they are tuples, which nodes that hold the same share.
    """

    def __init__(self) -> None:
        self.known: list[tuple[Value, ...]] = [()]
        self._successors: list[tuple[int, ...] | dict[int, None]] = [()]
        self._handlers: list[list[Any]] = [_NO_HANDLERS]
        """For each node, handler after handler, each followed by the rest of its arguments."""
        self._pending: dict[int, tuple[Value, ...]] = {}
        self._work: list[int] = []
        self.any_string = Constant("")

    @property
    def successors(self) -> Sequence[Collection[int]]:
        """For each node those that hold all it holds."""
        return self._successors

    def node(self) -> int:
        """Return a new node."""
        self.known.append(())
        self._successors.append(())
        self._handlers.append(_NO_HANDLERS)
        return len(self.known) - 1

    def reserve(self, count: int) -> int:
        """Make nodes, and return the number before the first."""
        before = len(self.known) - 1
        self.known.extend([()] * count)
        self._successors.extend([()] * count)
        self._handlers.extend([_NO_HANDLERS] * count)
        return before

    def add(self, node: int, value: Value) -> None:
        """Let a node hold a value."""
        if value not in self.known[node]:
            self._hold(node, (value,))

    def _hold(self, node: int, values: tuple[Value, ...]) -> None:
        """Let a node hold values, as far as it holds as many."""
        known = self.known[node]
        size = len(known)
        if not known and len(values) <= _MOST_ALIKE:
            self.known[node] = self._pending[node] = values
            self._work.append(node)
            return
        if size >= MOST:
            return
        held = known if size < _FEW else frozenset(known)
        values = tuple([value for value in values if value not in held])
        if not values:
            return
        if size + len(values) > _MOST_ALIKE:
            values = self._admitted(known, values)
            if not values:
                return
        self.known[node] = known + values
        pending = self._pending.get(node)
        if pending is None:
            self._pending[node] = values
            self._work.append(node)
        else:
            self._pending[node] = pending + values

    def _admitted(self, known: tuple[Value, ...], values: tuple[Value, ...]) -> tuple[Value, ...]:
        """Return those values that a node takes which holds some already."""
        held = list(known)
        for value in values:
            size = len(held)
            if size >= MOST:
                break
            kind = value.__class__
            if size < _MOST_ALIKE or kind not in _MANY:
                held.append(value)
            elif kind is External or self.any_string not in held:
                alike = sum([one.__class__ is kind for one in held])
                if alike < _MOST_ALIKE:
                    held.append(value)
                elif kind is Constant:
                    held.append(self.any_string)
        return tuple(held[len(known) :])

    def copy(self, to: int, source: int) -> None:
        """Let a node hold all that another does and will."""
        if to == source:
            return
        successors = self._successors[source]
        if to in successors:
            return
        if isinstance(successors, dict):
            successors[to] = None
        else:
            more = (*successors, to)
            self._successors[source] = more if len(more) <= _FEW else dict.fromkeys(more)
        known = self.known[source]
        if known:
            self._hold(to, known)

    def on(self, node: int, handler: Handler, *rest: Any) -> None:
        """Have `handler(network, value, *rest)` called once with each value a node holds and will hold."""
        handlers = self._handlers[node]
        if handlers:
            handlers += (handler, rest)
        else:
            self._handlers[node] = [handler, rest]
        known = self.known[node]
        if known:
            # What is pending comes last, and meets the handler when it is its turn.
            for value in known[: len(known) - len(self._pending.get(node, ()))]:
                handler(self, value, *rest)

    def solve(self) -> None:
        """Let values flow until nothing changes."""
        work, pending, hold = self._work, self._pending, self._hold
        while work:
            node = work.pop()
            values = pending.pop(node)
            for to in self._successors[node]:
                hold(to, values)
            handlers = self._handlers[node]
            if handlers:
                each = iter(tuple(handlers))
                for handler, rest in zip(each, each, strict=True):
                    for value in values:
                        handler(self, value, *rest)

    def settle(self) -> None:
        """Forget what is to be done with values: no more will flow."""
        self._handlers = [_NO_HANDLERS] * len(self.known)
