"""Attributes by a name made at run time, and the classes of values."""

from __future__ import annotations

from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.values import (
    Arguments,
    Choice,
    Class,
    Constant,
    Declared,
    Instance,
    Site,
    Value,
)

_MOST = 100
"""Methods that one name made at run time may mean."""


def attribute(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    """`getattr(of, name)`, `getattr(of, name, default)`."""
    of, name, default, *_ = (*arguments.positional, 0, 0, 0)
    if default:
        engine.copy(to, default)
    if not of or not name:
        return
    beginning = engine.beginnings.get(name)
    if beginning:
        engine.on(of, _beginning_with, beginning, to)
    else:
        engine.on(name, _attribute_by, of, site, to)


def _attribute_by(engine: Engine, name: Value, of: int, site: Site, to: int) -> None:
    if isinstance(name, Constant) and isinstance(name.value, str) and name.value:
        engine.on(of, engine.do.read, name.value, site, to)


def _beginning_with(engine: Engine, of: Value, beginning: str, to: int) -> None:
    """`getattr(of, beginning + more)`: any method whose name begins so, as visitors find theirs."""
    if not isinstance(of, Instance | Declared):
        return
    below = of.of.subclasses if isinstance(of, Declared) else []
    found: dict[str, Class] = {}
    for one in of.of.mro:
        for name in one.methods:
            if name.startswith(beginning):
                found.setdefault(name, one)
    methods = [one.methods[name] for name, one in found.items()]
    methods += [method for one in below for name, method in one.methods.items() if name.startswith(beginning)]
    meant = [one for one in methods if one.facts.kind == "method"][:_MOST]
    if meant:
        engine.add(to, Choice(tuple(engine.bound(one, of, declared=bool(below)) for one in meant)))


def kind(engine: Engine, arguments: Arguments, _site: Site, to: int) -> None:
    """`type(value)`."""
    given = arguments.positional
    if len(given) == 1 and given[0]:
        engine.on(given[0], _class_of, to)


def _class_of(engine: Engine, value: Value, to: int) -> None:
    if isinstance(value, Instance):
        engine.add(to, value.of)
