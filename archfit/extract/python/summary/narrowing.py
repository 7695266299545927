"""What a test with `isinstance` tells of a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from archfit.extract.python import syntax
from archfit.extract.python.spelling import dotted
from archfit.extract.python.summary.walk import Walk
from archfit.extract.python.syntax import Node
from archfit.model.operations import Narrowed

_AND, _OR, _NOT = 0, 1, 1
"""Operators by their number."""
_ARGUMENTS = 2


class _Fact(NamedTuple):
    """A name is, or is not, an instance of one of some types."""

    name: str
    types: tuple[str, ...]
    holds: bool


def narrow(walk: Walk, test: Node, *, holds: bool) -> None:
    """Let names be what a test leaves of them where it holds, or where it does not."""
    names = walk.scope.names
    for fact in _facts(test, holds=holds):
        before = names.get(fact.name)
        if before:
            node = names[fact.name] = walk.new()
            walk.add(Narrowed(node, before, fact.types, fact.holds, walk.scope.index))
            walk.narrowed[node] = walk.narrowed.get(before, before)


def _facts(test: Node, *, holds: bool) -> Iterator[_Fact]:
    tag = test[0]
    if tag == syntax.UNARY and test[1] == _NOT:
        yield from _facts(test[2], holds=not holds)
    elif tag == syntax.BOOLEAN and test[1] == (_AND if holds else _OR):
        for operand in test[2]:
            yield from _facts(operand, holds=holds)
    elif tag == syntax.CALL and test[1][:2] == (syntax.NAME, "isinstance") and len(test[2]) == _ARGUMENTS:
        what, kinds = test[2]
        types = tuple(dotted(kind) for kind in (kinds[1] if kinds[0] == syntax.TUPLE else [kinds]))
        if what[0] == syntax.NAME and all(types):
            yield _Fact(what[1], types, holds)
