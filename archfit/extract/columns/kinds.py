"""The kinds of column there are: each writes and reads many values of one type at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from itertools import accumulate
from operator import attrgetter
from typing import Any, Protocol


class Writing(Protocol):
    """Where columns are written to."""

    numbers: list[int]
    texts: defaultdict[str, int]
    """Each text, and the number by which it is known: asking for a new one makes it known."""


class Reading(Protocol):
    """Where columns are read from."""

    texts: list[str]

    def take(self, count: int) -> list[int]:
        """Return the next numbers."""


class Column(Protocol):
    """Writes and reads values of one type."""

    def write(self, values: Sequence[Any], to: Writing) -> None:
        """Write the values behind what is written."""

    def read(self, count: int, source: Reading) -> list[Any]:
        """Read so many values."""


class Text:
    """Strings."""

    def write(self, values: Sequence[str], to: Writing) -> None:
        """Write values."""
        to.numbers += map(to.texts.__getitem__, values)

    def read(self, count: int, source: Reading) -> list[str]:
        """Read values."""
        return list(map(source.texts.__getitem__, source.take(count)))


class Number:
    """Integers."""

    def write(self, values: Sequence[int], to: Writing) -> None:
        """Write values."""
        to.numbers += values

    def read(self, count: int, source: Reading) -> list[int]:
        """Read values."""
        return source.take(count)


class Fraction:
    """Floating-point numbers, as Python spells them."""

    def write(self, values: Sequence[float], to: Writing) -> None:
        """Write values."""
        to.numbers += [to.texts[repr(value)] for value in values]

    def read(self, count: int, source: Reading) -> list[float]:
        """Read values."""
        return [float(source.texts[number]) for number in source.take(count)]


class Flag:
    """Truth values."""

    def write(self, values: Sequence[bool], to: Writing) -> None:
        """Write values."""
        to.numbers += map(int, values)

    def read(self, count: int, source: Reading) -> list[bool]:
        """Read values."""
        return list(map(bool, source.take(count)))


class Choice:
    """Members of an enumeration."""

    def __init__(self, kind: type[Enum]) -> None:
        self._members = list(kind)
        self._numbers = {id(member): number for number, member in enumerate(self._members)}

    def write(self, values: Sequence[Enum], to: Writing) -> None:
        """Write values."""
        to.numbers += map(self._numbers.__getitem__, map(id, values))

    def read(self, count: int, source: Reading) -> list[Enum]:
        """Read values."""
        return list(map(self._members.__getitem__, source.take(count)))


class Optional:
    """Values of a type, or None."""

    def __init__(self, inner: Column) -> None:
        self._inner = inner

    def write(self, values: Sequence[Any], to: Writing) -> None:
        """Write values."""
        present = [value for value in values if value is not None]
        to.numbers += [int(value is not None) for value in values]
        if present:
            self._inner.write(present, to)

    def read(self, count: int, source: Reading) -> list[Any]:
        """Read values."""
        present = source.take(count)
        number = sum(map(bool, present))
        if not number:
            return [None] * count
        found = iter(self._inner.read(number, source))
        return [next(found) if there else None for there in present]


class Many:
    """Several values of one type: how many each time, then all of them in a row."""

    def __init__(self, inner: Column, kind: Callable[[Sequence[Any]], Any]) -> None:
        self._inner = inner
        self._kind = kind

    def write(self, values: Sequence[Any], to: Writing) -> None:
        """Write values."""
        to.numbers += map(len, values)
        if self._kind is frozenset:
            values = [sorted(value) for value in values]
        flat = values[0] if len(values) == 1 else [item for value in values for item in value]
        if flat:
            self._inner.write(flat, to)

    def read(self, count: int, source: Reading) -> list[Any]:
        """Read values."""
        kind = self._kind
        lengths = source.take(count)
        if min(lengths, default=0) < 0:
            raise ValueError
        number = sum(lengths)
        if not number:
            return [kind(())] * count
        flat = tuple(self._inner.read(number, source))
        if count == 1:
            return [kind(flat)]
        ends = list(accumulate(lengths))
        slices = map(flat.__getitem__, map(slice, [0, *ends], ends))
        return list(slices if kind is tuple else map(kind, slices))


class Row:
    """A tuple of a fixed length, each item of a type of its own."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns

    def write(self, values: Sequence[tuple[Any, ...]], to: Writing) -> None:
        """Write values."""
        for number, column in enumerate(self._columns):
            column.write([value[number] for value in values], to)

    def read(self, count: int, source: Reading) -> list[tuple[Any, ...]]:
        """Read values."""
        return list(zip(*[column.read(count, source) for column in self._columns], strict=True))


class OneOf:
    """Values of several classes: which each time, then all values of the first class, of the second, and so on."""

    def __init__(self, columns: Mapping[type, Column]) -> None:
        self._columns = columns
        self._numbers = {kind: number for number, kind in enumerate(columns)}

    def write(self, values: Sequence[Any], to: Writing) -> None:
        """Write values of any of the classes."""
        numbers = list(map(self._numbers.__getitem__, map(type, values)))
        to.numbers += numbers
        found: list[list[Any]] = [[] for _ in self._columns]
        for number, value in zip(numbers, values, strict=True):
            found[number].append(value)
        for column, mine in zip(self._columns.values(), found, strict=True):
            if mine:
                column.write(mine, to)

    def read(self, count: int, source: Reading) -> list[Any]:
        """Read values of any of the classes, in their order."""
        numbers = source.take(count)
        counts = Counter(numbers)
        following = [
            iter(column.read(counts[number], source) if number in counts else ()).__next__
            for number, column in enumerate(self._columns.values())
        ]
        return [following[number]() for number in numbers]


class Record:
    """A named tuple or a dataclass: a column for each field."""

    def __init__(self, fields: Sequence[str], build: Callable[[list[list[Any]]], list[Any]]) -> None:
        self._fields = [attrgetter(field) for field in fields]
        self._build = build
        self.columns: list[Column] = []
        """The columns of the fields in order: added later, for a record may hold others of its kind."""

    def write(self, values: Sequence[Any], to: Writing) -> None:
        """Write records, field by field."""
        plain = isinstance(values[0], tuple)
        rows: Iterable[Sequence[Any]]
        rows = zip(*values, strict=True) if plain else (list(map(field, values)) for field in self._fields)
        for column, row in zip(self.columns, rows, strict=True):
            column.write(row, to)

    def read(self, count: int, source: Reading) -> list[Any]:
        """Read records, field by field."""
        return self._build([column.read(count, source) for column in self.columns])
