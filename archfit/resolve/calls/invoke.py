"""Calls of functions, classes and everything else that can be called."""

from __future__ import annotations

from typing import Any

from archfit.resolve.calls import containers, decorators, externals, libraries, records
from archfit.resolve.calls.engine import Engine, find
from archfit.resolve.calls.functions import invoke
from archfit.resolve.calls.values import (
    Arguments,
    Bound,
    Choice,
    Class,
    Container,
    Declared,
    Dispatcher,
    External,
    Function,
    Instance,
    Partial,
    Passed,
    Registration,
    Site,
    Task,
    Value,
    Wrapped,
)

_DATACLASSES = frozenset({"dataclass", "define", "frozen", "attrs"})


def call(engine: Engine, value: Value, site: Site, arguments: Arguments, to: int) -> None:
    """Call a value; the result goes to a node, or nowhere when it is 0."""
    caller = _CALLERS.get(value.__class__)
    if caller:
        caller(engine, value, site, arguments, to)


def _call_function(engine: Engine, function: Function, site: Site, arguments: Arguments, to: int) -> None:
    invoke(engine, function, None, site, arguments, to)


def _call_bound(engine: Engine, bound: Bound, site: Site, arguments: Arguments, to: int) -> None:
    function = bound.function
    if bound.declared and site.kind == "direct":
        site = site.as_kind("declared")
    if bound.remote and isinstance(function, Function):
        engine.record(site, function.name)
    elif isinstance(function, Function):
        invoke(engine, function, bound.receiver, site, arguments, to)
    elif isinstance(function, Wrapped):
        _call_wrapper(engine, function, bound.receiver, site, arguments, to)
    elif isinstance(function, External) and isinstance(bound.receiver, Container):
        engine.record(site, function.name)
        containers.call_method(engine, function.name.rpartition(".")[2], bound.receiver, arguments, to, site)


def _call_class(engine: Engine, one: Class, site: Site, arguments: Arguments, to: int) -> None:
    if one.record == "dict":
        if to:
            engine.add(to, records.typed(engine, one))
        return
    metaclass_call = find(one.metaclass, "__call__")[0] if one.metaclass else 0
    if metaclass_call:
        engine.on(metaclass_call, _construct_by, one, site, arguments, to)
    else:
        _construct(engine, one, site, arguments, to)


def _construct_by(engine: Engine, method: Value, one: Class, site: Site, arguments: Arguments, to: int) -> None:
    """Have a metaclass make an instance; it is taken to do so with the arguments it is given."""
    if isinstance(method, Function):
        invoke(engine, method, one, site.as_kind("dunder"), arguments, to)
        _construct(engine, one, _inside(method).as_kind("direct"), arguments, to)


def _construct(engine: Engine, one: Class, site: Site, arguments: Arguments, to: int) -> None:
    instance = engine.instance(one)
    passed = Passed(site, None, arguments)
    instance.made.append(passed)
    if to:
        engine.add(to, instance)
    built = site.as_kind("constructor") if site.kind == "direct" else site
    node, _ = find(one, "__init__")
    if node:
        engine.on(node, _initialise, instance, built, arguments)
        return
    foreign = engine.foreign(one)
    if foreign and not foreign.startswith("builtins."):
        engine.record(built, f"{foreign}.__init__")
        inherited = engine.inherited_from_others(one, "__init__", instance)
        if inherited is None or not libraries.call(engine, inherited, built, arguments, 0):
            instance.initialised.append(passed)
    if _takes_fields(one):
        _fill(engine, instance, arguments)
        after, _ = find(one, "__post_init__")
        if after:
            engine.on(after, _initialise, instance, built, Arguments())


def _takes_fields(one: Class) -> bool:
    """Tell whether a constructor is made from annotated fields, by a decorator or by a base class of others."""
    if one.record == "tuple" or any(name.rpartition(".")[2] in _DATACLASSES for name in one.facts.decorators):
        return True
    return bool(one.fields) and any(not name.startswith("builtins.") for base in one.mro for name in base.foreign)


def _fill(engine: Engine, instance: Instance, arguments: Arguments) -> None:
    names = [name for base in reversed(instance.of.mro) for name, _ in base.fields]
    for name, node in [*zip(names, arguments.positional, strict=False), *arguments.keywords]:
        if name and node:
            engine.copy(engine.field(instance, name), node)


