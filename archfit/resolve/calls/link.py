"""Links the summaries of all files into one call graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from operator import itemgetter

from archfit.model import Confidence
from archfit.model.calls import CallEdge, CallGraph, FunctionPlace
from archfit.model.library import Knowledge
from archfit.model.operations import Call
from archfit.model.summary import Summary
from archfit.resolve.calls import (
    attributes,
    containers,
    generics,
    hierarchy,
    injection,
    invoke,
    libraries,
    narrowing,
    records,
    statements,
)  # fmt: skip
from archfit.resolve.calls.blocks import Blocks
from archfit.resolve.calls.conformers import Conformers
from archfit.resolve.calls.engine import Engine, Operations
from archfit.resolve.calls.install import install
from archfit.resolve.calls.program import Unit, make_unit
from archfit.resolve.calls.symbols import Symbols
from archfit.resolve.calls.values import Class, External

Imports = Mapping[str, Mapping[tuple[str, int], str]]
"""Path -> (module, level) as imported there -> the module of the checked code it means, or nothing for others."""

_DERIVED = frozenset({"callback", "decorator", "declared", "injected", "task"})
_OPERATIONS = Operations(
    call=invoke.call, read=attributes.read, write=attributes.write, iterate=statements.iterate, method=libraries.method
)  # fmt: skip


def solve(
    files: Iterable[tuple[str, Summary]], imports: Imports, modules: Collection[str], knowledge: Knowledge
) -> Engine:
    """
    Let the values of a program flow until nothing changes.

    `files` are (module, summary), `modules` the names of all modules, those of namespace packages too.
    """
    engine = Engine(_OPERATIONS, knowledge)
    engine.modules = modules
    for number, (module, summary) in enumerate(files):
        unit = make_unit(engine, number, module, summary)
        unit.imports = imports.get(summary.path, {})
        unit.stars = tuple(filter(None, (unit.imports.get(star, "") for star in reversed(summary.stars))))
        engine.units.append(unit)
        engine.by_module[module] = unit
    symbols = Symbols(engine)
    classes = [one for unit in engine.units for one in unit.classes]
    for one in classes:
        _inherit(engine, one, symbols)
    hierarchy.order(classes)
    generics.find_variables(engine, classes, symbols)
    engine.conformers = Conformers(classes).of
    for one in classes:
        _seed(engine, one)
        engine.written.update(name for name, _ in one.fields)
        for name in one.body:
            engine.holders.setdefault(name, []).append(one)
    for unit in engine.units:
        install(engine, unit, symbols)
    generics.find_attributes(engine, classes)
    injection.install(engine, symbols)
    engine.solve()
    _assume_outside(engine, classes)
    engine.solve()
    engine.settle()
    return engine


def _inherit(engine: Engine, one: Class, symbols: Symbols) -> None:
    unit = engine.units[one.unit]
    outer = unit.summary.scopes[one.facts.scope].outer
    bases = [symbols.lookup(unit, outer, base) for base in one.facts.bases if base]
    one.bases = tuple(dict.fromkeys(base for base in bases if isinstance(base, Class) and base is not one))
    foreign = [base.name for base in bases if isinstance(base, External) and base.name]
    one.record = records.kind_of(foreign)
    metaclass = symbols.lookup(unit, outer, one.facts.metaclass) if one.facts.metaclass else None
    one.metaclass = metaclass if isinstance(metaclass, Class) else None
    one.protocol = any(name.rpartition(".")[2] == "Protocol" for name in foreign)
    one.foreign = tuple(name for name in foreign if not name.startswith(("typing.", "abc.ABC", "builtins.object")))


def _seed(engine: Engine, one: Class) -> None:
    """Let the receiver of methods be any instance, and that of class methods the class."""
    for function in (*one.methods.values(), *one.setters.values()):
        if function.positional:
            if function.facts.kind in ("method", "property"):
                engine.add(function.positional[0], one.any)
            elif function.facts.kind == "class":
                engine.add(function.positional[0], one)


def _assume_outside(engine: Engine, classes: Iterable[Class]) -> None:
    """Take what nobody in the program calls to be called by others, and what is unknown to be anything."""
    containers.items_by_unknown_keys(engine)
    narrowing.assume_tests_hold(engine)
    for one in classes:
        for function in one.methods.values():
            if function.positional and function.facts.kind in ("method", "property"):
                receivers = engine.known[function.positional[0]]
                if len(receivers) == 1 and one.any in receivers:
                    engine.add(function.positional[0], one.declared)
    invoke.call_unused_wrappers(engine)


def graph(engine: Engine) -> CallGraph:
    """Return the calls of a solved program."""
    blocks = [Blocks(engine, unit) for unit in engine.units]
    own = {function.name: function.facts.asynchronous for unit in engine.units for function in unit.functions}
    edges = [
        CallEdge(
            caller,
            engine.units[unit].summary.path,
            line,
            callee,
            kind,
            _confidence(kind),
            blocks[unit].loop(call),
            blocks[unit].branch(call),
            blocks[unit].swallowed(call, own=callee in own),
            own.get(caller, False)
            and own.get(callee, not callee.startswith("builtins."))
            and blocks[unit].spread(call),
        )
        for (unit, caller, line, callee, kind), call in engine.edges.items()
    ]
    functions = [
        FunctionPlace(function.name, unit.module, unit.summary.path, function.facts.line, function.facts.asynchronous)
        for unit in engine.units
        for function in unit.functions
    ]
    modules = sorted(unit.module for unit in engine.units)
    sites, unresolved = _coverage(engine)
    return CallGraph(
        edges=tuple(sorted(edges, key=itemgetter(0, 1, 2, 3, 4))),
        functions=tuple(sorted(functions)),
        modules=tuple(modules),
        sites=sites,
        unresolved=unresolved,
    )


def _confidence(kind: str) -> Confidence:
    return Confidence.DERIVED if kind in _DERIVED else Confidence.DIRECT


_Counts = tuple[tuple[str, int], ...]


def _coverage(engine: Engine) -> tuple[_Counts, _Counts]:
    """Count the call sites of each module, and those of them of which nothing is known."""
    sites: Counter[str] = Counter()
    unresolved: Counter[str] = Counter()
    for unit in engine.units:
        for operation in unit.summary.operations:
            if operation.__class__ is Call:
                sites[unit.module] += 1
                unresolved[unit.module] += not _is_known(engine, unit, operation.function)
    return tuple(sorted(sites.items())), tuple(sorted((+unresolved).items()))


def _is_known(engine: Engine, unit: Unit, node: int) -> bool:
    return bool(node and engine.known[node + unit.base])
