"""What is left of values by a test with `isinstance`."""

from __future__ import annotations

from archfit.model import operations
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.symbols import Symbols
from archfit.resolve.calls.values import Class, Constant, Container, Declared, External, Instance, Value

_CONTAINERS = frozenset({"list", "tuple", "set", "frozenset", "dict"})


def narrowed(engine: Engine, unit: Unit, operation: operations.Narrowed, symbols: Symbols) -> None:
    """Let a node hold those values of another that a test leaves; all of them when its types are not known."""
    to, source = operation.to + unit.base, operation.source + unit.base
    types = [symbols.lookup(unit, operation.scope, name) for name in operation.types]
    ours = tuple(one for one in types if isinstance(one, Class))
    others = frozenset(one.name.removeprefix("builtins.") for one in types if isinstance(one, External))
    if len(ours) + len(others) < len(set(operation.types)) or (operation.holds and any(map(_is_structural, others))):
        engine.copy(to, source)
    elif operation.holds:
        engine.on(source, _keep, ours, others, to)
        engine.unproven.append((to, ours))
    else:
        engine.on(source, _drop, ours, others, to)


def _is_structural(name: str) -> bool:
    """Tell whether what has certain methods is an instance of a type without saying so."""
    return name.startswith(("typing.", "collections.abc."))


def _keep(engine: Engine, value: Value, ours: tuple[Class, ...], others: frozenset[str], to: int) -> None:
    if isinstance(value, Instance | Declared):
        if _is_any(value.of, ours) or (others and engine.foreign(value.of)):
            engine.add(to, value)
        elif isinstance(value, Declared):
            for one in ours:
                if value.of in one.mro:
                    engine.add(to, one.declared)
    elif isinstance(value, External) or _may_be(value, others):
        engine.add(to, value)


def _drop(engine: Engine, value: Value, ours: tuple[Class, ...], others: frozenset[str], to: int) -> None:
    if isinstance(value, Instance | Declared):
        if not _is_any(value.of, ours):
            engine.add(to, value)
    elif not (isinstance(value, Constant | Container) and _may_be(value, others)):
        engine.add(to, value)


def _is_any(of: Class, ours: tuple[Class, ...]) -> bool:
    return any(one in of.mro for one in ours)


def _may_be(value: Value, others: frozenset[str]) -> bool:
    """Tell whether something that is no instance of a class of ours may be of one of the other types."""
    if isinstance(value, Constant):
        return type(value.value).__name__ in others or not others <= _CONTAINERS | {"str", "int"}
    if isinstance(value, Container):
        if others & _CONTAINERS:
            return ("dict" in others) if value.kind == "dict" else bool(others & (_CONTAINERS - {"dict"}))
        return not others <= {"str", "int", "bytes", "float", "bool"}
    return bool(others)


def assume_tests_hold(engine: Engine) -> None:
    """Where nothing is left by a test, let there be some instance of what it asks for."""
    unproven, engine.unproven = engine.unproven, []
    for node, ours in unproven:
        if not engine.known[node]:
            for one in ours:
                engine.add(node, one.declared)
