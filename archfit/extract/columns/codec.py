"""
Writes values as bytes and reads them back, by the types their fields declare and by nothing else.

A value becomes columns, one for each field at each depth: its texts in one list without repetition, all
else as numbers. So thousands of records are written and read by few operations, and what is read is of
the declared types whatever the bytes say: they may come from a process that read hostile code, or from
a cache that anybody planted.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections import defaultdict
from collections.abc import Collection
from contextlib import suppress
from typing import Generic, TypeVar

from archfit.extract.columns.kinds import Column
from archfit.extract.columns.plan import Plan

Value = TypeVar("Value")

_HEAD = struct.Struct("<cI")
_WIDTHS = b"h", b"i", b"q"
"""How numbers are written: with sign in two, four or eight bytes."""
_PLAIN, _JSON = b"s", b"j"
_LARGEST = (1 << 63) - 1
_DAMAGES = (ValueError, TypeError, IndexError, KeyError, OverflowError, RecursionError, StopIteration, struct.error)


class DamagedError(Exception):
    """The bytes are not what a value of this type is written as."""


class Writer:
    """The numbers and texts written so far."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.texts: defaultdict[str, int] = defaultdict()
        self.texts.default_factory = self.texts.__len__


class Source:
    """The numbers and texts that are read, from the front."""

    def __init__(self, numbers: list[int], texts: list[str]) -> None:
        self.numbers = numbers
        self.texts = texts
        self._at = 0

    def take(self, count: int) -> list[int]:
        """Return the next numbers; DamagedError when there are not so many."""
        end = self._at + count
        if not self._at <= end <= len(self.numbers):
            raise DamagedError
        taken = self.numbers[self._at : end]
        self._at = end
        return taken

    def require_end(self) -> None:
        """Raise DamagedError unless everything has been read."""
        if self._at != len(self.numbers):
            raise DamagedError


class Codec(Generic[Value]):
    """
    Writes and reads values of one type.

    Types are made of `str`, `int`, `bool`, enumerations, tuples, frozen sets, unions of classes, None
    beside another type, named tuples and dataclasses. Numbers beyond 63 bits are written as the nearest
    within.
    """

    def __init__(self, of: type[Value]) -> None:
        self._column: Column = Plan().column(of)

    def encode(self, value: Value) -> bytes:
        """Return the bytes of a value: the same for equal values."""
        writer = Writer()
        self._column.write([value], writer)
        numbers = _numbers(writer.numbers)
        head = _HEAD.pack(numbers.typecode.encode(), len(numbers))
        return b"".join([head, numbers.tobytes(), _written(writer.texts)])

    def decode(self, data: bytes, shared: dict[str, str] | None = None) -> Value:
        """Return the value; DamagedError when the bytes hold none. Texts in `shared` are used again."""
        try:
            typecode, length = _HEAD.unpack_from(data)
            if typecode not in _WIDTHS:
                raise DamagedError
            numbers = array(typecode.decode())
            end = _HEAD.size + length * numbers.itemsize
            numbers.frombytes(data[_HEAD.size : end])
            source = Source(numbers.tolist(), _texts(data[end:], shared))
            (value,) = self._column.read(1, source)
        except _DAMAGES as error:
            raise DamagedError from error
        source.require_end()
        return value  # type: ignore[no-any-return]


def _numbers(numbers: list[int]) -> array[int]:
    """Return numbers in as few bytes as the largest needs."""
    for width in _WIDTHS:
        with suppress(OverflowError):
            return array(width.decode(), numbers)
    return array(_WIDTHS[-1].decode(), [min(max(number, -_LARGEST), _LARGEST) for number in numbers])


def _written(texts: Collection[str]) -> bytes:
    """Return texts as bytes: one after the other with a zero between, or as JSON where there are zeros in them."""
    joined = "\0".join(texts)
    if joined.count("\0") == len(texts) - 1:
        return _PLAIN + joined.encode("utf-8", "surrogatepass")
    return _JSON + json.dumps([*texts]).encode()


def _texts(data: bytes, shared: dict[str, str] | None) -> list[str]:
    if data[:1] == _PLAIN:
        texts = data[1:].decode("utf-8", "surrogatepass").split("\0")
    else:
        texts = json.loads(data[1:])
        if type(texts) is not list or not {str}.issuperset(map(type, texts)):
            raise DamagedError
    return texts if shared is None else list(map(shared.setdefault, texts, texts))
