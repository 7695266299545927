"""Reads the bytes in which the parser serialises a syntax tree."""

from __future__ import annotations

from archfit.extract.python.cursor import Cursor, FormatError, Read, end, read_node, tagged_integer
from archfit.extract.python.frequent import FREQUENT
from archfit.extract.python.grammar import FIELDS
from archfit.extract.python.syntax import Node


def begin(data: bytes) -> Cursor:
    """Return a cursor at the beginning of a serialised module."""
    return Cursor(data, _READERS)


def read_module(cursor: Cursor) -> list[Node]:
    """Read the statements of a module; FormatError when the bytes are not in the known format."""
    try:
        return [read_node(cursor) for _ in range(tagged_integer(cursor))]
    except (IndexError, UnicodeDecodeError) as error:
        raise FormatError from error


def _record(tag: int, fields: tuple[Read, ...]) -> Read:
    def read(cursor: Cursor) -> Node:
        cursor.at += 1
        node = (tag, *[field(cursor) for field in fields])
        end(cursor)
        return node

    return read


def _unknown(_cursor: Cursor) -> Node:
    raise FormatError


_KINDS = {tag: _record(tag, fields) for tag, fields in FIELDS.items()} | FREQUENT
_READERS = tuple(_KINDS.get(tag, _unknown) for tag in range(256))
