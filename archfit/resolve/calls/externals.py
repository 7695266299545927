"""What calling something built in, of the standard library or of a third party does with what it is given."""

from __future__ import annotations

from collections.abc import Callable

from archfit.resolve.calls import containers, contexts, injection, libraries, operators, reflection
from archfit.resolve.calls.declarations import instance_of
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.values import (
    Arguments,
    Bound,
    Class,
    Container,
    Declared,
    External,
    Function,
    Instance,
    Partial,
    Site,
    Task,
    Value,
    Wrapped,
)

_CALLBACKS = frozenset({
    "submit", "map", "run_in_executor", "to_thread", "call_soon", "call_later", "run_sync", "add_task", "apply_async",
    "on_commit", "signal", "register", "run_in_threadpool", "connect", "call_soon_threadsafe", "start_new_thread",
    "start_soon",
})  # fmt: skip
"""Functions that call one of their first arguments, later or elsewhere, with those after it."""
_STARTERS = frozenset({"Thread", "Process", "Timer"})
"""Classes that call their `target` or `function` elsewhere."""
_FIELDS = frozenset({"field", "Field", "ib", "attrib"})
"""What declares the field of a class, and may be given what makes its value."""
_AWAITERS = frozenset({"create_task", "ensure_future", "gather", "wait_for", "run", "run_until_complete", "shield"})
"""Functions whose result is that of the coroutines they are given."""
_TO_TEXT = frozenset({
    "join", "format", "strip", "lstrip", "rstrip", "lower", "upper", "replace", "title", "capitalize", "casefold",
    "removeprefix", "removesuffix", "zfill", "ljust", "rjust", "center", "swapcase", "translate", "expandtabs",
    "format_map",
})  # fmt: skip
_TO_TEXTS = frozenset({"split", "rsplit", "splitlines", "partition", "rpartition"})
_CALLABLES = (Function, Bound, Class, Partial, Wrapped, Task)
_FIRST_FEW = 3


def call(engine: Engine, external: External, site: Site, arguments: Arguments, to: int) -> None:
    """Call something external."""
    name = external.name
    if name == REPLACES:
        _first(engine, arguments, to)
        return
    engine.record(site, name)
    last = name.rpartition(".")[2]
    if name.startswith("builtins."):
        operators.function(engine, name.removeprefix("builtins."), arguments, site, to)
        known = _built_in(name, last)
        if known:
            known(engine, arguments, site, to)
        return
    special = _LIBRARY.get(last) or injection.PROVIDERS.get(name)
    if special and name not in engine.knowledge.functions:
        special(engine, arguments, site, to)
        return
    _start(engine, last, arguments, site, to)
    if libraries.call(engine, external, site, arguments, to):
        return
    if last in _AWAITERS:
        for node in arguments.positional:
            if node:
                engine.copy(to, node)
    engine.add(to, external)


_Known = Callable[[Engine, Arguments, Site, int], None]
REPLACES = "functools.wraps()"
"""What `functools.wraps(original)` gives: a decorator that leaves the wrapper as it is."""


def _start(engine: Engine, last: str, arguments: Arguments, site: Site, to: int) -> None:
    """Have callables run that something external is given for it."""
    if last in _FIELDS:
        for name, node in arguments.keywords:
            if name in ("default_factory", "factory") and node:
                engine.on(node, callback, site, (), to)
        return
    run = site.as_kind("task")
    if last in _STARTERS:
        for name, node in arguments.keywords:
            if name in ("target", "function") and node:
                engine.on(node, callback, run, (), 0)
    elif last in _CALLBACKS:
        for place, node in enumerate(arguments.positional[:_FIRST_FEW]):
            if node:
                engine.on(node, callback, run, arguments.positional[place + 1 :], 0)


def callback(engine: Engine, value: Value, site: Site, given: tuple[int, ...], to: int) -> None:
    """Have a callable called by whom it was given to."""
    if isinstance(value, _CALLABLES):
        kind = "callback" if site.kind == "direct" else site.kind
        engine.do.call(engine, value, site._replace(kind=kind), Arguments(given), to or engine.node())


def _first(engine: Engine, arguments: Arguments, to: int) -> None:
    if arguments.positional and arguments.positional[0]:
        engine.copy(to, arguments.positional[0])


# -- built in --------------------------------------------------------------------------------------


