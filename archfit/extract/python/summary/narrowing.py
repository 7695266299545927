"""What a test with `isinstance` tells of a name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from archfit.extract.python import syntax
from archfit.extract.python.spelling import dotted
from archfit.extract.python.summary.names import access_path
from archfit.extract.python.summary.walk import Walk
from archfit.extract.python.syntax import Node
from archfit.model.operations import Narrowed

_AND, _OR, _NOT = 0, 1, 1
"""Operators by their number."""
_ARGUMENTS = 2


class _Fact(NamedTuple):
    """A name or attribute is, or is not, an instance of one of some types."""

    of: Node
    types: tuple[str, ...]
    holds: bool


def narrow(walk: Walk, test: Node, *, holds: bool) -> None:
    """Let names and attributes be what a test leaves of them where it holds, or where it does not."""
    for fact in _facts(test, holds=holds):
        leave(walk, fact.of, fact.types, holds=fact.holds)


@contextmanager
def narrowed(walk: Walk, test: Node, *, holds: bool) -> Iterator[None]:
    """Narrow for one expression alone."""
    facts = list(_facts(test, holds=holds))
    names, paths = walk.scope.names, walk.scope.paths
    if facts:
        walk.scope.names, walk.scope.paths = dict(names), dict(paths)
    for fact in facts:
        leave(walk, fact.of, fact.types, holds=fact.holds)
    yield
    if facts:
        walk.scope.names, walk.scope.paths = names, paths


def leave(walk: Walk, of: Node, types: tuple[str, ...], *, holds: bool) -> None:
    """Let a name or an attribute of one be an instance of one of some types, or of none."""
    names = walk.scope.names
    path = access_path(of) if of[0] == syntax.MEMBER else None
    before = names.get(of[1], 0) if of[0] == syntax.NAME else walk.expression(of) if path else 0
    if not before:
        return
    node = left(walk, before, types, holds=holds)
    if path:
        walk.scope.paths[path] = node
    else:
        names[of[1]] = node


def left(walk: Walk, before: int, types: tuple[str, ...], *, holds: bool) -> int:
    """Return the node of what a test leaves of another."""
    node = walk.new()
    walk.add(Narrowed(node, before, types, holds, walk.scope.index))
    walk.narrowed[node] = walk.narrowed.get(before, before)
    return node


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
        if what[0] in (syntax.NAME, syntax.MEMBER) and all(types):
            yield _Fact(what, types, holds)
