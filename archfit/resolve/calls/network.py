"""
Values flow along copies between nodes until nothing changes.

Difference propagation (Pearce, Kelly, Hankin 2004): each value passes each edge, and meets each
handler, once. The order is that of the operations, so that results are the same in every run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from archfit.resolve.calls.values import Constant, External, Value

MOST = 20
"""
How many values a node holds at most.

More are not telling: what holds so many is megamorphic, and without a bound a large program takes gigabytes.
"""
_MOST_ALIKE = 4
"""A node with more constants holds any string instead; more external values than these are not told."""

_MANY = frozenset({Constant, External})
"""Kinds of values of which a few tell as much as all."""

Handler = Callable[..., None]


class Network:
    """Nodes by number, the copies between them, and what is to be done with the values of each."""

    def __init__(self) -> None:
        self.known: list[dict[Value, None]] = [{}]
        self._successors: list[dict[int, None] | None] = [None]
        self._handlers: list[list[tuple[Handler, tuple[Any, ...]]] | None] = [None]
        self._pending: dict[int, list[Value]] = {}
        self._work: list[int] = []
        self.any_string = Constant("")

    @property
    def successors(self) -> Sequence[Mapping[int, None] | None]:
        """For each node those that hold all it holds."""
        return self._successors

    def node(self) -> int:
        """Return a new node."""
        self.known.append({})
        self._successors.append(None)
        self._handlers.append(None)
        return len(self.known) - 1

    def reserve(self, count: int) -> int:
        """Make nodes, and return the number before the first."""
        before = len(self.known) - 1
        self.known.extend([{} for _ in range(count)])
        self._successors.extend([None] * count)
        self._handlers.extend([None] * count)
        return before

    def add(self, node: int, value: Value) -> None:
        """Let a node hold a value."""
        known = self.known[node]
        if value in known:
            return
        size = len(known)
        if size >= _MOST_ALIKE:
            admitted = self._admitted(known, value) if size < MOST else None
            if admitted is None:
                return
            value = admitted
        known[value] = None
        pending = self._pending.get(node)
        if pending is None:
            self._pending[node] = [value]
            self._work.append(node)
        else:
            pending.append(value)

    def _admitted(self, known: dict[Value, None], value: Value) -> Value | None:
        kind = value.__class__
        if kind not in _MANY:
            return value
        if self.any_string in known and kind is Constant:
            return None
        alike = [one for one in known if one.__class__ is kind]
        if len(alike) < _MOST_ALIKE:
            return value
        return self.any_string if kind is Constant else None

    def copy(self, to: int, source: int) -> None:
        """Let a node hold all that another does and will."""
        if to == source:
            return
        successors = self._successors[source]
        if successors is None:
            self._successors[source] = {to: None}
        elif to in successors:
            return
        else:
            successors[to] = None
        for value in self.known[source]:
            self.add(to, value)

    def on(self, node: int, handler: Handler, *rest: Any) -> None:
        """Have `handler(network, value, *rest)` called once with each value a node holds and will hold."""
        handlers = self._handlers[node]
        if handlers is None:
            self._handlers[node] = [(handler, rest)]
        else:
            handlers.append((handler, rest))
        known = self.known[node]
        if known:
            # What is pending comes last, and meets the handler when it is its turn.
            met = len(known) - len(self._pending.get(node, ()))
            if met:
                for value in list(known)[:met]:
                    handler(self, value, *rest)

    def solve(self) -> None:
        """Let values flow until nothing changes."""
        work, pending, add, knowns = self._work, self._pending, self.add, self.known
        while work:
            node = work.pop()
            values = pending.pop(node)
            for to in self._successors[node] or ():
                known = knowns[to]
                for value in values:
                    if value in known:
                        continue
                    size = len(known)
                    if size >= MOST:
                        break
                    if size >= _MOST_ALIKE and value.__class__ in _MANY:
                        add(to, value)
                        continue
                    # As `add` does; a call for each value would cost as much as all else here.
                    known[value] = None
                    waiting = pending.get(to)
                    if waiting is None:
                        pending[to] = [value]
                        work.append(to)
                    else:
                        waiting.append(value)
            for handler, rest in tuple(self._handlers[node] or ()):
                for value in values:
                    handler(self, value, *rest)
