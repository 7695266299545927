"""What the patterns of `match` capture."""

from __future__ import annotations

from collections.abc import Callable

from archfit.extract.python import syntax
from archfit.extract.python.spelling import dotted
from archfit.extract.python.summary.names import bind
from archfit.extract.python.summary.walk import Walk
from archfit.extract.python.syntax import Node


def capture(walk: Walk, pattern: Node, value: int) -> None:
    """Bind what a pattern captures: the subject where it is captured whole, else something unknown."""
    visit = _PATTERNS.get(pattern[0])
    if visit:
        visit(walk, pattern, value)


def types_of(pattern: Node) -> tuple[str, ...]:
    """Return the dotted names of the classes of which a pattern takes instances alone; none for any other."""
    if pattern[0] == syntax.CLASS_PATTERN:
        name = dotted(pattern[1])
        return (name,) if name else ()
    if pattern[0] == syntax.AS_PATTERN and pattern[1] is not None:
        return types_of(pattern[1])
    if pattern[0] == syntax.OR_PATTERN:
        each = [types_of(item) for item in pattern[1]]
        return tuple(name for names in each for name in names) if all(each) else ()
    return ()


def _as(walk: Walk, pattern: Node, value: int) -> None:
    _, inner, named, _ = pattern
    if inner is not None:
        capture(walk, inner, value)
    if named:
        bind(walk, named[0], value)


def _or(walk: Walk, pattern: Node, value: int) -> None:
    for item in pattern[1]:
        capture(walk, item, value)


def _sequence(walk: Walk, pattern: Node, _value: int) -> None:
    for item in pattern[1]:
        capture(walk, item, 0)


def _starred(walk: Walk, pattern: Node, _value: int) -> None:
    if pattern[1]:
        bind(walk, pattern[1][0], 0)


def _mapping(walk: Walk, pattern: Node, _value: int) -> None:
    for key, item in pattern[1]:
        walk.expression(key)
        capture(walk, item, 0)
    if pattern[2]:
        bind(walk, pattern[2][0], 0)


def _value(walk: Walk, pattern: Node, _value: int) -> None:
    walk.expression(pattern[1])


def _class(walk: Walk, pattern: Node, _value: int) -> None:
    walk.expression(pattern[1])
    for item in (*pattern[2], *(inner for _, inner in pattern[3])):
        capture(walk, item, 0)


_PATTERNS: dict[int, Callable[[Walk, Node, int], None]] = {
    syntax.AS_PATTERN: _as,
    syntax.OR_PATTERN: _or,
    syntax.SEQUENCE_PATTERN: _sequence,
    syntax.STARRED_PATTERN: _starred,
    syntax.MAPPING_PATTERN: _mapping,
    syntax.VALUE_PATTERN: _value,
    syntax.CLASS_PATTERN: _class,
}
