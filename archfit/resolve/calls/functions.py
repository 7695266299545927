"""Functions that are called: arguments flow to parameters, results flow back."""

from __future__ import annotations

from archfit.resolve.calls import containers, generics
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.values import Arguments, Function, Generator, Passed, Site, Value


def invoke(
    engine: Engine, function: Function, receiver: Value | None, site: Site, arguments: Arguments, to: int
) -> None:
    """Call a function: arguments flow to parameters, and what it returns, by then or as it came, flows back."""
    engine.record(site, function.name)
    function.calls.append(Passed(site, receiver, arguments))
    given = _pass(engine, function, receiver, site, arguments)
    for place, default in function.defaults:
        if place not in given:
            engine.copy(function.parameters[place], default)
            given[place] = default
    if to:
        _return(engine, function, given, to)
        if function.returns in engine.schemes:
            generics.returned(engine, function, receiver, given, to)
    for place, name, source in function.stores:
        value, holder = given.get(source), given.get(place)
        if not isinstance(value, int) or not value or holder is None:
            continue
        if isinstance(holder, int):
            if holder:
                engine.on(holder, engine.do.write, name, value, site)
        else:
            engine.do.write(engine, holder, name, value, site)


def _pass(
    engine: Engine, function: Function, receiver: Value | None, site: Site, arguments: Arguments
) -> dict[int, int | Value]:
    """Let arguments flow to parameters; return what each parameter got, a node or a value."""
    positional = function.positional
    given: dict[int, int | Value] = {}
    at = 0
    if receiver is not None and function.facts.kind != "static":
        if positional:
            engine.add(positional[0], receiver)
        given[0] = receiver
        at = 1
    for place, node in enumerate(arguments.positional):
        if place in arguments.starred:
            _pass_items(engine, function, at, node, given, site)
            continue
        if at < len(positional):
            if node:
                engine.copy(positional[at], node)
            given[at] = node
        elif function.rest and node:
            engine.copy(function.rest, node)
        at += 1
    for name, node in arguments.keywords:
        _pass_by_name(engine, function, name, node, given, site)
    return given


def _pass_items(
    engine: Engine, function: Function, at: int, node: int, given: dict[int, int | Value], site: Site
) -> None:
    if not node:
        return
    item = engine.node()
    engine.on(node, engine.do.iterate, site, item)
    for place in range(at, len(function.positional)):
        engine.copy(function.positional[place], item)
        given.setdefault(place, item)
    if function.rest:
        engine.copy(function.rest, item)


def _pass_by_name(
    engine: Engine, function: Function, name: str, node: int, given: dict[int, int | Value], site: Site
) -> None:
    place = function.positions.get(name)
    if place is not None:
        if node:
            engine.copy(function.parameters[place], node)
        given[place] = node
    elif function.rest_by_name and node:
        if name:
            engine.copy(function.rest_by_name, node)
        else:
            engine.on(node, containers.item, None, 0, function.rest_by_name, site)


def _return(engine: Engine, function: Function, given: dict[int, int | Value], to: int) -> None:
    engine.copy(to, function.returns)
    if function.facts.generator:
        if function.generator is None:
            function.generator = Generator(function.yields)
        engine.add(to, function.generator)
        return
    for place in function.returned:
        value = given.get(place)
        if isinstance(value, int):
            if value:
                engine.copy(to, value)
        elif value is not None:
            engine.add(to, value)
