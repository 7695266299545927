"""The program as units: the summaries of its files, with nodes and names of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from archfit.model import summary
from archfit.model.summary import Symbol
from archfit.resolve.calls.network import Network
from archfit.resolve.calls.values import Class, Function

_NAMED = ("positional", "keyword")


@dataclass(eq=False, slots=True)
class Unit:
    """One file of the program."""

    number: int
    module: str
    summary: summary.Summary
    base: int
    """What is added to the number of a node of the file."""
    imports: Mapping[tuple[str, int], str]
    """(module, level) as imported -> the module of the checked code; empty for others."""
    functions: tuple[Function, ...] = ()
    classes: tuple[Class, ...] = ()
    exports: dict[str, int] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    """The qualified name of each scope."""
    symbols: tuple[dict[str, Symbol], ...] = ()
    stars: tuple[str, ...] = ()
    """The modules of its star imports that are of the checked code, later ones first."""


def make_unit(network: Network, number: int, module: str, facts: summary.Summary) -> Unit:
    """Give a file its place in the program; its imports are not resolved yet."""
    unit = Unit(number, module, facts, network.reserve(facts.nodes), {})
    unit.functions = tuple(_function(unit, function) for function in facts.functions)
    unit.classes = tuple(_class(unit, one) for one in facts.classes)
    unit.exports = {name: node + unit.base for name, node in facts.exports}
    unit.names = tuple(f"{module}.{scope.name}" if scope.name else module for scope in facts.scopes)
    unit.symbols = tuple(dict(scope.symbols) for scope in facts.scopes)
    return unit


def _function(unit: Unit, facts: summary.Function) -> Function:
    base = unit.base
    named = [one for one in facts.parameters if one.kind in _NAMED]
    return Function(
        name=f"{unit.module}.{facts.name}",
        unit=unit.number,
        facts=facts,
        positional=tuple([one.node + base for one in named if one.kind == "positional"]),
        parameters=tuple([one.node + base for one in named]),
        positions={one.name: place for place, one in enumerate(named)},
        defaults=tuple([(place, one.default + base) for place, one in enumerate(named) if one.default]),
        rest=_item(facts.parameters, "*", base),
        rest_by_name=_item(facts.parameters, "**", base),
        returns=facts.returns + base,
        yields=facts.yields + base,
        returned=tuple([_place(facts, named, position) for position in facts.returned]),
        stores=tuple([(_place(facts, named, i), name, _place(facts, named, j)) for i, name, j in facts.stores]),
    )


def _place(facts: summary.Function, named: list[summary.Parameter], position: int) -> int:
    return named.index(facts.parameters[position])


def _item(parameters: Iterable[summary.Parameter], kind: str, base: int) -> int:
    for one in parameters:
        if one.kind == kind:
            return one.node + base
    return 0


def _class(unit: Unit, facts: summary.Class) -> Class:
    made = Class(
        name=f"{unit.module}.{facts.name}",
        unit=unit.number,
        facts=facts,
        body={name: node + unit.base for name, node in facts.body},
        methods={name: unit.functions[number] for name, number in facts.methods},
        setters={name: unit.functions[number] for name, number in facts.setters},
        fields=tuple((name, node and node + unit.base) for name, node in facts.fields),
    )
    for function in (*made.methods.values(), *made.setters.values()):
        function.owner = made
    return made
