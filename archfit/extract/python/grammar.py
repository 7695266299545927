"""What most kinds of node are made of, field by field."""

from __future__ import annotations

from typing import Any

from archfit.extract.python import syntax
from archfit.extract.python.cursor import (
    END,
    Cursor,
    Read,
    all_of,
    boolean,
    byte,
    counted,
    floating,
    listed,
    name,
    names,
    nodes,
    optional,
    optional_name,
    place,
    read_node,
    tagged_integer,
    text,
)
from archfit.extract.python.syntax import Node

_STRING_TAG = 4


def _block(cursor: Cursor) -> list[Node]:
    """Read a block: its statements."""
    cursor.at += 2
    size = cursor.bare()
    cursor.at += 1
    statements = [read_node(cursor) for _ in range(size)]
    if not size and cursor.data[cursor.at] != END:
        place(cursor)
    cursor.at += 1
    return statements


def _comprehension(cursor: Cursor) -> tuple[Any, ...]:
    return (None, read_node(cursor), *_generators(cursor))


def _dictionary_comprehension(cursor: Cursor) -> tuple[Any, ...]:
    return (_one_or_none(cursor), read_node(cursor), *_generators(cursor))


def _generators(cursor: Cursor) -> tuple[list[Node], list[Node], list[list[Node]], list[bool]]:
    """Read of each `for` of a comprehension the target, the source, the tests, and whether it is asynchronous."""
    size = tagged_integer(cursor)
    targets = [read_node(cursor) for _ in range(size)]
    sources = [read_node(cursor) for _ in range(size)]
    tests = [nodes(cursor) for _ in range(size)]
    return targets, sources, tests, [boolean(cursor) for _ in range(size)]


def _handlers(cursor: Cursor) -> list[tuple[Node | None, str | None, list[Node]]]:
    """Read type, name and body of each handler of a `try`."""
    size = tagged_integer(cursor)
    types = [_one_or_none(cursor) for _ in range(size)]
    bound = [_maybe_named(cursor) for _ in range(size)]
    return [(kind, named and named[0], _block(cursor)) for kind, named in zip(types, bound, strict=True)]


def _formatted_part(cursor: Cursor) -> list[Any]:
    if not boolean(cursor):
        return [_placed_text(cursor)]
    return [_formatted_item(cursor) for _ in range(tagged_integer(cursor))]


def _placed_text(cursor: Cursor) -> str:
    value = text(cursor)
    place(cursor)
    return value


def _formatted_item(cursor: Cursor) -> Any:
    if cursor.data[cursor.at] == _STRING_TAG:
        return _placed_text(cursor)
    cursor.at += 1
    value = read_node(cursor)
    optional(text)(cursor)
    specification = optional(_specification)(cursor)
    cursor.at += 1
    return value, specification


def _specification(cursor: Cursor) -> list[Any]:
    items = [_formatted_item(cursor) for _ in range(tagged_integer(cursor))]
    place(cursor)
    return items


def _template_part(cursor: Cursor) -> Any:
    if not boolean(cursor):
        return _placed_text(cursor)
    value = read_node(cursor)
    text(cursor)
    optional(text)(cursor)
    return value, optional(_specification)(cursor)


def _raw_literal(cursor: Cursor) -> Any:
    kind = name(cursor)
    if kind == "builtins.bool":
        return boolean(cursor)
    if kind == "builtins.int":
        return tagged_integer(cursor)
    if kind in ("builtins.str", "builtins.bytes"):
        return text(cursor)
    cursor.at += 1
    return optional_name(cursor)


def _type_parameters(cursor: Cursor) -> list[Any]:
    return [_type_parameter(cursor) for _ in range(cursor.bare())]


_one_or_none = optional(read_node)
_type_parameter = all_of(tagged_integer, name, _one_or_none, nodes, _one_or_none)
_alias = all_of(name, optional(name))
_parameter = all_of(name, tagged_integer, _one_or_none, _one_or_none, boolean, place)
_maybe_named = optional(all_of(name, place))
_named_node = all_of(name, read_node)
_flags = listed(Cursor.bare)

