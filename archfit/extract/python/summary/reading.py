"""
Reads syntax with what a summary needs beyond imports: which arguments are unpacked, which operator it is.

The readers of the few kinds of node concerned replace those of `binary`; all others are shared.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from archfit.extract.python import syntax
from archfit.extract.python.binary import begin, read_module
from archfit.extract.python.cursor import (
    Cursor,
    FormatError,
    Read,
    all_of,
    boolean,
    counted,
    end,
    last_place,
    name,
    names,
    nodes,
    optional,
    place,
    read_node,
    tagged_integer,
)
from archfit.extract.python.grammar import FIELDS
from archfit.extract.python.syntax import Node

_UNPACKED, _UNPACKED_MAPPING = 24, 28
"""The kinds `*` and `**` of an argument, 2 and 4, as the format writes small integers."""

FORMAT = 5
"""The version of the format that the readers know."""

ADD, MODULO = 0, 5
"""Operators by their number."""


def module(data: bytes) -> tuple[Cursor, list[Node]]:
    """Read the statements of a module, and return the cursor to ask for places; FormatError as `read_module`."""
    cursor = begin(data)
    cursor.readers = _readers()
    return cursor, read_module(cursor)


def expression(text: bytes) -> Node | None:
    """Parse a single expression, or return None when the text is none."""
    import ast_serialize  # noqa: PLC0415 - only where a file needs the parser

    try:
        data, errors, *_ = ast_serialize.parse("", text + b"\n", cache_version=FORMAT)
        _, statements = module(data)
    except (ValueError, UnicodeError, FormatError, RecursionError):
        return None
    if errors or len(statements) != 1 or statements[0][0] != syntax.EXPRESSION_STATEMENT:
        return None
    found: Node = statements[0][1]
    return found


@cache
def _readers() -> tuple[Read, ...]:
    return tuple(_OURS.get(tag, read) for tag, read in enumerate(begin(b"").readers))


def _call(cursor: Cursor) -> Node:
    """Read a call: an unpacked argument is a star expression, an unpacked mapping has an empty name."""
    cursor.at += 1
    function = read_node(cursor)
    arguments = nodes(cursor)
    cursor.at += 1
    if not arguments:
        cursor.at += 3
        return (syntax.CALL, function, arguments, [], last_place(cursor))
    size = cursor.bare()
    kinds = cursor.data[cursor.at : cursor.at + size]
    cursor.at += size
    keywords = names(cursor)
    if _UNPACKED in kinds or _UNPACKED_MAPPING in kinds:
        for index, kind in enumerate(kinds):
            if kind == _UNPACKED:
                arguments[index] = (syntax.STAR, arguments[index])
            elif kind == _UNPACKED_MAPPING:
                keywords[index] = ""
    return (syntax.CALL, function, arguments, keywords, last_place(cursor))


def _operator(cursor: Cursor) -> Node:
    """Read a chain of binary operators: the operands, and the operators between them."""
    data, operators = cursor.data, []
    while data[cursor.at] == syntax.OPERATOR:
        cursor.at += 1
        operators.append(tagged_integer(cursor))
    operands = [read_node(cursor)]
    for _ in operators:
        operands.append(read_node(cursor))
        end(cursor)
    return (syntax.OPERATOR, operands, operators[::-1])


def _try(cursor: Cursor) -> Node:
    """Read a `try`: its body; type, name and body of each handler; its `else` and `finally`."""
    block = FIELDS[syntax.WHILE][1]
    cursor.at += 1
    body = block(cursor)
    size = tagged_integer(cursor)
    types = [optional(read_node)(cursor) for _ in range(size)]
    bound = [optional(all_of(name, place))(cursor) for _ in range(size)]
    handlers = [(kind, named and named[0], block(cursor)) for kind, named in zip(types, bound, strict=True)]
    otherwise, finally_ = optional(block)(cursor), optional(block)(cursor)
    boolean(cursor)
    return (syntax.TRY, body, handlers, otherwise, finally_, last_place(cursor))


def _mapping_pattern(cursor: Cursor) -> Node:
    cursor.at += 1
    pairs = counted(all_of(read_node, read_node))(cursor)
    rest: Any = optional(all_of(name, place))(cursor)
    return (syntax.MAPPING_PATTERN, pairs, rest and rest[0], last_place(cursor))


def _comprehension(tag: int) -> Read:
    """Read a comprehension: its element, or key and value; and of each `for` target, source, tests, asynchrony."""

    def read(cursor: Cursor) -> Node:
        cursor.at += 1
        key = optional(read_node)(cursor) if tag == syntax.DICT_COMPREHENSION else None
        element = read_node(cursor)
        size = tagged_integer(cursor)
        targets = [read_node(cursor) for _ in range(size)]
        sources = [read_node(cursor) for _ in range(size)]
        tests = [nodes(cursor) for _ in range(size)]
        asynchronous = [boolean(cursor) for _ in range(size)]
        return (tag, (key, element, targets, sources, tests, asynchronous), last_place(cursor))

    return read


_COMPREHENSIONS = (
    syntax.LIST_COMPREHENSION, syntax.SET_COMPREHENSION, syntax.GENERATOR, syntax.DICT_COMPREHENSION,
)  # fmt: skip
_OURS: dict[int, Read] = {
    **{tag: _comprehension(tag) for tag in _COMPREHENSIONS},
    syntax.CALL: _call,
    syntax.OPERATOR: _operator,
    syntax.TRY: _try,
    syntax.MAPPING_PATTERN: _mapping_pattern,
}
