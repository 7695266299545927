"""What decorators make of functions and classes."""

from __future__ import annotations

from archfit.resolve.calls import libraries
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.externals import REPLACES
from archfit.resolve.calls.values import (
    Arguments,
    Class,
    Dispatcher,
    External,
    Function,
    Registration,
    Site,
    Value,
    Wrapped,
)


def decorate(engine: Engine, decorator: Value, original: int, site: Site, to: int) -> None:
    """
    Let a node hold what a decorator makes of what another holds.

    One that is not of the checked code is taken to leave it as it is.
    """
    if isinstance(decorator, External):
        if not decorator.name.startswith("builtins.") and decorator.name != REPLACES:
            engine.record(site, decorator.name)
            libraries.decorated(engine, decorator, original, site)
        if decorator.name in _DISPATCHES:
            engine.on(original, _dispatched, to)
        else:
            engine.copy(to, original)
    elif isinstance(decorator, Dispatcher):
        engine.on(original, implement, decorator, to)
    elif isinstance(decorator, Registration):
        libraries.registered(engine, decorator, original)
        engine.copy(to, original)
    elif isinstance(decorator, Function) and _takes_one(decorator):
        engine.record(site, decorator.name)
        parameter = decorator.parameters[0]
        if 0 in decorator.returned:
            engine.copy(to, original)
            engine.copy(parameter, original)
        engine.on(decorator.returns, _made, decorator, original, to)
    elif isinstance(decorator, Class):
        engine.do.call(engine, decorator, site, Arguments((original,)), to)
    else:
        made = engine.node()
        engine.do.call(engine, decorator, site, Arguments((original,)), made)
        engine.on(made, _made_by_call, original, to)


_DISPATCHES = frozenset({"functools.singledispatch", "functools.singledispatchmethod"})


def _dispatched(engine: Engine, function: Value, to: int) -> None:
    """Let whoever calls the function call any implementation of it; what it is comes last, since it is asked for."""
    if isinstance(function, Function):
        made = engine.made.setdefault(("dispatcher", function), Dispatcher(engine.node()))
        engine.copy(to, made.implementations)
    engine.add(to, function)


def implement(engine: Engine, function: Value, dispatcher: Dispatcher, to: int) -> None:
    """Register an implementation of a function."""
    if isinstance(function, Function | Wrapped):
        engine.add(dispatcher.implementations, function)
        engine.add(to, function)


def _takes_one(decorator: Function) -> bool:
    """Tell whether a function can be called with what it decorates alone, so that its body sees nothing else."""
    return len(decorator.parameters) == 1 and not decorator.rest


def _made(engine: Engine, made: Value, decorator: Function, original: int, to: int) -> None:
    """
    Take what a decorator returns.

    A wrapper that passes all its arguments on is one value for each function it wraps: were all of
    them one closure, whoever calls one decorated function would seem to call them all.
    """
    if isinstance(made, Function) and made.rest and made.rest_by_name and made.name.startswith(f"{decorator.name}."):
        key = ("wrapped", made, original)
        wrapped = engine.made.get(key)
        if wrapped is None:
            wrapped = engine.made[key] = Wrapped(made, original)
        engine.add(to, wrapped)
    else:
        engine.copy(decorator.parameters[0], original)
        engine.add(to, made)


def _made_by_call(engine: Engine, made: Value, original: int, to: int) -> None:
    if isinstance(made, Registration):
        libraries.registered(engine, made, original)
        engine.copy(to, original)
    elif isinstance(made, External):
        # What it gives is not known: it is taken to be what it was given.
        engine.copy(to, original)
    else:
        engine.add(to, made)
