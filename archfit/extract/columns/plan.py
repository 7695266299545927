"""Which columns the values of a type are written in."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from enum import Enum
from functools import partial
from typing import Any, Union, get_args, get_origin, get_type_hints

from archfit.extract.columns.kinds import (
    Choice,
    Column,
    Flag,
    Fraction,
    Many,
    Number,
    OneOf,
    Optional,
    Record,
    Row,
    Text,
)

_PLAIN: Mapping[Any, Callable[[], Column]] = {str: Text, int: Number, bool: Flag, float: Fraction}


class Plan:
    """The columns of a type and of all that its values are made of."""

    def __init__(self) -> None:
        self._records: dict[type, Record] = {}

    def column(self, hint: Any) -> Column:
        """Return what writes and reads values of a type; TypeError when there is no such thing."""
        if hint in _PLAIN:
            return _PLAIN[hint]()
        if get_origin(hint):
            return self._generic(hint)
        if issubclass(hint, Enum):
            return Choice(hint)
        if hasattr(hint, "_fields") or dataclasses.is_dataclass(hint):
            return self._records.get(hint) or self._record(hint)
        message = f"no column is made of {hint}"
        raise TypeError(message)

    def _generic(self, hint: Any) -> Column:
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            kinds = {kind: self.column(kind) for kind in arguments if kind is not type(None)}
            inner = OneOf(kinds) if len(kinds) > 1 else next(iter(kinds.values()))
            return Optional(inner) if type(None) in arguments else inner
        if origin is frozenset:
            return Many(self.column(arguments[0]), frozenset)
        if origin is tuple and Ellipsis in arguments:
            return Many(self.column(arguments[0]), tuple)
        if origin is tuple:
            return Row([self.column(argument) for argument in arguments])
        message = f"no column is made of {hint}"
        raise TypeError(message)

    def _record(self, kind: type) -> Record:
        """Return the column of a record; it is known before its fields are, which may hold such records again."""
        fields, hints = _fields(kind), get_type_hints(kind)
        record = self._records[kind] = Record(fields, _builder(kind))
        record.columns += [self.column(hints[name]) for name in fields]
        return record


def _fields(kind: Any) -> tuple[str, ...]:
    if dataclasses.is_dataclass(kind):
        return tuple(field.name for field in dataclasses.fields(kind))
    fields: tuple[str, ...] = kind._fields
    return fields


def _builder(kind: Any) -> Callable[[list[list[Any]]], list[Any]]:
    """Return what makes records of their columns."""
    if hasattr(kind, "_make"):
        of_row = partial(tuple.__new__, kind)
        return lambda columns: list(map(of_row, zip(*columns, strict=True)))
    make: Callable[..., Any] = kind
    if any(field.kw_only for field in dataclasses.fields(kind)):
        names = _fields(kind)
        return lambda columns: [make(**dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)]
    return lambda columns: list(map(make, *columns))
