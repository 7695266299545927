"""What dotted names mean whatever the order of statements: for base classes and annotations."""

from __future__ import annotations

from archfit.model.summary import Symbol
from archfit.resolve.calls.engine import BUILTINS, SOMEWHERE, Engine
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import Class, External, Instance, Module, TypeVariable, Value

_DEEPEST = 12
"""Imports and aliases that are followed one after the other; more are a circle."""


class Symbols:
    """Follows names through scopes, imports, re-exports, stars and aliases."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[tuple[int, int, str], Value | None] = {}
        self._members: dict[tuple[str, str], Value | None] = {}

    def lookup(self, unit: Unit, scope: int, dotted: str, depth: int = 0) -> Value | None:
        """Return what a dotted name means in a scope of a file, or None."""
        key = (unit.number, scope, dotted)
        if key in self._known:
            return self._known[key]
        self._known[key] = None
        first, *others = dotted.split(".")
        found = self._first(unit, scope, first, depth)
        for name in others:
            found = self._attribute(found, name, depth)
        self._known[key] = found
        return found

    def _first(self, unit: Unit, scope: int, name: str, depth: int) -> Value | None:
        at = scope
        while at >= 0:
            facts = unit.summary.scopes[at]
            symbol = unit.symbols[at].get(name)
            if symbol is not None and (facts.kind != "class" or at == scope):
                return self._symbol(unit, at, symbol, depth)
            at = facts.outer
        for module in unit.stars:
            found = self.of_module(module, name, depth + 1)
            if found is not None:
                return found
        return self._engine.external(f"builtins.{name}") if name in BUILTINS else None

    def _symbol(self, unit: Unit, scope: int, symbol: Symbol, depth: int) -> Value | None:
        if depth > _DEEPEST:
            return None
        if symbol.kind in ("function", "class"):
            return (unit.functions if symbol.kind == "function" else unit.classes)[symbol.number]
        if symbol.kind == "alias":
            return self.lookup(unit, scope, symbol.name, depth + 1)
        if symbol.kind == "variable":
            return self._variable(unit, scope, symbol, depth)
        if symbol.kind == "made":
            return self._made(self.lookup(unit, scope, symbol.name, depth + 1))
        return self._imported(unit, symbol, depth)

    def _variable(self, unit: Unit, scope: int, symbol: Symbol, depth: int) -> TypeVariable:
        key = ("variable", unit.number, scope, symbol.name)
        found: TypeVariable | None = self._engine.made.get(key)
        if found is None:
            bound = self.lookup(unit, scope, symbol.module, depth + 1) if symbol.module else None
            found = self._engine.made[key] = TypeVariable(bound if isinstance(bound, Class) else None)
        return found

    def _imported(self, unit: Unit, symbol: Symbol, depth: int) -> Value | None:
        level = symbol.number if symbol.kind == "from" else 0
        module = unit.imports.get((symbol.module, level), "")
        if module:
            return self.of_module(module, symbol.name, depth + 1) if symbol.name else self._engine.module(module)
        if level:
            return None
        return self._engine.external(f"{symbol.module}.{symbol.name}" if symbol.name else symbol.module)

    def _made(self, called: Value | None) -> Value | None:
        """Return what a call gives: a base class that a library makes, or an instance that has one as an attribute."""
        if isinstance(called, Class):
            return called.any
        if not isinstance(called, External):
            return None
        known = self._engine.knowledge
        if called.name in known.classes:
            return self._engine.made_by(called.name, SOMEWHERE)
        function = known.functions.get(called.name)
        if function is None or function.decorates or not function.returns:
            return None
        return self._engine.external(function.returns)

    def of_module(self, module: str, name: str, depth: int = 0) -> Value | None:
        """Return what a name is in a module of the checked code, or None."""
        key = (module, name)
        if key not in self._members:
            self._members[key] = None
            self._members[key] = self._member(module, name, depth)
        return self._members[key]

    def _member(self, module: str, name: str, depth: int) -> Value | None:
        if depth > _DEEPEST:
            return None
        unit = self._engine.by_module.get(module)
        symbol = unit.symbols[0].get(name) if unit and unit.symbols else None
        if unit and symbol and not _is_itself(unit, module, name, symbol):
            return self._symbol(unit, 0, symbol, depth)
        if f"{module}.{name}" in self._engine.modules:
            return self._engine.module(f"{module}.{name}")
        for star in unit.stars if unit else ():
            found = self.of_module(star, name, depth + 1)
            if found is not None:
                return found
        return None

    def _attribute(self, of: Value | None, name: str, depth: int) -> Value | None:
        if isinstance(of, Module):
            return self.of_module(of.name, name, depth + 1)
        if isinstance(of, External):
            return self._engine.member(of, name)
        if isinstance(of, Instance):
            of = of.of
        if isinstance(of, Class):
            unit = self._engine.units[of.unit]
            symbol = unit.symbols[of.facts.scope].get(name)
            return self._symbol(unit, of.facts.scope, symbol, depth) if symbol else None
        return None


def _is_itself(unit: Unit, module: str, name: str, symbol: Symbol) -> bool:
    """In a package, `from . import x` that finds nothing else takes the submodule."""
    return symbol.kind == "from" and symbol.name == name and unit.imports.get((symbol.module, symbol.number)) == module
