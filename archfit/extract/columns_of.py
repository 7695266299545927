"""Which columns a type is written as."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from operator import attrgetter
from typing import Any, Protocol, Union, get_args, get_origin, get_type_hints

StandIns = Mapping[Any, Mapping[str, Any]]


class Writing(Protocol):
    """Where columns are written to."""

    numbers: list[int]

    def text(self, text: str) -> int:
        """Return the number by which a text is known."""


class Reading(Protocol):
    """Where columns are read from."""

    texts: list[str]

    def take(self, count: int) -> list[int]:
        """Return the next numbers."""


class Column(Protocol):
    """Writes and reads many values of one type at once."""

    def write(self, values: Sequence[Any], to: Writing) -> None:
        """Write the values behind what is written."""

    def read(self, count: int, source: Reading) -> list[Any]:
        """Read so many values."""


def column_of(hint: Any, stand_ins: StandIns) -> Column:
    """Return what writes and reads values of a type; TypeError when there is no such thing."""
    if hint in stand_ins:
        return _Named(stand_ins[hint])
    if hint in _PLAIN:
        return _PLAIN[hint]()
    if get_origin(hint):
        return _generic(hint, stand_ins)
    if issubclass(hint, Enum):
        return _Choice(hint)
    if hasattr(hint, "_fields") or dataclasses.is_dataclass(hint):
        return _record(hint, stand_ins)
    message = f"no column is made of {hint}"
    raise TypeError(message)


def _generic(hint: Any, stand_ins: StandIns) -> Column:
    origin = get_origin(hint)
    items = [argument for argument in get_args(hint) if argument not in (Ellipsis, type(None))]
    columns = [column_of(item, stand_ins) for item in items]
    if origin in (Union, types.UnionType) and len(columns) == 1:
        return _Optional(columns[0])
    if origin is frozenset:
        return _Many(columns[0], frozenset)
    if origin is tuple:
        return _Many(columns[0], tuple) if Ellipsis in get_args(hint) else _Row(columns)
    message = f"no column is made of {hint}"
    raise TypeError(message)


def _record(kind: type, stand_ins: StandIns) -> Column:
    hints = get_type_hints(kind)
    if not dataclasses.is_dataclass(kind):
        names: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
        build = lambda columns: list(map(kind._make, zip(*columns, strict=True)))  # type: ignore[attr-defined] # noqa: E731
    else:
        names = tuple(field.name for field in dataclasses.fields(kind))
        if any(field.kw_only for field in dataclasses.fields(kind)):
            build = lambda columns: [  # noqa: E731
                kind(**dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)
            ]
        else:
            build = lambda columns: list(map(kind, *columns))  # noqa: E731
    return _Record({name: column_of(hints[name], stand_ins) for name in names}, build)


class _Text:
    def write(self, values: Sequence[str], to: Writing) -> None:
        to.numbers += map(to.text, values)

    def read(self, count: int, source: Reading) -> list[str]:
        return list(map(source.texts.__getitem__, source.take(count)))


class _Number:
    def write(self, values: Sequence[int], to: Writing) -> None:
        to.numbers += values

    def read(self, count: int, source: Reading) -> list[int]:
        return source.take(count)


class _Flag:
    def write(self, values: Sequence[bool], to: Writing) -> None:
        to.numbers += map(int, values)

    def read(self, count: int, source: Reading) -> list[bool]:
        return list(map(bool, source.take(count)))


class _Choice:
    def __init__(self, kind: type[Enum]) -> None:
        self._members = list(kind)
        self._numbers = {member: number for number, member in enumerate(self._members)}

    def write(self, values: Sequence[Enum], to: Writing) -> None:
        to.numbers += map(self._numbers.__getitem__, values)

    def read(self, count: int, source: Reading) -> list[Enum]:
        return list(map(self._members.__getitem__, source.take(count)))


class _Named:
    """What is known by a name: only the name is written."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        self._known = known
        self._names = {id(value): name for name, value in known.items()}

    def write(self, values: Sequence[Any], to: Writing) -> None:
        to.numbers += [to.text(self._names[id(value)]) for value in values]

    def read(self, count: int, source: Reading) -> list[Any]:
        return [self._known[source.texts[number]] for number in source.take(count)]


class _Optional:
    def __init__(self, inner: Column) -> None:
        self._inner = inner

    def write(self, values: Sequence[Any], to: Writing) -> None:
        to.numbers += [int(value is not None) for value in values]
        self._inner.write([value for value in values if value is not None], to)

    def read(self, count: int, source: Reading) -> list[Any]:
        present = source.take(count)
        number = sum(map(bool, present))
        if not number:
            return [None] * count
        found = iter(self._inner.read(number, source))
        return [next(found) if there else None for there in present]


class _Many:
    """Several values of one type: how many each time, then all of them in a row."""

    def __init__(self, inner: Column, kind: Callable[[Sequence[Any]], Any]) -> None:
        self._inner = inner
        self._kind = kind

    def write(self, values: Sequence[Any], to: Writing) -> None:
        to.numbers += map(len, values)
        if self._kind is frozenset:
            values = [sorted(value) for value in values]
        flat = [item for value in values for item in value]
        if flat:
            self._inner.write(flat, to)

    def read(self, count: int, source: Reading) -> list[Any]:
        kind = self._kind
        lengths = source.take(count)
        number = sum(lengths)
        if not number:
            return [kind(())] * count
        flat = self._inner.read(number, source)
        if count == 1:
            return [kind(flat)]
        found, at = [], 0
        for length in lengths:
            found.append(kind(flat[at : at + length]))
            at += length
        return found


class _Row:
    """A tuple of a fixed length, each item of a type of its own."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns

    def write(self, values: Sequence[tuple[Any, ...]], to: Writing) -> None:
        for number, column in enumerate(self._columns):
            column.write([value[number] for value in values], to)

    def read(self, count: int, source: Reading) -> list[tuple[Any, ...]]:
        return list(zip(*[column.read(count, source) for column in self._columns], strict=True))


class _Record:
    """A named tuple or a dataclass: a column for each field."""

    def __init__(self, columns: Mapping[str, Column], build: Callable[[list[list[Any]]], list[Any]]) -> None:
        self._columns = [(attrgetter(name), column) for name, column in columns.items()]
        self._build = build

    def write(self, values: Sequence[Any], to: Writing) -> None:
        for get, column in self._columns:
            column.write(list(map(get, values)), to)

    def read(self, count: int, source: Reading) -> list[Any]:
        return self._build([column.read(count, source) for _, column in self._columns])


_PLAIN: Mapping[Any, Callable[[], Column]] = {str: _Text, int: _Number, bool: _Flag}
