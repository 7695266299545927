"""
The few kinds of node that make up nine tenths of a program.

Their readers differ from those of all others in speed alone.
"""

from __future__ import annotations

from archfit.extract.python import syntax
from archfit.extract.python.cursor import (
    END,
    WIDTHS,
    Cursor,
    FormatError,
    Read,
    boolean,
    end,
    last_place,
    name,
    name_of,
    names,
    nodes,
    read_node,
    tagged_integer,
)
from archfit.extract.python.syntax import Node

_UNPACKED, _UNPACKED_MAPPING = 24, 28
"""The kinds `*` and `**` of an argument, 2 and 4, as the format writes small integers."""


def _name(cursor: Cursor) -> Node:
    data, at = cursor.data, cursor.at + 2
    first = data[at]
    if first & 1:
        cursor.at = at
        raw = cursor.raw()
        at = cursor.at
    else:
        start = at + 1
        at = start + (first >> 1) - 10
        raw = data[start:at]
    place = at = at + 1
    at += WIDTHS[data[at]]
    at += WIDTHS[data[at]]
    at += WIDTHS[data[at]]
    at += WIDTHS[data[at]]
    if data[at] != END:
        raise FormatError
    cursor.at = at + 1
    return (syntax.NAME, name_of(raw), place)


def _member(cursor: Cursor) -> Node:
    cursor.at += 1
    whole = read_node(cursor)
    return (syntax.MEMBER, whole, name(cursor), last_place(cursor))


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


def _string(cursor: Cursor) -> Node:
    cursor.at += 2
    value = cursor.raw().decode("utf-8", "surrogatepass")
    cursor.at += 1
    return (syntax.STRING, value, last_place(cursor))


def _assignment(cursor: Cursor) -> Node:
    cursor.at += 1
    targets, value = nodes(cursor), read_node(cursor)
    type_ = read_node(cursor) if boolean(cursor) else None
    cursor.at += 1
    return (syntax.ASSIGNMENT, targets, value, type_, last_place(cursor))


def _expression_statement(cursor: Cursor) -> Node:
    cursor.at += 1
    value = read_node(cursor)
    end(cursor)
    return (syntax.EXPRESSION_STATEMENT, value)


def _operator(cursor: Cursor) -> Node:
    """
    Read a chain of binary operators as one node, so that a sum of thousands of terms is not nested.

    It has the operands, and the operators between them.
    """
    data, operators = cursor.data, []
    while data[cursor.at] == syntax.OPERATOR:
        cursor.at += 1
        operators.append(tagged_integer(cursor))
    operands = [read_node(cursor)]
    for _ in operators:
        operands.append(read_node(cursor))
        end(cursor)
    return (syntax.OPERATOR, operands, operators[::-1])


FREQUENT: dict[int, Read] = {
    syntax.NAME: _name,
    syntax.MEMBER: _member,
    syntax.CALL: _call,
    syntax.STRING: _string,
    syntax.ASSIGNMENT: _assignment,
    syntax.EXPRESSION_STATEMENT: _expression_statement,
    syntax.OPERATOR: _operator,
}