def _map(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    result, item = engine.node(), engine.node()
    engine.add(to, engine.listed(result))
    for node in arguments.positional[1:]:
        if node:
            engine.on(node, engine.do.iterate, site, item)
    for node in arguments.positional:
        if node:
            engine.on(node, callback, site, (item,), result)


def _choose(engine: Engine, arguments: Arguments, site: Site, to: int, *, last: str) -> None:
    """`filter`, `sorted`, `min`, `max`: items of what is given, by a callable."""
    item = engine.node()
    given = arguments.positional
    source = (given[-1] if last == "filter" else given[0]) if given else 0
    if source:
        engine.on(source, engine.do.iterate, site, item)
    keys = [node for name, node in arguments.keywords if name == "key"]
    if last == "filter":
        keys += given[:1]
    for node in keys:
        if node:
            engine.on(node, callback, site, (item,), 0)
    if last in ("filter", "sorted"):
        engine.add(to, engine.listed(item))
    else:
        engine.copy(to, item)


def _filter(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    _choose(engine, arguments, site, to, last="filter")


def _sorted(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    _choose(engine, arguments, site, to, last="sorted")


def _least(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    _choose(engine, arguments, site, to, last="min")


def _list(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    given = arguments.positional
    if given:
        item = engine.node()
        engine.add(to, engine.listed(item))
        if given[0]:
            engine.on(given[0], engine.do.iterate, site, item)


def _enumerate(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    given = arguments.positional
    if given:
        pair = Container("list", {1: engine.node()})
        item = engine.node()
        engine.add(item, pair)
        engine.add(to, engine.listed(item))
        if given[0]:
            engine.on(given[0], engine.do.iterate, site, pair.items[1])


def _zip(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    group = Container("list", {place: engine.node() for place, _ in enumerate(arguments.positional)})
    item = engine.node()
    engine.add(item, group)
    engine.add(to, engine.listed(item))
    for place, node in enumerate(arguments.positional):
        if node:
            engine.on(node, engine.do.iterate, site, group.items[place])


def _dict(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    made = Container("dict")
    containers.put_by_name(engine, made, arguments, site)
    engine.add(to, made)
    _first(engine, arguments, to)


def _next(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    given = arguments.positional
    if given and given[0]:
        engine.on(given[0], next_of, "__next__", site, to)


def _anext(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    given = arguments.positional
    if given and given[0]:
        engine.on(given[0], next_of, "__anext__", site, to)


def next_of(engine: Engine, of: Value, method: str, site: Site, to: int) -> None:
    """The next item of an iterator, by one of its methods."""
    if isinstance(of, Instance | Declared):
        containers.special(engine, of, method, Arguments(), to, site)
    else:
        engine.do.iterate(engine, of, site, to)


def _text(engine: Engine, _arguments: Arguments, _site: Site, to: int) -> None:
    engine.add(to, engine.any_string)


def _texts(engine: Engine, _arguments: Arguments, _site: Site, to: int) -> None:
    item = engine.node()
    engine.add(item, engine.any_string)
    engine.add(to, engine.listed(item))


_BUILTINS: dict[str, _Known] = {
    "map": _map,
    "filter": _filter,
    "sorted": _sorted,
    "min": _least,
    "max": _least,
    **dict.fromkeys(("list", "tuple", "set", "frozenset", "reversed", "iter", "aiter"), _list),
    "enumerate": _enumerate,
    "zip": _zip,
    "dict": _dict,
    "next": _next,
    "anext": _anext,
    "getattr": reflection.attribute,
    "type": reflection.kind,
    "str": _text,
    "repr": _text,
}


def _built_in(name: str, last: str) -> _Known | None:
    if not name.startswith("builtins.str."):
        return _BUILTINS.get(last) if name == f"builtins.{last}" else None
    if last in _TO_TEXTS:
        return _texts
    return _text if last in _TO_TEXT else None


# -- standard library ------------------------------------------------------------------------------


def _partial(engine: Engine, arguments: Arguments, _site: Site, to: int) -> None:
    given = arguments.positional
    if given and given[0]:
        engine.add(to, Partial(given[0], given[1:], arguments.keywords))


def _wraps(engine: Engine, _arguments: Arguments, _site: Site, to: int) -> None:
    engine.add(to, engine.external(REPLACES))


def _update_wrapper(engine: Engine, arguments: Arguments, _site: Site, to: int) -> None:
    _first(engine, arguments, to)


def _cast(engine: Engine, arguments: Arguments, _site: Site, to: int) -> None:
    given = arguments.positional
    if len(given) > 1:
        if given[1]:
            engine.copy(to, given[1])
        if given[0]:
            engine.on(given[0], instance_of, to)


_LIBRARY: dict[str, _Known] = {
    "partial": _partial,
    "partialmethod": _partial,
    "wraps": _wraps,
    "update_wrapper": _update_wrapper,
    "cast": _cast,
    **contexts.LIBRARY,
}
"""By the last part of the name, since the module is often known by another one."""
