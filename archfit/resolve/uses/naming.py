"""What is not known, by the name that the code has for it."""

from __future__ import annotations

import re

from archfit.model import operations
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import Constant, External, Value
from archfit.resolve.uses.expressions import Expression, Object, Unknown

_A_NAME = re.compile(r"[A-Za-z][\w.-]{2,63}")


def unnamed(engine: Engine, unit: Unit, operation: operations.Operation) -> Unknown:
    """Return what an operation gives that is not known."""
    if isinstance(operation, operations.Read):
        return Unknown(operation.name)
    if isinstance(operation, operations.Item) and isinstance(operation.key, str):
        return Unknown(operation.key)
    return Unknown(asked_for(engine, unit, operation) if isinstance(operation, operations.Call) else "")


def asked_for(engine: Engine, unit: Unit, operation: operations.Call) -> str:
    """Return the name that a call is given: `config.get("USERS_URL")`, `await registry.lookup("users")`."""
    node = operation.arguments[0] if operation.arguments and not operation.starred else 0
    said = [one.value for one in engine.known[node + unit.base] if isinstance(one, Constant)] if node else []
    return said[0] if len(said) == 1 and isinstance(said[0], str) and _A_NAME.fullmatch(said[0]) else ""


def is_closed(engine: Engine, of: Expression) -> bool:
    """Tell whether something came from a library that nothing is known of."""
    value = of.value if isinstance(of, Object) else None
    if not isinstance(value, External) or value.origin is not None or value.name.startswith("builtins."):
        return False
    return value.name not in engine.knowledge.functions and value.name not in engine.knowledge.classes


def imported(value: Value) -> Unknown:
    """Return what stands in a text for an object: a constant of another package has a name."""
    if not isinstance(value, External) or value.origin is not None or value.name.startswith("builtins."):
        return Unknown()
    return Unknown(value.name.rpartition(".")[2])
