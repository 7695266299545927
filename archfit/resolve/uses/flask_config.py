"""
What the configuration of a Flask application says (Flask 3.1, "Configuration Handling"; Quart 0.20 has the same).

`app.config["USERS_URL"] = ...`, `app.config.update(...)`, `from_mapping(...)`, and `from_object(...)` of a class, of a
module, or of the dotted name of one, in the files that are nearest to the one that asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from os.path import commonpath
from typing import TYPE_CHECKING

from archfit.model.operations import Call, SetItem
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import Class, Constant, External, Module, Value
from archfit.resolve.uses.expressions import Alternatives, Expression, Object, Unknown, either

if TYPE_CHECKING:
    from archfit.resolve.uses.evaluate import Evaluator

_CONFIG = re.compile(r"(?:flask|quart)(?:\.\w+)*\.config")
_METHOD = re.compile(rf"(?P<config>{_CONFIG.pattern})\.(?P<method>\w+)")
_BY_NAME = frozenset({"update", "from_mapping"})
_BY_OBJECT = "from_object"
_GET = "get"


class FlaskConfig:
    """Answers what is configured under a key."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._engine = evaluator.engine

    def is_config(self, one: Expression) -> bool:
        """Tell whether something is the configuration of an application."""
        return isinstance(one, Object) and _is_config(one.value)

    def is_get(self, value: Value) -> bool:
        """Tell whether something is `app.config.get`."""
        found = _METHOD.fullmatch(value.name) if isinstance(value, External) else None
        return bool(found) and found["method"] == _GET if found else False

    def said(self, unit: Unit, key: str) -> Alternatives:
        """Return what is configured under a key; unknown by that name where nothing says it."""
        found: dict[int, list[Expression]] = {}
        for other, of in self._changed:
            said = list(self._at(other, of, key))
            if said:
                found.setdefault(_shared(unit.summary.path, other.summary.path), []).extend(said)
        return either(found[max(found)]) if found else (Unknown(key),)

    @cached_property
    def _changed(self) -> list[tuple[Unit, SetItem | Call]]:
        """The places that change a configuration, and the files they are in."""
        return [
            (unit, one)
            for unit in self._engine.units
            for one in unit.summary.operations
            if isinstance(one, SetItem | Call) and self._changes(unit, one)
        ]

    def _changes(self, unit: Unit, one: SetItem | Call) -> bool:
        if isinstance(one, SetItem):
            return any(map(_is_config, self._engine.known[one.of + unit.base]))
        return self._method(unit, one) in {*_BY_NAME, _BY_OBJECT}

    def _method(self, unit: Unit, call: Call) -> str:
        known = self._engine.known[call.function + unit.base] if call.function else ()
        named = (_METHOD.fullmatch(value.name) for value in known if isinstance(value, External))
        return next((one["method"] for one in named if one), "")

    def _at(self, unit: Unit, change: SetItem | Call, key: str) -> Iterator[Expression]:
        if isinstance(change, SetItem):
            if change.key == key and change.source:
                yield from self._evaluator.of(change.source + unit.base)
        elif self._method(unit, change) in _BY_NAME:
            for name, node in change.keywords:
                if name == key and node:
                    yield from self._evaluator.of(node + unit.base)
        else:
            for node in change.arguments[:1]:
                for value in self._engine.known[node + unit.base] if node else ():
                    yield from self._of_object(value, key)

    def _of_object(self, value: Value, key: str) -> Iterator[Expression]:
        """Yield an attribute of what a configuration is made from, where it has one."""
        if isinstance(value, Constant) and isinstance(value.value, str):
            yield from self._of_dotted(value.value, key)
        elif isinstance(value, Class | Module):
            yield from (one for one in self._evaluator.attributes.of(value, key) if one != Unknown(key))

    def _of_dotted(self, name: str, key: str) -> Iterator[Expression]:
        """Yield an attribute of a module or class by its dotted name, as it is imported in any source root."""
        module, _, last = name.replace(":", ".").rpartition(".")
        for known, unit in self._engine.by_module.items():
            plain = known.rpartition(":")[2]
            if plain == name and key in unit.exports:
                yield from self._evaluator.of(unit.exports[key])
            elif module and plain == module and last in unit.exports:
                for value in self._engine.known[unit.exports[last]]:
                    yield from self._of_object(value, key) if isinstance(value, Class) else ()


def _is_config(value: Value) -> bool:
    return isinstance(value, External) and bool(_CONFIG.fullmatch(value.name))


def _shared(one: str, other: str) -> int:
    return len(commonpath(["/" + one, "/" + other]).split("/"))
