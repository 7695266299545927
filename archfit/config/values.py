"""Reads TOML values as the types that dataclasses declare, and notes everything that does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import lru_cache
from math import isfinite
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from archfit.config.mistakes import Mistakes
from archfit.config.positions import Keys
from archfit.model import Ignore, ImportGlob, ModuleGlob, TargetGlob
from archfit.model.pattern import flaw
from archfit.model.wording import nearest, quoted

_WORDS = {
    str: "a string",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    date: "a date",
    datetime: "a date with a time",
    time: "a time",
    list: "a list",
    dict: "a table",
}
_RENAMED = {(Ignore, "source"): "from", (Ignore, "target"): "to"}
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Reader:
    """
    Turns values into what a type hint asks for.

    What cannot be turned is noted in `mistakes` and read as None: use no result while there are mistakes.
    """

    def __init__(self, mistakes: Mistakes) -> None:
        self.mistakes = mistakes

    def value(self, value: Any, hint: Any, where: Keys) -> Any:
        """Read a value as str, bool, int, float, date, enumeration, literal, tuple, mapping, dataclass or union."""
        origin = get_origin(hint)
        if origin in (Union, UnionType):
            return self._union(value, [each for each in get_args(hint) if each is not NoneType], where)
        if origin is tuple:
            return self._items(value, hint, where)
        if not _fits(value, hint):
            return self.wrong(value, [hint], where)
        if origin is Mapping:
            return {key: self.value(each, get_args(hint)[1], (*where, key)) for key, each in value.items()}
        if is_dataclass(hint):
            return self.table(value, hint, where)
        return self._scalar(value, hint, where)

    def table(
        self,
        value: Any,
        kind: Any,
        where: Keys,
        *,
        given: Mapping[str, Any] = _NOTHING,
        readers: Mapping[str, Callable[[Any, Keys], Any]] = _NOTHING,
        beside: tuple[str, ...] = (),
    ) -> Any:
        """
        Read a table as a dataclass whose fields are its keys in kebab-case.

        Fields in `given` have their value already and are no keys, keys in `beside` are read elsewhere, and
        fields in `readers` are read by the function there. A ValueError of the dataclass is a mistake of the table.
        """
        if not isinstance(value, dict):
            return self.wrong(value, [kind], where)
        before = len(self.mistakes.found)
        keys = {key: field for key, field in _keys_of(kind).items() if field[0].name not in given}
        self._unknown(value, (*keys, *beside), where)
        values = dict(given)
        for key, (field, hint) in keys.items():
            if key in value:
                read = readers.get(field.name)
                place = (*where, key)
                values[field.name] = read(value[key], place) if read else self.value(value[key], hint, place)
            if field.default is MISSING and field.default_factory is MISSING:
                self._require(value, key, where)
        if len(self.mistakes.found) > before:
            return None
        try:
            return kind(**values)
        except ValueError as error:
            self.mistakes.add(where, str(error))

    def entries(self, value: Any, where: Keys) -> Iterator[tuple[dict[str, Any], Keys]]:
        """Yield the tables of a list of tables with their place."""
        if not isinstance(value, list):
            written = f"write `[[{'.'.join(map(str, where))}]]`"
            self.mistakes.add(where, f"{_label(where)} must be a list of tables", advice=written, at_key=True)
            return
        for index, each in enumerate(value):
            if isinstance(each, dict):
                yield each, (*where, index)
            else:
                self.wrong(each, [dict], (*where, index))

    def wrong(self, value: Any, hints: list[Any], where: Keys) -> None:
        """Note that a value has the wrong shape."""
        wanted = " or ".join(_WORDS[_shape(hint)] for hint in hints)
        self.mistakes.add(where, f"{_label(where)} must be {wanted}, not {_WORDS[type(value)]}")

    def _union(self, value: Any, members: list[Any], where: Keys) -> Any:
        for member in members:
            if len(members) == 1 or _fits(value, member):
                return self.value(value, member, where)
        return self.wrong(value, members, where)

    def _items(self, value: Any, hint: Any, where: Keys) -> Any:
        item = get_args(hint)[0]
        if isinstance(value, str):
            return (self.value(value, item, where),)
        if not isinstance(value, list):
            return self.wrong(value, [hint], where)
        return tuple(self.value(each, item, (*where, index)) for index, each in enumerate(value))

    def _scalar(self, value: Any, hint: Any, where: Keys) -> Any:
        choices = _choices(hint)
        if choices and value not in choices:
            known = [str(choice) for choice in choices]
            self.mistakes.add(
                where, f"{_label(where)} cannot be {quoted(str(value))}", advice=nearest(str(value), known)
            )
            return None
        if choices:
            return value if get_origin(hint) is Literal else hint(value)
        if hint is float:
            value = float(value)
        reason = _FLAWS.get(hint, lambda _: "")(value)
        if reason:
            self.mistakes.add(where, f"{_label(where)} cannot be {quoted(str(value))}: {reason}")
        return value

    def _unknown(self, value: dict[str, Any], known: tuple[str, ...], where: Keys) -> None:
        for key in value:
            if key not in known:
                self.mistakes.add(
                    (*where, key),
                    f"unknown key {quoted(key)}{_inside(where)}",
                    code="unknown-key",
                    advice=nearest(key, known),
                    at_key=True,
                )

    def _require(self, table: dict[str, Any], key: str, where: Keys) -> None:
        if key not in table:
            self.mistakes.add(where, f"`{key}` is missing{_inside(where)}", code="missing-key", at_key=True)
        elif isinstance(table[key], str) and not table[key].strip():
            self.mistakes.add((*where, key), f"`{key}` is empty{_inside(where)}")


@lru_cache(maxsize=256)
def _keys_of(kind: Any) -> dict[str, tuple[Field[Any], Any]]:
    """Return the fields of a dataclass with their types, under the keys they are written as."""
    hints = get_type_hints(kind)
    return {
        _RENAMED.get((kind, field.name), field.name.replace("_", "-")): (field, hints[field.name])
        for field in fields(kind)
        if field.init
    }


def _choices(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) is Literal:
        return get_args(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return tuple(member.value for member in hint)
    return ()


def _shape(hint: Any) -> Any:
    """Return the kind of TOML value that a type is read from."""
    if get_origin(hint) is tuple:
        return list
    if get_origin(hint) is Mapping or is_dataclass(hint):
        return dict
    choices = _choices(hint)
    return type(choices[0]) if choices else getattr(hint, "__supertype__", hint)


def _fits(value: Any, hint: Any) -> bool:
    """Tell whether a value has the shape of a type, whatever is in it; true is no number here."""
    shape = _shape(hint)
    return type(value) is shape or (shape is float and type(value) is int)


def _flaw_of_target(text: str) -> str:
    return "" if text in ("<stdlib>", "<third-party>") else flaw(text)


def _flaw_of_import(text: str) -> str:
    sides = [side.strip() for side in text.split("->")]
    if len(sides) != len(("importer", "imported")):
        return "write `importer -> imported`"
    return flaw(sides[0]) or flaw(sides[1])


_FLAWS: Mapping[Any, Callable[[Any], str]] = {
    float: lambda number: "" if isfinite(number) else "a finite number is needed",
    ImportGlob: _flaw_of_import,
    ModuleGlob: flaw,
    TargetGlob: _flaw_of_target,
}


def _label(where: Keys) -> str:
    """Name a value by its key."""
    key = next((str(part) for part in reversed(where) if isinstance(part, str)), "the configuration")
    return f"an entry of {quoted(key)}" if where and isinstance(where[-1], int) else quoted(key)


def _inside(where: Keys) -> str:
    """Say in which table something stands."""
    if not where:
        return ""
    dotted = ".".join(part for part in where if isinstance(part, str))
    return " in " + quoted(f"[[{dotted}]]" if isinstance(where[-1], int) else f"[{dotted}]")
