"""What `for`, `with` and `raise` call."""

from __future__ import annotations

from archfit.resolve.calls import containers
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
    elif isinstance(of, Instance | Declared):
        iterator = engine.node()
        containers.special(engine, of, method, Arguments(), iterator, site)
        engine.on(iterator, next_of, method.replace("iter", "next"), site, to)
    elif isinstance(of, External):
        engine.do.method(engine, of, method, site, Arguments(), to)


def enter(engine: Engine, of: Value, asynchronous: bool, site: Site, to: int) -> None:  # noqa: FBT001 - a field
    """Let a node hold what a context manager gives."""
    if isinstance(of, Instance | Declared):
        entering, leaving = ("__aenter__", "__aexit__") if asynchronous else ("__enter__", "__exit__")
        containers.special(engine, of, entering, Arguments(), to, site)
        containers.special(engine, of, leaving, Arguments(), 0, site)
        if engine.foreign(of.of):
            engine.add(to, of)
    elif isinstance(of, Generator):
        # A function that `contextlib.contextmanager` decorates.
        engine.copy(to, of.yields)
    elif isinstance(of, External):
        engine.add(to, of)


def raise_(engine: Engine, value: Value, site: Site) -> None:
    """Raise what is a class: it is instantiated."""
    if isinstance(value, Class):
        engine.do.call(engine, value, site, Arguments(), engine.node())