def _initialise(engine: Engine, function: Value, instance: Instance, site: Site, arguments: Arguments) -> None:
    if isinstance(function, Function):
        invoke(engine, function, instance, site, arguments, 0)
    elif isinstance(function, Wrapped):
        _call_wrapper(engine, function, instance, site, arguments, 0)


def _call_instance(engine: Engine, of: Instance | Declared, site: Site, arguments: Arguments, to: int) -> None:
    containers.special(engine, of, "__call__", arguments, to, site)


def _call_choice(engine: Engine, choice: Choice, site: Site, arguments: Arguments, to: int) -> None:
    for method in choice.methods:
        _call_bound(engine, method, site, arguments, to)


def _call_partial(engine: Engine, partial: Partial, site: Site, arguments: Arguments, to: int) -> None:
    if engine.made.setdefault(("partial", partial, site, to), arguments) is not arguments:
        return  # A partial of itself, in a loop.
    before = len(partial.positional)
    joined = Arguments(
        (*partial.positional, *arguments.positional),
        tuple(before + place for place in arguments.starred),
        (*partial.keywords, *arguments.keywords),
    )
    engine.on(partial.function, call, site, joined, to)


def _call_task(engine: Engine, task: Task, site: Site, arguments: Arguments, to: int) -> None:
    call(engine, task.function, site.as_kind("task"), arguments, to)


def _call_registration(engine: Engine, registration: Registration, site: Site, arguments: Arguments, to: int) -> None:
    if arguments.positional and arguments.positional[0]:
        decorators.decorate(engine, registration, arguments.positional[0], site, to)


def _call_wrapped(engine: Engine, wrapped: Wrapped, site: Site, arguments: Arguments, to: int) -> None:
    _call_wrapper(engine, wrapped, None, site, arguments, to)


def _call_wrapper(
    engine: Engine, wrapped: Wrapped, receiver: Value | None, site: Site, arguments: Arguments, to: int
) -> None:
    """Call a wrapper, which calls what it wraps with what it was called with."""
    wrapper = wrapped.wrapper
    wrapped.called = True
    engine.record(site, wrapper.name)
    if receiver is not None and wrapper.positional:
        engine.add(wrapper.positional[0], receiver)
    inside = _inside(wrapper)._replace(outer=site.outer or site)
    engine.on(wrapped.original, _call_original, receiver, inside, arguments, to)


def _inside(function: Function) -> Site:
    return Site(function.unit, function.facts.scope, function.facts.line, "decorator")


def call_unused_wrappers(engine: Engine) -> None:
    """Let wrappers that nobody in the program calls call what they wrap."""
    for wrapped in [value for value in engine.made.values() if isinstance(value, Wrapped) and not value.called]:
        engine.on(wrapped.original, _call_original, None, _inside(wrapped.wrapper), Arguments(), 0)


def _call_original(
    engine: Engine, original: Value, receiver: Value | None, site: Site, arguments: Arguments, to: int
) -> None:
    if isinstance(original, Function):
        invoke(engine, original, receiver, site, arguments, to)
    elif isinstance(original, Wrapped):
        _call_wrapper(engine, original, receiver, site, arguments, to)
    else:
        call(engine, original, site, arguments, to)


def _call_dispatcher(engine: Engine, dispatcher: Dispatcher, _site: Site, arguments: Arguments, to: int) -> None:
    """`register(kind)`, `register(kind, function)`, `register(function)`."""
    for node in filter(None, arguments.positional[:2]):
        engine.on(node, decorators.implement, dispatcher, to)
    engine.add(to, dispatcher)


def _call_external(engine: Engine, external: External, site: Site, arguments: Arguments, to: int) -> None:
    externals.call(engine, external, site, arguments, to)


_CALLERS: dict[type, Any] = {
    Function: _call_function,
    Bound: _call_bound,
    Class: _call_class,
    Instance: _call_instance,
    Declared: _call_instance,
    Choice: _call_choice,
    Partial: _call_partial,
    Task: _call_task,
    Wrapped: _call_wrapped,
    External: _call_external,
    Registration: _call_registration,
    Dispatcher: _call_dispatcher,
}
