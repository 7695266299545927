"""Context managers, and what `contextlib` does with them (Python library reference, `contextlib`)."""

from __future__ import annotations

from collections.abc import Callable

from archfit.resolve.calls import containers
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.values import Arguments, Declared, External, Generator, Instance, Site, Value


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


def _enter_context(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    """`ExitStack.enter_context`."""
    _each(engine, arguments, enter, False, site, to)  # noqa: FBT003 - a field


def _enter_async_context(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    _each(engine, arguments, enter, True, site, to)  # noqa: FBT003 - a field


def _closing(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    """`closing(thing)` gives the thing, and closes it at the end."""
    _itself(engine, arguments, site, to)
    _each(engine, arguments, _close, "close", site)


def _aclosing(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    _itself(engine, arguments, site, to)
    _each(engine, arguments, _close, "aclose", site)


def _itself(engine: Engine, arguments: Arguments, _site: Site, to: int) -> None:
    """`nullcontext(thing)`; what it gives is like what a generator yields."""
    if arguments.positional and arguments.positional[0]:
        engine.add(to, Generator(arguments.positional[0]))


def _each(engine: Engine, arguments: Arguments, handler: Callable[..., None], *rest: object) -> None:
    if arguments.positional and arguments.positional[0]:
        engine.on(arguments.positional[0], handler, *rest)


def _close(engine: Engine, of: Value, name: str, site: Site) -> None:
    if isinstance(of, Instance | Declared):
        method = engine.node()
        engine.do.read(engine, of, name, site, method)
        engine.on(method, engine.do.call, site.as_kind("callback"), Arguments(), 0)


LIBRARY: dict[str, Callable[[Engine, Arguments, Site, int], None]] = {
    "enter_context": _enter_context,
    "enter_async_context": _enter_async_context,
    "closing": _closing,
    "aclosing": _aclosing,
    "nullcontext": _itself,
}
"""By the last part of the name, since the module is often known by another one."""
