"""What modules and global names give."""

from __future__ import annotations

from archfit.model.operations import GlobalName, Imported
from archfit.resolve.calls.engine import BUILTINS, Engine
from archfit.resolve.calls.program import Unit

_DEEPEST = 8
"""Star imports that are followed one after the other."""


def imported(engine: Engine, unit: Unit, operation: Imported) -> None:
    """`import module`, `from module import name`."""
    to = operation.to + unit.base
    module = unit.imports.get((operation.module, operation.level), "")
    if module and operation.name:
        attribute(engine, module, operation.name, to)
    elif module:
        engine.add(to, engine.module(module))
    elif not operation.level and (operation.module, 0) in unit.imports:
        name = f"{operation.module}.{operation.name}" if operation.name else operation.module
        engine.add(to, engine.external(name))


def attribute(engine: Engine, module: str, name: str, to: int, depth: int = 0) -> bool:
    """Let a node hold what a name is in a module of the checked code; tell whether there is such a name."""
    unit = engine.by_module.get(module)
    node = unit.exports.get(name) if unit else None
    if node is not None and node != to:
        engine.copy(to, node)
        return True
    if f"{module}.{name}" in engine.modules:
        engine.add(to, engine.module(f"{module}.{name}"))
        return True
    if unit is None or depth >= _DEEPEST:
        return False
    return any(attribute(engine, star, name, to, depth + 1) for star in unit.stars)


def global_name(engine: Engine, unit: Unit, operation: GlobalName) -> None:
    """A name that its module does not bind."""
    to = operation.to + unit.base
    if any(attribute(engine, star, operation.name, to, 1) for star in unit.stars):
        return
    if operation.name in BUILTINS:
        engine.add(to, engine.external(f"builtins.{operation.name}"))
