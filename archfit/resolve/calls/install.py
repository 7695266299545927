"""The operations of a file become copies, values and handlers in the network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archfit.model import operations
from archfit.model.operations import Annotation, ClassType, ContainerType, NamedType, UnionType
from archfit.resolve.calls import attributes, containers, decorators, invoke, modules, narrowing, operators, statements
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.symbols import Symbols
from archfit.resolve.calls.values import (
    Arguments,
    Class,
    Container,
    Declared,
    External,
    Instance,
    Site,
    Value,
)


def install(engine: Engine, unit: Unit, symbols: Symbols) -> None:
    """Put what a file does into the network."""
    for operation in unit.summary.operations:
        if isinstance(operation, operations.Annotated):
            _annotated(engine, unit, operation, symbols)
        elif isinstance(operation, operations.Narrowed):
            narrowing.narrowed(engine, unit, operation, symbols)
        else:
            _INSTALLERS[operation.__class__](engine, unit, operation)


def _site(unit: Unit, operation: Any) -> Site:
    return Site(unit.number, operation.scope, operation.line)


def _copy(engine: Engine, unit: Unit, operation: operations.Copy) -> None:
    engine.copy(operation.to + unit.base, operation.source + unit.base)


def _literal(engine: Engine, unit: Unit, operation: operations.Literal) -> None:
    engine.add(operation.to + unit.base, engine.constant(operation.value))


def _template(engine: Engine, unit: Unit, operation: operations.Template) -> None:
    if operation.text:
        engine.add(operation.to + unit.base, engine.any_string)
        first = operation.parts[0]
        if isinstance(first, str) and first.isidentifier():
            engine.beginnings[operation.to + unit.base] = first


def _new_function(engine: Engine, unit: Unit, operation: operations.NewFunction) -> None:
    engine.add(operation.to + unit.base, unit.functions[operation.number])


def _new_class(engine: Engine, unit: Unit, operation: operations.NewClass) -> None:
    engine.add(operation.to + unit.base, unit.classes[operation.number])


def _new_container(engine: Engine, unit: Unit, operation: operations.NewContainer) -> None:
    made = Container(operation.kind)
    for key, node in operation.items:
        if key in made.items:
            containers.put(engine, made, key, node + unit.base)
        elif key is None:
            made.items[None] = engine.node()
            engine.copy(made.items[None], node + unit.base)
        else:
            made.items[key] = node + unit.base
    engine.add(operation.to + unit.base, made)


def _read(engine: Engine, unit: Unit, operation: operations.Read) -> None:
    to = operation.to + unit.base
    engine.on(operation.of + unit.base, attributes.read, operation.name, _site(unit, operation), to)


def _write(engine: Engine, unit: Unit, operation: operations.Write) -> None:
    engine.written.add(operation.name)
    handler = attributes.write_declared if operation.declared else attributes.write
    source = operation.source and operation.source + unit.base
    engine.on(operation.of + unit.base, handler, operation.name, source, _site(unit, operation))


def _item(engine: Engine, unit: Unit, operation: operations.Item) -> None:
    key_node = operation.key_node and operation.key_node + unit.base
    to = operation.to + unit.base
    engine.on(operation.of + unit.base, containers.item, operation.key, key_node, to, _site(unit, operation))


def _set_item(engine: Engine, unit: Unit, operation: operations.SetItem) -> None:
    key_node = operation.key_node and operation.key_node + unit.base
    source = operation.source and operation.source + unit.base
    site = _site(unit, operation)
    engine.on(operation.of + unit.base, containers.set_item, operation.key, (key_node, source), site)


def _sliced(engine: Engine, unit: Unit, operation: operations.Sliced) -> None:
    to = operation.to + unit.base
    engine.on(operation.of + unit.base, containers.slice_of, operation.low, operation.high, to)


def _iterate(engine: Engine, unit: Unit, operation: operations.Iterate) -> None:
    handler = statements.iterate_asynchronously if operation.asynchronous else statements.iterate
    engine.on(operation.of + unit.base, handler, _site(unit, operation), operation.to + unit.base)


def _enter(engine: Engine, unit: Unit, operation: operations.Enter) -> None:
    what = (operation.asynchronous, _site(unit, operation), operation.to + unit.base)
    engine.on(operation.of + unit.base, statements.enter, *what)


def _raise(engine: Engine, unit: Unit, operation: operations.Raise) -> None:
    engine.on(operation.of + unit.base, statements.raise_, _site(unit, operation))


def _call(engine: Engine, unit: Unit, operation: operations.Call) -> None:
    if not operation.function:
        return
    base = unit.base
    arguments = Arguments(
        tuple([node and node + base for node in operation.arguments]),
        operation.starred,
        tuple([(name, node and node + base) for name, node in operation.keywords]) if operation.keywords else (),
    )
    kind = "injected" if operation.injected else "direct"
    site = Site(unit.number, operation.scope, operation.line, kind, operation)
    engine.on(operation.function + base, invoke.call, site, arguments, operation.to + base)


def _decorated(engine: Engine, unit: Unit, operation: operations.Decorated) -> None:
    site = _site(unit, operation)._replace(kind="decorator")
    nodes = (operation.original + unit.base, site, operation.to + unit.base)
    engine.on(operation.decorator + unit.base, decorators.decorate, *nodes)


def _super_call(engine: Engine, unit: Unit, operation: operations.SuperCall) -> None:
    engine.record(_site(unit, operation), "builtins.super")
    if operation.receiver:
        of = unit.classes[operation.number]
        engine.on(operation.receiver + unit.base, _when_super, of, operation.to + unit.base)


def _when_super(engine: Engine, receiver: Value, of: Class, to: int) -> None:
    if isinstance(receiver, Declared):
        receiver = receiver.of.any
    if isinstance(receiver, Instance | Class):
        engine.add(to, engine.super_of(of, receiver))


_INSTALLERS: dict[type, Callable[[Engine, Unit, Any], None]] = {
    operations.Copy: _copy,
    operations.Literal: _literal,
    operations.Template: _template,
    operations.GlobalName: modules.global_name,
    operations.Imported: modules.imported,
    operations.NewFunction: _new_function,
    operations.NewClass: _new_class,
    operations.NewContainer: _new_container,
    operations.Operator: operators.install,
    operations.Sliced: _sliced,
    operations.Read: _read,
    operations.Write: _write,
    operations.Item: _item,
    operations.SetItem: _set_item,
    operations.Iterate: _iterate,
    operations.Enter: _enter,
    operations.Raise: _raise,
    operations.Call: _call,
    operations.Decorated: _decorated,
    operations.SuperCall: _super_call,
}


# -- annotations -----------------------------------------------------------------------------------


def _annotated(engine: Engine, unit: Unit, operation: operations.Annotated, symbols: Symbols) -> None:
    _declare(engine, unit, operation.to + unit.base, (operation.type, operation.scope), symbols)


def _declare(engine: Engine, unit: Unit, to: int, said: tuple[Annotation, int], symbols: Symbols) -> None:
    type_, scope = said
    if isinstance(type_, NamedType):
        value = _instance_of(engine, unit, type_.name, scope, symbols)
        if value:
            engine.add(to, value)
    elif isinstance(type_, UnionType):
        for member in type_.members:
            _declare(engine, unit, to, (member, scope), symbols)
    elif isinstance(type_, ContainerType):
        made = Container(type_.kind, {key: engine.node() for key, _ in type_.items})
        engine.add(to, made)
        for key, item in type_.items:
            _declare(engine, unit, made.items[key], (item, scope), symbols)
    elif isinstance(type_, ClassType) and isinstance(type_.of, NamedType):
        found = symbols.lookup(unit, scope, type_.of.name)
        if isinstance(found, Class):
            engine.add(to, found)


def _instance_of(engine: Engine, unit: Unit, name: str, scope: int, symbols: Symbols) -> Value | None:
    if name == "str":
        return engine.any_string
    if name in ("Self", "typing.Self"):
        at = scope
        while at >= 0 and unit.summary.scopes[at].kind != "class":
            at = unit.summary.scopes[at].outer
        return unit.classes[unit.summary.scopes[at].owner].declared if at >= 0 else None
    found = symbols.lookup(unit, scope, name)
    if isinstance(found, Class):
        return found.declared
    if isinstance(found, External) and not found.name.startswith(("typing.", "builtins.", "typing_extensions.")):
        return found
    return None