FIELDS: dict[int, tuple[Read, ...]] = {
    syntax.IF: (read_node, _block, counted(all_of(read_node, _block)), optional(_block), place),
    syntax.RETURN: (_one_or_none, place),
    syntax.FUNCTION: (
        name,
        listed(_parameter),
        _block,
        boolean,
        optional(_type_parameters),
        _one_or_none,
        place,
    ),
    syntax.DECORATED: (nodes, tagged_integer, tagged_integer, read_node),
    syntax.CLASS: (
        name,
        _block,
        nodes,
        nodes,
        optional(_type_parameters),
        listed(_named_node),
        place,
    ),
    syntax.IMPORT: (counted(_alias), place, tagged_integer),
    syntax.IMPORT_FROM: (tagged_integer, name, counted(_alias), place, tagged_integer),
    syntax.IMPORT_ALL: (name, tagged_integer, place, tagged_integer),
    syntax.FOR: (read_node, read_node, _block, _block, boolean, place),
    syntax.ASSERT: (read_node, _one_or_none, place),
    syntax.RAISE: (_one_or_none, _one_or_none, place),
    syntax.AUGMENTED: (name, read_node, read_node, place),
    syntax.PASS: (place,),
    syntax.BREAK: (place,),
    syntax.CONTINUE: (place,),
    syntax.WITH: (counted(all_of(read_node, _one_or_none)), _block, boolean, place),
    syntax.TRY: (_block, _handlers, optional(_block), optional(_block), boolean, place),
    syntax.WHILE: (read_node, _block, _block, place),
    syntax.DELETE: (read_node, place),
    syntax.TYPE_ALIAS: (read_node, _type_parameters, read_node, place),
    syntax.GLOBAL: (counted(name), place),
    syntax.NONLOCAL: (counted(name), place),
    syntax.MATCH: (read_node, counted(all_of(read_node, _one_or_none, _block)), place),
    syntax.COMPARISON: (read_node, _flags, nodes, place),
    syntax.INTEGER: (tagged_integer, place),
    syntax.BIG_INTEGER: (name, place),
    syntax.FLOAT: (floating, place),
    syntax.COMPLEX: (floating, floating, place),
    syntax.BYTES: (text, place),
    syntax.INDEX: (read_node, read_node, place),
    syntax.LIST: (nodes, place),
    syntax.TUPLE: (nodes, place),
    syntax.SET: (nodes, place),
    syntax.BOOLEAN: (tagged_integer, nodes, place),
    syntax.UNARY: (tagged_integer, read_node, place),
    syntax.FORMATTED: (counted(_formatted_part), boolean, place),
    syntax.LIST_COMPREHENSION: (_comprehension, place),
    syntax.SET_COMPREHENSION: (_comprehension, place),
    syntax.GENERATOR: (_comprehension, place),
    syntax.DICT_COMPREHENSION: (_dictionary_comprehension, place),
    syntax.DICT: (listed(_one_or_none), nodes, place),
    syntax.NOTHING: (),
    syntax.CONDITIONAL: (read_node, read_node, read_node, place),
    syntax.SLICE: (_one_or_none, _one_or_none, _one_or_none, place),
    syntax.YIELD: (_one_or_none, place),
    syntax.YIELD_FROM: (read_node, place),
    syntax.AWAIT: (read_node, place),
    syntax.STAR: (read_node, place),
    syntax.ELLIPSIS: (place,),
    syntax.TEMPLATE: (counted(_template_part), boolean, place),
    syntax.LAMBDA: (listed(_parameter), _block, place),
    syntax.WALRUS: (read_node, read_node, place),
    syntax.AS_PATTERN: (_one_or_none, _maybe_named, place),
    syntax.OR_PATTERN: (counted(read_node), place),
    syntax.VALUE_PATTERN: (read_node, place),
    syntax.SINGLETON_PATTERN: (byte, place),
    syntax.SEQUENCE_PATTERN: (counted(read_node), place),
    syntax.STARRED_PATTERN: (_maybe_named, place),
    syntax.MAPPING_PATTERN: (counted(all_of(read_node, read_node)), _maybe_named, place),
    syntax.CLASS_PATTERN: (read_node, counted(read_node), counted(_named_node), place),
    syntax.UNBOUND_TYPE: (name, nodes, boolean, optional_name, optional_name, place),
    syntax.UNION_TYPE: (nodes, boolean, optional_name, optional_name, boolean, place),
    syntax.LIST_TYPE: (nodes, place),
    syntax.TUPLE_TYPE: (nodes, boolean, place),
    syntax.TYPED_DICT: (names, nodes, place),
    syntax.ELLIPSIS_TYPE: (place,),
    syntax.RAW_TYPE: (_raw_literal, place),
    syntax.UNPACK_TYPE: (read_node, boolean, place),
    syntax.CALL_TYPE: (read_node, nodes, listed(all_of(optional_name, read_node)), place),
}
"""The fields of every kind of node but the frequent ones, in the order in which they are written."""
