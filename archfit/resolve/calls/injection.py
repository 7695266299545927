"""Parameters that a framework provides by calling something."""

from __future__ import annotations

from archfit.model.operations import Annotated, NamedType
from archfit.model.summary import Symbol
from archfit.resolve.calls.engine import Engine
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.symbols import Symbols
from archfit.resolve.calls.values import Arguments, Generator, Module, Partial, Site, Value

_DEEPEST = 12
"""Imports and aliases that are followed one after the other; more are a circle."""


def provide(engine: Engine, value: Value, site: Site, to: int) -> None:
    """Let a node hold what calling a value gives; what it yields when it is a generator."""
    result = engine.node()
    engine.do.call(engine, value, site, Arguments(), result)
    engine.on(result, _provided, to)


def _provided(engine: Engine, value: Value, to: int) -> None:
    if isinstance(value, Generator):
        engine.copy(to, value.yields)
    else:
        engine.add(to, value)


def _provider(engine: Engine, arguments: Arguments, site: Site, to: int) -> None:
    """`Factory(Repository, session=session)`: calling it makes one, of what providers among its arguments give."""
    given = arguments.positional
    if given and given[0]:
        positional = tuple(_given(engine, node, site) for node in given[1:])
        keywords = tuple((name, _given(engine, node, site)) for name, node in arguments.keywords)
        engine.add(to, Partial(given[0], positional, keywords))


def _given(engine: Engine, node: int, site: Site) -> int:
    if not node:
        return 0
    result = engine.node()
    engine.on(node, _give, site, result)
    return result


def _give(engine: Engine, value: Value, site: Site, to: int) -> None:
    if isinstance(value, Partial):
        provide(engine, value, site.as_kind("injected"), to)
    else:
        engine.add(to, value)


PROVIDERS = dict.fromkeys(
    (f"dependency_injector.providers.{name}" for name in ("Factory", "Singleton", "Resource", "Callable", "Coroutine")),
    _provider,
)
"""dependency-injector documentation, "providers", 4.42."""


def install(engine: Engine, symbols: Symbols) -> None:
    """Provide the parameters that are declared by aliases of `Annotated[Session, Depends(get_session)]`."""
    modules = (unit.symbols[0] for unit in engine.units if unit.symbols)
    if not any(_is_provided(symbol) for module in modules for symbol in module.values()):
        return
    aliases = _Aliases(engine, symbols)
    for unit in engine.units:
        functions = {
            parameter.declared: function
            for function in unit.summary.functions
            for parameter in function.parameters
            if parameter.declared
        }
        for operation in unit.summary.operations:
            if not isinstance(operation, Annotated) or not isinstance(operation.type, NamedType):
                continue
            function = functions.get(operation.to)
            source = aliases.provider(unit, operation.scope, operation.type.name) if function else 0
            if function and source:
                site = Site(unit.number, function.scope, function.line, "injected")
                engine.on(source, provide, site, operation.to + unit.base)


def _is_provided(symbol: Symbol) -> bool:
    return symbol.number > 0 and symbol.kind == "alias"


class _Aliases:
    """Follows names to the aliases they mean."""

    def __init__(self, engine: Engine, symbols: Symbols) -> None:
        self._engine = engine
        self._symbols = symbols

    def provider(self, unit: Unit, scope: int, dotted: str, depth: int = 0) -> int:
        """Return the node of what provides a type by the name it has in a scope, or 0."""
        module, _, name = dotted.rpartition(".")
        if module:
            of = self._symbols.lookup(unit, scope, module)
            return self._of_module(of.name, name, depth) if isinstance(of, Module) else 0
        at = scope
        while at >= 0:
            symbol = unit.symbols[at].get(name)
            if symbol is not None:
                return self._meant(unit, at, symbol, depth)
            at = unit.summary.scopes[at].outer
        return next(filter(None, (self._of_module(star, name, depth) for star in unit.stars)), 0)

    def _of_module(self, module: str, name: str, depth: int) -> int:
        unit = self._engine.by_module.get(module)
        if unit is None or not unit.symbols or depth > _DEEPEST:
            return 0
        return self.provider(unit, 0, name, depth + 1)

    def _meant(self, unit: Unit, scope: int, symbol: Symbol, depth: int) -> int:
        if _is_provided(symbol):
            return symbol.number + unit.base
        if symbol.kind == "alias" and depth < _DEEPEST:
            return self.provider(unit, scope, symbol.name, depth + 1)
        if symbol.kind == "from":
            return self._of_module(unit.imports.get((symbol.module, symbol.number), ""), symbol.name, depth)
        return 0
