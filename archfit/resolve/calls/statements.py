"""What `for`, `with` and `raise` call."""

from __future__ import annotations

from archfit.resolve.calls import containers, records
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.externals import next_of
from archfit.resolve.calls.values import (
    Arguments,
    Class,
    Container,
    Declared,
    External,
    Generator,
    Instance,
    Site,
    Value,
)


def iterate(engine: Engine, of: Value, site: Site, to: int) -> None:
    """Let a node hold any item of an iterable."""
    _iterate(engine, of, "__iter__", site, to)


def iterate_asynchronously(engine: Engine, of: Value, site: Site, to: int) -> None:
    """Let a node hold any item of an asynchronous iterable."""
    _iterate(engine, of, "__aiter__", site, to)


def _iterate(engine: Engine, of: Value, method: str, site: Site, to: int) -> None:
    if isinstance(of, Container):
        if of.kind != "dict":
            containers.get(engine, of, None, to)
    elif isinstance(of, Generator):
        engine.copy(to, of.yields)
    elif isinstance(of, Class) and of.record == "enum":
        engine.add(to, of.any)
    elif isinstance(of, Instance | Declared) and not records.item(engine, of, None, site, to):
        iterator = engine.node()
        containers.special(engine, of, method, Arguments(), iterator, site)
        engine.on(iterator, next_of, method.replace("iter", "next"), site, to)
    elif isinstance(of, External):
        engine.do.method(engine, of, method, site, Arguments(), to)


def raise_(engine: Engine, value: Value, site: Site) -> None:
    """Raise what is a class: it is instantiated."""
    if isinstance(value, Class):
        engine.do.call(engine, value, site, Arguments(), engine.node())
