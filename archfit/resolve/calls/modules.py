"""What modules and global names give."""

from __future__ import annotations

import re

from archfit.model.interface import GENERATED
from archfit.model.operations import GlobalName, Imported
from archfit.resolve.calls.engine import BUILTINS, Engine
from archfit.resolve.calls.program import Unit

_IS_MADE = re.compile(rf"{GENERATED}(?:\.|$)")
"""What is made when the code is built, and known by the name it is imported by, whatever package lacks it."""


def imported(engine: Engine, unit: Unit, operation: Imported) -> None:
    """`import module`, `from module import name`."""
    to = operation.to + unit.base
    module = unit.imports.get((operation.module, operation.level), "")
    name = f"{operation.module}.{operation.name}".strip(".")
    if module and not operation.name:
        engine.add(to, engine.module(module))
    elif module and attribute(engine, module, operation.name, to):
        return
    elif (not module and not operation.level and (operation.module, 0) in unit.imports) or _IS_MADE.search(name):
        engine.add(to, engine.external(name))


def attribute(engine: Engine, module: str, name: str, to: int) -> bool:
    """Let a node hold what a name is in a module of the checked code; tell whether there is such a name."""
    return _first_with(engine, (module,), name, to)


def _first_with(engine: Engine, modules: tuple[str, ...], name: str, to: int) -> bool:
    """Look for a name in modules, each followed by those it has star imports of."""
    seen: set[str] = set()
    pending = list(reversed(modules))
    while pending:
        module = pending.pop()
        if module in seen:
            continue
        seen.add(module)
        unit = engine.by_module.get(module)
        node = unit.exports.get(name) if unit else None
        if node is not None and node != to:
            engine.copy(to, node)
            return True
        if f"{module}.{name}" in engine.modules:
            engine.add(to, engine.module(f"{module}.{name}"))
            return True
        if unit:
            pending += reversed(unit.stars)
    return False


def global_name(engine: Engine, unit: Unit, operation: GlobalName) -> None:
    """A name that its module does not bind."""
    to = operation.to + unit.base
    if _first_with(engine, unit.stars, operation.name, to):
        return
    if operation.name in BUILTINS:
        engine.add(to, engine.external(f"builtins.{operation.name}"))
