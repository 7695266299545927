"""The state of the one pass over a file: where it is, and what was found so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from archfit.extract.python.cursor import Cursor
from archfit.extract.python.summary.drafts import ClassDraft, FunctionDraft, ScopeDraft
from archfit.extract.python.syntax import Node
from archfit.model.operations import Copy, Literal, Operation
from archfit.model.summary import Block

Visit = Callable[["Walk", Node], int]
"""What is done at a node of the syntax; returns the node of its value, or 0."""

_LONGEST = 4000
"""Longer strings are no names, keys, addresses or statements that a rule could follow."""


class Walk:
    """Operations and tables of one file, and the scope and block that the walk is in."""

    def __init__(self, cursor: Cursor, visits: Sequence[Visit], source: bytes) -> None:
        self.source = source
        self.nodes = 0
        self.operations: list[Operation] = []
        self.functions: list[FunctionDraft] = []
        self.classes: list[ClassDraft] = []
        self.scopes: list[ScopeDraft] = []
        self.blocks: list[Block] = []
        self.stars: list[tuple[str, int]] = []
        self.rebound: set[str] = set()
        """The names of the module that functions bind by `global`."""
        self.deferred: list[Callable[[], None]] = []
        """The bodies of functions: they run when what is around them is whole."""
        self.narrowed: dict[int, int] = {}
        """The nodes of names that a test tells more of -> those they were before."""
        self.unions: dict[int, list[int]] = {}
        """The nodes that ways or operands are united in -> those they are made of."""
        self.block_index = -1
        self.items: dict[int, list[int]] = {}
        """The nodes of the items of a display just walked, by the identity of its syntax."""
        self._visits = visits
        self._places = Cursor(cursor.data)
        self._fixed: tuple[int, int] | None = None
        self._literals: dict[tuple[type, str | float], int] = {}
        self.module = self.scope = self.open_scope("module", "", -1)

    def new(self) -> int:
        """Return a new node."""
        self.nodes += 1
        return self.nodes

    def add(self, operation: Operation) -> None:
        """Note an operation."""
        self.operations.append(operation)

    def open_scope(self, kind: str, name: str, owner: int) -> ScopeDraft:
        """Begin a scope in the present one; it becomes the present one only when it is assigned."""
        outer = self.scope if self.scopes else None
        scope = ScopeDraft(kind, name, outer, index=len(self.scopes), owner=owner)
        self.scopes.append(scope)
        return scope

    # -- places ------------------------------------------------------------------------------------

    def line(self, place: int) -> int:
        """Return the line of a place."""
        return self._fixed[0] if self._fixed else self._at(place)

    def line_and_column(self, place: int) -> tuple[int, int]:
        """Return line and column of a place, both counted from 1."""
        return self._fixed or (self._at(place), self._places.bare() + 1)

    def _at(self, place: int) -> int:
        places = self._places
        places.at = place
        return places.bare()

    def source_at(self, place: int) -> bytes:
        """Return the source at a place that lies on one line, or nothing."""
        line, column, end_line, end_column = self._places.location(place)
        if self._fixed or line != end_line:
            return b""
        return self.source.split(b"\n")[line - 1][column - 1 : end_column - 1]

    @contextmanager
    def fixed(self, place: int) -> Iterator[None]:
        """Walk what was parsed on its own as if all of it stood at a place."""
        before, self._fixed = self._fixed, self.line_and_column(place)
        yield
        self._fixed = before

    # -- walking -----------------------------------------------------------------------------------

    def expression(self, node: Node) -> int:
        """Walk an expression, and return the node of its value, or 0."""
        return self._visits[node[0]](self, node)

    def body(self, statements: Iterable[Node] | None) -> None:
        """Walk statements in order."""
        visits = self._visits
        for statement in statements or ():
            visits[statement[0]](self, statement)

    def inside(self, kind: str, node: int, line: int, end: str = "") -> int:
        """Enter a block, and return the one to go back to."""
        before = self.block_index
        self.blocks.append(Block(kind, before, node, line, end))
        self.block_index = len(self.blocks) - 1
        return before

    def children(self, node: Any) -> None:
        """Walk all expressions within the fields of a node, a list or a tuple."""
        for part in node:
            kind = type(part)
            if kind is tuple and part:
                if type(part[0]) is int:
                    self.expression(part)
                else:
                    self.children(part)
            elif kind is list:
                self.children(part)

    # -- nodes -------------------------------------------------------------------------------------

    def literal(self, value: str | float) -> int:
        """Return the node of a constant; long strings are all the empty one."""
        if type(value) is str and len(value) > _LONGEST:
            value = ""
        key = (type(value), value)
        node = self._literals.get(key)
        if node is None:
            node = self._literals[key] = self.new()
            self.add(Literal(node, value))
        return node

    def union(self, nodes: Iterable[int]) -> int:
        """Return a node that may be all that the given ones are."""
        known = [node for node in dict.fromkeys(nodes) if node]
        if len(known) < 2:  # noqa: PLR2004 - nothing to unite
            return known[0] if known else 0
        node = self.new()
        self.unions[node] = known
        for one in known:
            self.add(Copy(node, one))
        return node

    def parts(self, node: int) -> Iterator[int]:
        """Yield the nodes that one is united of, itself when it is not."""
        if node in self.unions:
            for one in self.unions[node]:
                yield from self.parts(one)
        else:
            yield node

    @property
    def function(self) -> FunctionDraft | None:
        """The function whose body the walk is in, or None."""
        return self.functions[self.scope.owner] if self.scope.kind == "function" else None
