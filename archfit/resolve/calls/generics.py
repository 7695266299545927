"""Type variables: what they are in a class, a declared instance and a call (PEP 484, PEP 695)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from archfit.model.operations import Annotation, GenericType, Key, NamedType
from archfit.resolve.calls import containers
from archfit.resolve.calls.declarations import declare, instance_of
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.symbols import Symbols
from archfit.resolve.calls.values import (
    Class,
    Container,
    Declared,
    Function,
    Generator,
    Instance,
    Scheme,
    SchemeOf,
    TypeVariable,
    Value,
)

_Meaning = Callable[[TypeVariable], int]
"""A type variable -> the node of what it is, or 0."""
_DECLARE = frozenset({"Generic", "Protocol"})


def find_variables(engine: Engine, classes: Iterable[Class], symbols: Symbols) -> None:
    """Find the type variables of classes, and what they are in the classes below them."""
    for one in classes:
        if one.facts.generic or one.facts.variables:
            one.variables = _variables(engine.units[one.unit], one, symbols)
    met: set[Class] = set()
    for one in classes:
        if any(base.variables for base in one.mro):
            for base in reversed(one.mro):
                if base not in met:
                    met.add(base)
                    _inherit(engine, base, symbols)


def _variables(unit: Unit, one: Class, symbols: Symbols) -> tuple[TypeVariable, ...]:
    """Return those that it declares itself, else those of `Generic`, else all in the order of the bases."""
    scope = one.facts.scope
    declared = [symbols.lookup(unit, scope, name) for name in one.facts.variables]
    for chosen in ([base for base in one.facts.generic if _last(base) in _DECLARE], one.facts.generic):
        declared = declared or [
            symbols.lookup(unit, scope, item.name)
            for base in chosen
            for _, item in base.items
            if isinstance(item, NamedType)
        ]
    return tuple(dict.fromkeys(found for found in declared if isinstance(found, TypeVariable)))


def _last(base: GenericType) -> str:
    return base.name.rpartition(".")[2]


def _inherit(engine: Engine, one: Class, symbols: Symbols) -> None:
    unit = engine.units[one.unit]
    outer = unit.summary.scopes[one.facts.scope].outer
    subscripted = {symbols.lookup(unit, outer, base.name): dict(base.items) for base in one.facts.generic}
    for base in one.bases:
        items = subscripted.get(base, {})
        local = {
            variable: _argument(engine, unit, one, items[place], symbols)
            for place, variable in enumerate(base.variables)
            if place in items
        }
        for variable, meant in local.items():
            one.given[base, variable] = meant
        for key, meant in base.given.items():
            known = local.get(meant) if isinstance(meant, TypeVariable) else meant
            if known is not None:
                one.given.setdefault(key, known)


def _argument(engine: Engine, unit: Unit, one: Class, item: Annotation, symbols: Symbols) -> int | TypeVariable:
    if isinstance(item, NamedType):
        found = symbols.lookup(unit, one.facts.scope, item.name)
        if isinstance(found, TypeVariable):
            return found
    node = engine.node()
    declare(engine, unit, node, (item, one.facts.scope), symbols)
    return node


def find_attributes(engine: Engine, classes: Iterable[Class]) -> None:
    """Note the attributes whose declared types depend on type variables, in the classes that have them."""
    if not engine.schemes:
        return
    for one in classes:
        for base in reversed(one.mro):
            if base.variables:
                one.schemes.update(_attributes(engine, base))


def _attributes(engine: Engine, one: Class) -> dict[str, tuple[Class, Scheme]]:
    base = engine.units[one.unit].base
    nodes = dict(one.body)
    for method in one.methods.values():
        for place, name, source in method.facts.stores:
            if place == 0:
                nodes[name] = method.facts.parameters[source].declared + base
    return {name: (one, engine.schemes[node]) for name, node in nodes.items() if node in engine.schemes}


# -- what they are ---------------------------------------------------------------------------------


def attribute(engine: Engine, of: Instance | Declared, name: str, to: int) -> None:
    """Let a node hold an attribute whose declared type depends on type variables of a class."""
    owner, scheme = of.of.schemes[name]
    _instantiate(engine, scheme, lambda variable: _meant(of, owner, variable), to)


def returned(
    engine: Engine, function: Function, receiver: Value | None, given: dict[int, int | Value], to: int
) -> None:
    """Let a node hold what a function returns, whose declared type depends on type variables."""
    by_arguments: dict[TypeVariable, int] = {}
    base = engine.units[function.unit].base
    for parameter in function.facts.parameters:
        scheme = engine.schemes.get(parameter.declared + base) if parameter.declared else None
        node = given.get(function.positions[parameter.name]) if scheme else None
        if scheme and isinstance(node, int) and node:
            _match(engine, scheme, node, by_arguments)

    def meaning(variable: TypeVariable) -> int:
        if isinstance(receiver, Instance | Declared) and function.owner:
            return _meant(receiver, function.owner, variable) or by_arguments.get(variable, 0)
        return by_arguments.get(variable, 0)

    _instantiate(engine, engine.schemes[function.returns], meaning, to)


def _meant(receiver: Instance | Declared, owner: Class, variable: TypeVariable) -> int:
    """Return the node of what a variable of a class is for an instance of it or of one below it."""
    meant = variable if receiver.of is owner else receiver.of.given.get((owner, variable), 0)
    if isinstance(meant, TypeVariable):
        return receiver.arguments.get(meant, 0) if isinstance(receiver, Declared) else 0
    return meant


def _instantiate(engine: Engine, scheme: Scheme, meaning: _Meaning, to: int) -> None:
    if isinstance(scheme, TypeVariable):
        node = meaning(scheme)
        if node:
            engine.copy(to, node)
    elif scheme.kind == "union":
        for _, part in scheme.parts:
            _instantiate(engine, part, meaning, to)
    elif scheme.kind == "class":
        node = engine.node()
        _instantiate(engine, scheme.parts[0][1], meaning, node)
        engine.on(node, _class_of, to)
    elif isinstance(scheme.kind, Class):
        _parameterised(engine, scheme.kind, scheme, meaning, to)
    else:
        key = ("instantiated", scheme, to)
        made = engine.made.get(key)
        if made is None:
            made = engine.made[key] = Container(scheme.kind, {place: engine.node() for place, _ in scheme.parts})
        for place, part in scheme.parts:
            _instantiate(engine, part, meaning, made.items[place])
        engine.add(to, made)


def _parameterised(engine: Engine, of: Class, scheme: SchemeOf, meaning: _Meaning, to: int) -> None:
    """Let a node hold a declared instance of a generic class; what is nested deeper in its parameters is left out."""
    meant = [(place, meaning(part)) for place, part in scheme.parts if isinstance(part, TypeVariable)]
    nodes = [(place, node) for place, node in meant if node]
    if not nodes:
        return
    key = ("parameterised", of, tuple(nodes))
    made = engine.made.get(key)
    if made is None:
        made = engine.made[key] = Declared(of, {of.variables[int(place or 0)]: node for place, node in nodes})
    engine.add(to, made)


def _class_of(engine: Engine, value: Value, to: int) -> None:
    if isinstance(value, Instance | Declared):
        engine.add(to, value.of)


# -- what arguments say of them --------------------------------------------------------------------


def _match(engine: Engine, scheme: Scheme, node: int, found: dict[TypeVariable, int]) -> None:
    """Collect what the type variables of a parameter are by what a call gives it."""
    if isinstance(scheme, TypeVariable):
        if scheme not in found:
            found[scheme] = engine.node()
        engine.copy(found[scheme], node)
        return
    for place, part in scheme.parts:
        if scheme.kind == "union":
            _match(engine, part, node, found)
            continue
        inner = engine.node()
        if scheme.kind == "class":
            engine.on(node, instance_of, inner)
        elif isinstance(scheme.kind, Class):
            engine.on(node, _parameter_of, scheme.kind.variables[int(place or 0)], inner)
        else:
            engine.on(node, _item_of, place, inner)
        _match(engine, part, inner, found)


def _item_of(engine: Engine, value: Value, key: Key, to: int) -> None:
    if isinstance(value, Container):
        containers.get(engine, value, key, to)
    elif isinstance(value, Generator):
        engine.copy(to, value.yields)


def _parameter_of(engine: Engine, value: Value, variable: TypeVariable, to: int) -> None:
    if isinstance(value, Declared) and variable in value.arguments:
        engine.copy(to, value.arguments[variable])
