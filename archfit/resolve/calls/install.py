"""The operations of a file become copies, values and handlers in the network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archfit.model import operations
from archfit.resolve.calls import (
    attributes,
    containers,
    contexts,
    declarations,
    decorators,
    injection,
    invoke,
    modules,
    narrowing,
    operators,
    statements,
)  # fmt: skip
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.symbols import Symbols
from archfit.resolve.calls.values import (
    Arguments,
    Class,
    Container,
    Declared,
    Function,
    Instance,
    Site,
    Value,
)


def install(engine: Engine, unit: Unit, symbols: Symbols) -> None:
    """Put what a file does into the network."""
    for operation in unit.summary.operations:
        installer = _INSTALLERS.get(operation.__class__)
        if installer is not None:
            installer(engine, unit, operation)
        else:
            _TYPED[operation.__class__](engine, unit, operation, symbols)


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
    one = unit.classes[operation.number]
    engine.add(operation.to + unit.base, one)
    if "__init_subclass__" in engine.holders:
        _tell_those_above(engine, unit, one)


def _tell_those_above(engine: Engine, unit: Unit, one: Class) -> None:
    """Call `__init_subclass__` of the next class in resolution order that has it (PEP 487)."""
    above = next((base for base in one.mro[1:] if "__init_subclass__" in base.body), None)
    if above is not None:
        site = Site(unit.number, unit.summary.scopes[one.facts.scope].outer, one.facts.line, "dunder")
        engine.on(above.body["__init_subclass__"], _told, one, site)


def _told(engine: Engine, method: Value, of: Class, site: Site) -> None:
    if isinstance(method, Function):
        invoke.call(engine, engine.bound(method, of), site, Arguments(), 0)


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
    base = unit.base
    site = Site(unit.number, operation.scope, operation.line)
    engine.on(operation.of + base, attributes.read, operation.name, site, operation.to + base)


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
    engine.on(operation.of + unit.base, contexts.enter, *what)


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
    if operation.injected:
        site = Site(unit.number, operation.scope, operation.line, "injected", operation)
        engine.on(operation.function + base, injection.provide, site, operation.to + base)
        return
    site = Site(unit.number, operation.scope, operation.line, "direct", operation)
    engine.on(operation.function + base, invoke.call, site, arguments, operation.to + base)


def _decorated(engine: Engine, unit: Unit, operation: operations.Decorated) -> None:
    site = _site(unit, operation).as_kind("decorator")
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
_TYPED: dict[type, Callable[[Engine, Unit, Any, Symbols], None]] = {
    operations.Annotated: declarations.annotated,
    operations.Narrowed: narrowing.narrowed,
}
"""Those that name types."""
