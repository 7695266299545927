"""What annotations say of values."""

from __future__ import annotations

from collections.abc import Sequence

from archfit.model import operations
from archfit.model.operations import Annotation, ClassType, ContainerType, GenericType, Key, NamedType, UnionType
from archfit.resolve.calls import records
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.symbols import Symbols
from archfit.resolve.calls.values import Class, Container, Declared, External, Scheme, SchemeOf, TypeVariable, Value

_Said = tuple[Annotation, int]
"""An annotation, and the scope it is seen from."""


def annotated(engine: Engine, unit: Unit, operation: operations.Annotated, symbols: Symbols) -> None:
    """Declare what a node holds."""
    node = operation.to + unit.base
    scheme = declare(engine, unit, node, (operation.type, operation.scope), symbols)
    if scheme is not None:
        engine.schemes[node] = scheme


def declare(engine: Engine, unit: Unit, to: int, said: _Said, symbols: Symbols) -> Scheme | None:
    """Let a node hold what an annotation says; return it again as far as it depends on type variables."""
    type_, scope = said
    if isinstance(type_, NamedType):
        return _named(engine, unit, to, (type_, scope), symbols)
    if isinstance(type_, UnionType):
        parts = [(None, declare(engine, unit, to, (member, scope), symbols)) for member in type_.members]
        return _scheme("union", parts)
    if isinstance(type_, ContainerType):
        made = Container(type_.kind, {key: engine.node() for key, _ in type_.items})
        engine.add(to, made)
        inner = [(key, declare(engine, unit, made.items[key], (item, scope), symbols)) for key, item in type_.items]
        return _scheme(type_.kind, inner)
    if isinstance(type_, GenericType):
        return _generic(engine, unit, to, (type_, scope), symbols)
    return _class(engine, unit, to, (type_, scope), symbols)


def _scheme(kind: str | Class, parts: Sequence[tuple[Key, Scheme | None]]) -> Scheme | None:
    known = tuple((key, part) for key, part in parts if part is not None)
    return SchemeOf(kind, known) if known else None


def _named(engine: Engine, unit: Unit, to: int, said: tuple[NamedType, int], symbols: Symbols) -> Scheme | None:
    type_, scope = said
    value = _instance_of(engine, unit, type_.name, scope, symbols)
    if isinstance(value, TypeVariable):
        if value.bound is not None:
            engine.add(to, value.bound.declared)
        return value
    if value:
        engine.add(to, value)
    return None


def _class(engine: Engine, unit: Unit, to: int, said: tuple[ClassType, int], symbols: Symbols) -> Scheme | None:
    type_, scope = said
    if not isinstance(type_.of, NamedType | GenericType):
        return None
    found = symbols.lookup(unit, scope, type_.of.name)
    if isinstance(found, Class):
        engine.add(to, found)
    elif isinstance(found, TypeVariable):
        if found.bound is not None:
            engine.add(to, found.bound)
        return _scheme("class", [(None, found)])
    return None


def _generic(engine: Engine, unit: Unit, to: int, said: tuple[GenericType, int], symbols: Symbols) -> Scheme | None:
    """`Box[Order]`: a declared instance that knows its parameters, as far as they are of the checked code."""
    type_, scope = said
    found = symbols.lookup(unit, scope, type_.name)
    if not isinstance(found, Class) or not found.variables:
        return _named(engine, unit, to, (NamedType(type_.name), scope), symbols)
    meant: dict[int, tuple[Annotation, object]] = {}
    for place, item in type_.items[: len(found.variables)]:
        one = symbols.lookup(unit, scope, item.name) if isinstance(item, NamedType) else (unit.number, scope, item)
        if place < len(found.variables) and not (one is None or isinstance(one, External)):
            meant[place] = (item, one)
    if all(isinstance(one, TypeVariable) for _, one in meant.values()):
        engine.add(to, found.declared)
        return _scheme(found, [(place, one) for place, (_, one) in meant.items() if isinstance(one, TypeVariable)])
    key = ("spelled", found, tuple((place, one) for place, (_, one) in meant.items()))
    known: tuple[Declared, Scheme | None] | None = engine.made.get(key)
    if known is None:
        nodes = {place: engine.node() for place in meant}
        parts = [
            (place, declare(engine, unit, nodes[place], (item, scope), symbols)) for place, (item, _) in meant.items()
        ]
        arguments = {found.variables[place]: node for place, node in nodes.items()}
        known = engine.made[key] = (Declared(found, arguments), _scheme(found, parts))
    engine.add(to, known[0])
    return known[1]


def instance_of(engine: Engine, value: Value, to: int) -> None:
    """Let a node hold an instance of a class, or of one below it."""
    if isinstance(value, Class):
        engine.add(to, value.declared)


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
        return records.typed(engine, found) if found.record == "dict" else found.declared
    if isinstance(found, TypeVariable):
        return found
    if isinstance(found, External) and not found.name.startswith(("typing.", "builtins.", "typing_extensions.")):
        return found
    return None
