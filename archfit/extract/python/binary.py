"""
Reads the bytes in which the parser serialises a syntax tree.

The only file that knows the format of `ast_serialize` (0.13, `cache_version=5`): a tag byte, the
fields of that kind of node, an end tag. Nodes become tuples: the tag first, then the fields in order,
a location as `(line, column, end line, end column)`, lines from 1 and columns from 0 in characters.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Node = tuple[Any, ...]
Read = Callable[["Cursor"], Any]

CLASS, EXPRESSION_STATEMENT, CALL, NAME, STRING, IMPORT, MEMBER, OPERATOR, INTEGER = (
    60,
    160,
    161,
    162,
    163,
    164,
    165,
    166,
    167,
)
IF, ASSIGNMENT, TUPLE, BLOCK, INDEX, LIST, SET, RETURN, WHILE = 168, 169, 170, 171, 172, 173, 174, 175, 176
COMPARISON, BOOLEAN, FUNCTION, PASS, FLOAT, UNARY, DICT, COMPLEX = 177, 178, 179, 180, 181, 182, 183, 184
SLICE, NOTHING, RAISE, BREAK, CONTINUE, GENERATOR, YIELD, YIELD_FROM = 185, 186, 187, 188, 189, 190, 191, 192
LIST_COMPREHENSION, SET_COMPREHENSION, DICT_COMPREHENSION, IMPORT_FROM, ASSERT = 193, 194, 195, 196, 197
FOR, WITH, AUGMENTED, TRY, ELLIPSIS, CONDITIONAL, DELETE, FORMATTED = 198, 199, 200, 201, 202, 203, 204, 205
INTERPOLATION, LAMBDA, WALRUS, STAR, BYTES, GLOBAL, NONLOCAL, AWAIT = 206, 207, 208, 209, 210, 211, 212, 213
BIG_INTEGER, IMPORT_ALL, MATCH, TYPE_ALIAS, TEMPLATE, DECORATED = 214, 215, 216, 225, 229, 53
_AS, _OR, _VALUE, _SINGLETON, _SEQUENCE, _STARRED, _MAPPING, _CLASS_PATTERN = 217, 218, 219, 220, 221, 222, 223, 224
_UNBOUND, _UNPACK, _TUPLE_TYPE, _TYPED_DICT, _UNION = 104, 105, 112, 113, 115
_LIST_TYPE, _ELLIPSIS_TYPE, _RAW, _CALL_TYPE = 118, 119, 120, 121
_NONE, _STRING_TAG, _END = 2, 4, 255


class FormatError(Exception):
    """The bytes are not in the format this reader knows."""


class Cursor:
    """A place in the bytes, moved forward by every read."""

    __slots__ = ("at", "data", "names")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.names: dict[bytes, str] = {}

    def bare(self) -> int:
        """Read an integer without its tag: one, two or four bytes, the width in the low bits."""
        data, at = self.data, self.at
        first = data[at]
        if not first & 1:
            self.at = at + 1
            return (first >> 1) - 10
        if not first & 2:
            self.at = at + 2
            return (data[at + 1] << 6) + (first >> 2) - 100
        if first & 4:
            self.at = at + 1
            return self._long()
        self.at = at + 4
        return ((data[at + 2] | data[at + 3] << 8) << 13) + (data[at + 1] << 5) + (first >> 3) - 10000

    def _long(self) -> int:
        """Read an integer of any width: twice its length in bytes plus its sign, then the bytes."""
        size, negative = divmod(self.bare(), 2)
        self.at += size
        value = int.from_bytes(self.data[self.at - size : self.at], "little")
        return -value if negative else value

    def text(self) -> str:
        """Read a string without its tag."""
        size = self.bare()
        start = self.at
        self.at = start + size
        raw = self.data[start : self.at]
        known = self.names.get(raw)
        if known is None:
            known = self.names[raw] = raw.decode("utf-8", "surrogatepass")
        return known


def _integer(cursor: Cursor) -> int:
    cursor.at += 1
    return cursor.bare()


def _string(cursor: Cursor) -> str:
    cursor.at += 1
    return cursor.text()


def _boolean(cursor: Cursor) -> bool:
    cursor.at += 1
    return cursor.data[cursor.at - 1] == 1


def _optional_string(cursor: Cursor) -> str | None:
    cursor.at += 1
    return None if cursor.data[cursor.at - 1] == _NONE else cursor.text()


def _float(cursor: Cursor) -> None:
    cursor.at += 9


def _byte(cursor: Cursor) -> int:
    cursor.at += 1
    return cursor.data[cursor.at - 1]


def _location(cursor: Cursor) -> tuple[int, int, int, int]:
    cursor.at += 1
    bare = cursor.bare
    line, column = bare(), bare()
    return line, column, line + bare(), column + bare()


def _listed(item: Read) -> Read:
    """Read a tagged list: tag, length, items."""

    def read(cursor: Cursor) -> list[Any]:
        cursor.at += 1
        return [item(cursor) for _ in range(cursor.bare())]

    return read


def _counted(item: Read) -> Read:
    """Read a tagged number of items, and the items."""

    def read(cursor: Cursor) -> list[Any]:
        return [item(cursor) for _ in range(_integer(cursor))]

    return read


def _optional(item: Read) -> Read:
    """Read a flag and, where it is set, an item."""

    def read(cursor: Cursor) -> Any:
        return item(cursor) if _boolean(cursor) else None

    return read


def _all_of(*items: Read) -> Read:
    def read(cursor: Cursor) -> tuple[Any, ...]:
        return tuple([item(cursor) for item in items])

    return read


def _block(cursor: Cursor) -> list[Node]:
    """Read a block: its statements."""
    cursor.at += 2
    size = cursor.bare()
    cursor.at += 1
    statements = [read_node(cursor) for _ in range(size)]
    if not size and cursor.data[cursor.at] != _END:
        _location(cursor)
    cursor.at += 1
    return statements


def read_node(cursor: Cursor) -> Node:
    """Read one node with everything in it; FormatError when it is of no known kind."""
    tag = cursor.data[cursor.at]
    fields = _FIELDS.get(tag)
    if fields is None:
        raise FormatError
    cursor.at += 1
    node = (tag, *[field(cursor) for field in fields])
    if cursor.data[cursor.at] != _END:
        raise FormatError
    cursor.at += 1
    return node


def _comprehension(cursor: Cursor) -> tuple[Any, ...]:
    element = read_node(cursor)
    return (element, *_generators(cursor))


def _generators(cursor: Cursor) -> tuple[list[Node], list[Node], list[list[Node]]]:
    size = _integer(cursor)
    targets = [read_node(cursor) for _ in range(size)]
    sources = [read_node(cursor) for _ in range(size)]
    conditions = [_nodes(cursor) for _ in range(size)]
    cursor.at += size
    return targets, sources, conditions


def _generator(cursor: Cursor) -> tuple[Any, ...]:
    cursor.at += 1
    return _comprehension(cursor)


def _dictionary_comprehension(cursor: Cursor) -> tuple[Any, ...]:
    key = _optional(read_node)(cursor)
    return (key, read_node(cursor), *_generators(cursor))


def _try(cursor: Cursor) -> tuple[Any, ...]:
    body = _block(cursor)
    size = _integer(cursor)
    types = [_optional(read_node)(cursor) for _ in range(size)]
    for _ in range(size):
        if _boolean(cursor):
            _string(cursor)
            _location(cursor)
    handlers = [_block(cursor) for _ in range(size)]
    return body, types, handlers, _optional(_block)(cursor), _optional(_block)(cursor), _boolean(cursor)


def _formatted_part(cursor: Cursor) -> list[Any]:
    if not _boolean(cursor):
        text = _string(cursor)
        _location(cursor)
        return [text]
    return [_formatted_item(cursor) for _ in range(_integer(cursor))]


def _formatted_item(cursor: Cursor) -> Any:
    cursor.at += 1
    if cursor.data[cursor.at - 1] == _STRING_TAG:
        text = cursor.text()
        _location(cursor)
        return text
    value = read_node(cursor)
    _optional(_string)(cursor)
    _optional(_specification)(cursor)
    cursor.at += 1
    return value


def _specification(cursor: Cursor) -> list[Any]:
    size = _integer(cursor)
    items = [_formatted_item(cursor) for _ in range(size)]
    _location(cursor)
    return items


def _template_part(cursor: Cursor) -> Any:
    if not _boolean(cursor):
        text = _string(cursor)
        _location(cursor)
        return text
    value = read_node(cursor)
    _string(cursor)
    _optional(_string)(cursor)
    _optional(_specification)(cursor)
    return value


def _raw_literal(cursor: Cursor) -> Any:
    kind = _string(cursor)
    if kind == "builtins.bool":
        return _boolean(cursor)
    if kind == "builtins.int":
        return _integer(cursor)
    if kind in ("builtins.str", "builtins.bytes"):
        return _string(cursor)
    cursor.at += 1
    return _optional_string(cursor)


def _type_parameters(cursor: Cursor) -> list[Any]:
    return [_type_parameter(cursor) for _ in range(cursor.bare())]


_nodes = _listed(read_node)
_type_parameter = _all_of(_integer, _string, _optional(read_node), _listed(read_node), _optional(read_node))
_alias = _all_of(_string, _optional(_string))
_parameter = _all_of(_string, _integer, _optional(read_node), _optional(read_node), _boolean, _location)
_named = _all_of(_string, _location)
_named_node = _all_of(_string, read_node)
_keywords = _listed(_optional_string)
_flags = _listed(Cursor.bare)

_FIELDS: dict[int, tuple[Read, ...]] = {
    ASSIGNMENT: (_nodes, read_node, _optional(read_node), _boolean, _location),
    EXPRESSION_STATEMENT: (read_node,),
    IF: (read_node, _block, _counted(_all_of(read_node, _block)), _optional(_block), _location),
    RETURN: (_optional(read_node), _location),
    FUNCTION: (
        _string,
        _listed(_parameter),
        _block,
        _boolean,
        _optional(_type_parameters),
        _optional(read_node),
        _location,
    ),
    DECORATED: (_nodes, _integer, _integer, read_node),
    CLASS: (
        _string,
        _block,
        _nodes,
        _nodes,
        _optional(_type_parameters),
        _listed(_named_node),
        _location,
    ),
    IMPORT: (_counted(_alias), _location, _integer),
    IMPORT_FROM: (_integer, _string, _counted(_alias), _location, _integer),
    IMPORT_ALL: (_string, _integer, _location, _integer),
    FOR: (read_node, read_node, _block, _block, _boolean, _location),
    ASSERT: (read_node, _optional(read_node), _location),
    RAISE: (_optional(read_node), _optional(read_node), _location),
    AUGMENTED: (_string, read_node, read_node, _location),
    PASS: (_location,),
    BREAK: (_location,),
    CONTINUE: (_location,),
    WITH: (_counted(_all_of(read_node, _optional(read_node))), _block, _boolean, _location),
    TRY: (_try, _location),
    WHILE: (read_node, _block, _block, _location),
    DELETE: (read_node, _location),
    TYPE_ALIAS: (read_node, _type_parameters, read_node, _location),
    GLOBAL: (_counted(_string), _location),
    NONLOCAL: (_counted(_string), _location),
    MATCH: (read_node, _counted(_all_of(read_node, _optional(read_node), _block)), _location),
    NAME: (_string, _location),
    MEMBER: (read_node, _string, _location),
    CALL: (read_node, _nodes, _flags, _keywords, _location),
    STRING: (_string, _boolean, _location),
    COMPARISON: (read_node, _flags, _nodes, _location),
    INTEGER: (_integer, _location),
    BIG_INTEGER: (_string, _location),
    FLOAT: (_float, _location),
    COMPLEX: (_float, _float, _location),
    BYTES: (_string, _location),
    INDEX: (read_node, read_node, _location),
    LIST: (_nodes, _location),
    TUPLE: (_nodes, _location),
    SET: (_nodes, _location),
    BOOLEAN: (_integer, _nodes, _location),
    UNARY: (_integer, read_node, _location),
    OPERATOR: (_integer, read_node, read_node),
    FORMATTED: (_counted(_formatted_part), _boolean, _location),
    LIST_COMPREHENSION: (_comprehension, _location),
    SET_COMPREHENSION: (_comprehension, _location),
    GENERATOR: (_comprehension, _location),
    DICT_COMPREHENSION: (_dictionary_comprehension, _location),
    DICT: (_listed(_optional(read_node)), _nodes, _location),
    NOTHING: (),
    CONDITIONAL: (read_node, read_node, read_node, _location),
    SLICE: (_optional(read_node), _optional(read_node), _optional(read_node), _location),
    YIELD: (_optional(read_node), _location),
    YIELD_FROM: (read_node, _location),
    AWAIT: (read_node, _location),
    STAR: (read_node, _location),
    ELLIPSIS: (_location,),
    TEMPLATE: (_counted(_template_part), _boolean, _location),
    LAMBDA: (_listed(_parameter), _block, _location),
    WALRUS: (read_node, read_node, _location),
    _AS: (_optional(read_node), _optional(_named), _location),
    _OR: (_counted(read_node), _location),
    _VALUE: (read_node, _location),
    _SINGLETON: (_byte, _location),
    _SEQUENCE: (_counted(read_node), _location),
    _STARRED: (_optional(_named), _location),
    _MAPPING: (_counted(_all_of(read_node, read_node)), _optional(_string), _location),
    _CLASS_PATTERN: (read_node, _counted(read_node), _counted(_named_node), _location),
    _UNBOUND: (_string, _nodes, _boolean, _optional_string, _optional_string, _location),
    _UNION: (_nodes, _boolean, _optional_string, _optional_string, _boolean, _location),
    _LIST_TYPE: (_nodes, _location),
    _TUPLE_TYPE: (_nodes, _boolean, _location),
    _TYPED_DICT: (_keywords, _nodes, _location),
    _ELLIPSIS_TYPE: (_location,),
    _RAW: (_raw_literal, _location),
    _UNPACK: (read_node, _boolean, _location),
    _CALL_TYPE: (read_node, _nodes, _listed(_all_of(_optional_string, read_node)), _location),
}
"""The fields of every kind of node, in the order in which they are written."""


def read_module(data: bytes) -> list[Node]:
    """Read the statements of a module; FormatError when the bytes are not in the known format."""
    cursor = Cursor(data)
    try:
        return [read_node(cursor) for _ in range(_integer(cursor))]
    except IndexError as error:
        raise FormatError from error
