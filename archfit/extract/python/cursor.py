"""
Reads what the parser's format (`ast_serialize` 0.13, `cache_version=5`) is made of: numbers, texts, lists.

With `binary`, the only code that knows the format: a tag byte, the fields of that kind, an end tag.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from struct import Struct
from typing import Any

from archfit.extract.python.syntax import Node

Read = Callable[["Cursor"], Any]

END, _NONE = 255, 2
NO_ITEMS, ONE_ITEM = 20, 22
WIDTHS = bytes(1 if not first & 1 else 2 if not first & 2 else 4 for first in range(256))
"""The width in bytes of an integer that begins with this byte; no location holds one that is wider."""

_DOUBLE = Struct("<d")


class FormatError(Exception):
    """The bytes are not in the format this reader knows."""


class Cursor:
    """A place in the bytes, moved forward by every read."""

    __slots__ = ("at", "data", "readers")

    def __init__(self, data: bytes, readers: Sequence[Read] = ()) -> None:
        self.data = data
        self.at = 0
        self.readers = readers
        """What reads each kind of node, from its tag to its end, by its tag."""

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

    def raw(self) -> bytes:
        """Read the bytes of a string without its tag."""
        data, at = self.data, self.at
        first = data[at]
        if first & 1:
            size = self.bare()
            at = self.at
        else:
            size = (first >> 1) - 10
            at += 1
        self.at = at + size
        return data[at : at + size]

    def location(self, place: int) -> tuple[int, int, int, int]:
        """Return line, column, end line and end column of the location at a place, all counted from 1."""
        reader = Cursor(self.data)
        reader.at = place
        bare = reader.bare
        line, column = bare(), bare()
        return line, column + 1, line + bare(), column + bare() + 1


def read_node(cursor: Cursor) -> Node:
    """Read one node with everything in it; FormatError when it is of no known kind."""
    node: Node = cursor.readers[cursor.data[cursor.at]](cursor)
    return node


def end(cursor: Cursor) -> None:
    """Pass by what ends a node; FormatError when it does not end here."""
    at = cursor.at
    if cursor.data[at] != END:
        raise FormatError
    cursor.at = at + 1


def nodes(cursor: Cursor) -> list[Node]:
    """Read a list of nodes."""
    cursor.at += 1
    first = cursor.data[cursor.at]
    if first == NO_ITEMS:
        cursor.at += 1
        return []
    if first == ONE_ITEM:
        cursor.at += 1
        return [read_node(cursor)]
    return [read_node(cursor) for _ in range(cursor.bare())]


@cache
def name_of(raw: bytes) -> str:
    """Return a name as text; a program uses the same ones over and over."""
    return raw.decode("utf-8", "surrogatepass")


def tagged_integer(cursor: Cursor) -> int:
    """Read an integer with its tag."""
    cursor.at += 1
    return cursor.bare()


def name(cursor: Cursor) -> str:
    """Read a string that is a name."""
    cursor.at += 1
    return name_of(cursor.raw())


def text(cursor: Cursor) -> str:
    """Read a string that is a value."""
    cursor.at += 1
    return cursor.raw().decode("utf-8", "surrogatepass")


def boolean(cursor: Cursor) -> bool:
    """Read a flag."""
    cursor.at += 1
    return cursor.data[cursor.at - 1] == 1


def optional_name(cursor: Cursor) -> str | None:
    """Read a name, or that there is none."""
    cursor.at += 1
    return None if cursor.data[cursor.at - 1] == _NONE else name_of(cursor.raw())


def floating(cursor: Cursor) -> float:
    """Read a floating-point number."""
    cursor.at += 9
    number: float = _DOUBLE.unpack_from(cursor.data, cursor.at - 8)[0]
    return number


def byte(cursor: Cursor) -> int:
    """Read one byte."""
    cursor.at += 1
    return cursor.data[cursor.at - 1]


def place(cursor: Cursor) -> int:
    """Pass a location by, and return where it is written."""
    data = cursor.data
    start = at = cursor.at + 1
    at += WIDTHS[data[at]]
    at += WIDTHS[data[at]]
    at += WIDTHS[data[at]]
    cursor.at = at + WIDTHS[data[at]]
    return start


def last_place(cursor: Cursor) -> int:
    """Do what `place` does, and pass by the end of the node."""
    data = cursor.data
    start = at = cursor.at + 1
    at += WIDTHS[data[at]]
    at += WIDTHS[data[at]]
    at += WIDTHS[data[at]]
    at += WIDTHS[data[at]]
    if data[at] != END:
        raise FormatError
    cursor.at = at + 1
    return start


def listed(item: Read) -> Read:
    """Read a tagged list: tag, length, items."""

    def read(cursor: Cursor) -> list[Any]:
        cursor.at += 1
        return [item(cursor) for _ in range(cursor.bare())]

    return read


def counted(item: Read) -> Read:
    """Read a tagged number of items, and the items."""

    def read(cursor: Cursor) -> list[Any]:
        return [item(cursor) for _ in range(tagged_integer(cursor))]

    return read


def optional(item: Read) -> Read:
    """Read a flag and, where it is set, an item."""

    def read(cursor: Cursor) -> Any:
        return item(cursor) if boolean(cursor) else None

    return read


def all_of(*items: Read) -> Read:
    """Read several items into a tuple."""

    def read(cursor: Cursor) -> tuple[Any, ...]:
        return tuple([item(cursor) for item in items])

    return read


names = listed(optional_name)
"""Reads the names of keyword arguments; None for positional ones."""
