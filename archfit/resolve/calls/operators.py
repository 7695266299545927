"""Operators and built-in functions that call special methods (Python language reference, 3.3)."""

from __future__ import annotations

from typing import NamedTuple

from archfit.model import operations
from archfit.resolve.calls import containers
from archfit.resolve.calls.engine import Engine, find
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import Arguments, Constant, Container, Declared, Instance, Site, Value

_ARITHMETIC = {
    "+": "add", "-": "sub", "*": "mul", "@": "matmul", "/": "truediv", "//": "floordiv", "%": "mod", "**": "pow",
    "<<": "lshift", ">>": "rshift", "&": "and", "|": "or", "^": "xor",
}  # fmt: skip
_METHODS: dict[str, tuple[tuple[str, ...], str]] = {
    **{symbol: ((f"__{name}__",), f"__r{name}__") for symbol, name in _ARITHMETIC.items()},
    **{f"{symbol}=": ((f"__i{name}__", f"__{name}__"), f"__r{name}__") for symbol, name in _ARITHMETIC.items()},
    "==": (("__eq__",), "__eq__"),
    "!=": (("__ne__", "__eq__"), "__ne__"),
    "<": (("__lt__",), "__gt__"),
    "<=": (("__le__",), "__ge__"),
    ">": (("__gt__",), "__lt__"),
    ">=": (("__ge__",), "__le__"),
}
"""Symbol -> the methods of the left operand, the first that it has, and that of the right one where it has none."""
_ALONE = {"-": "__neg__", "+": "__pos__", "~": "__invert__", "in": "__contains__"}
"""Those of operators with one operand; `in` asks the right one alone."""
_FUNCTIONS = {
    "len": ("__len__",),
    "str": ("__str__", "__repr__"),
    "repr": ("__repr__",),
    "hash": ("__hash__",),
    "bool": ("__bool__", "__len__"),
    "int": ("__int__",),
    "float": ("__float__",),
    "abs": ("__abs__",),
    "reversed": ("__reversed__",),
}
"""Built-in function -> the methods it calls: the first there is."""
_GIVES = frozenset({"abs", "reversed"})
"""Those that may give more than a text, a number or a truth value."""


def install(engine: Engine, unit: Unit, operation: operations.Operator) -> None:
    """Have the operands of an operator, once they are known, called, where any class has a method for it."""
    to, symbol, left, right, scope, line = operation
    base = unit.base
    to, left, right = to and to + base, left and left + base, right and right + base
    if symbol == "%" and to and left:
        engine.on(left, _text, to)
    key = (symbol, not left)
    methods, reflected = engine.made.get(key) or engine.made.setdefault(key, _held(engine, *key))
    if symbol == "in" or not left:
        left, right = right, left
    if methods and left:
        site = Site(unit.number, scope, line)
        engine.on(left, _of_operand, left, methods, Arguments((right,)) if right else Arguments(), (to, site))
    if reflected and left and right:
        again = _Reflected(reflected, _METHODS[symbol][0], left, right, to, Site(unit.number, scope, line))
        engine.on(right, _when_right, again)


def _held(engine: Engine, symbol: str, alone: bool) -> tuple[tuple[str, ...], str]:  # noqa: FBT001 - part of a key
    """Return the methods of an operator that any class has: of the left operand, and of the right one."""
    held = engine.holders
    methods, reflected = _METHODS.get(symbol, ((), ""))
    if symbol == "in" or alone:
        methods, reflected = (_ALONE.get(symbol, ""),), ""
    return (methods if any(name in held for name in methods) else ()), (reflected if reflected in held else "")


def _text(engine: Engine, value: Value, to: int) -> None:
    """`text % values` is a text."""
    if isinstance(value, Constant) and isinstance(value.value, str):
        engine.add(to, engine.any_string)


def _of_operand(
    engine: Engine, value: Value, operand: int, methods: tuple[str, ...], arguments: Arguments, result: tuple[int, Site]
) -> None:
    """
    Call the first special method that an instance has; what a class of others may have comes before all but one.

    Where an operand is known to be a text, an instance came from a container that does not tell its items apart.
    """
    if not isinstance(value, Instance | Declared) or engine.any_string in engine.known[operand]:
        return
    to, site = result
    name = methods[0]
    if len(methods) > 1 and not engine.foreign(value.of):
        name = next((one for one in methods if find(value.of, one)[0]), methods[-1])
    containers.special(engine, value, name, arguments, to, site)


class _Reflected(NamedTuple):
    """What is called of the right operand where the left one has no method of its own."""

    name: str
    instead_of: tuple[str, ...]
    left: int
    right: int
    to: int
    site: Site


def _when_right(engine: Engine, right: Value, reflected: _Reflected) -> None:
    if not isinstance(right, Instance | Declared) or engine.any_string in engine.known[reflected.right]:
        return
    if find(right.of, reflected.name)[0]:
        engine.on(reflected.left, _when_left, right, reflected)


def _when_left(engine: Engine, left: Value, right: Instance | Declared, reflected: _Reflected) -> None:
    has_none = isinstance(left, Constant | Container)
    if isinstance(left, Instance | Declared):
        has_none = not engine.foreign(left.of) and not any(find(left.of, name)[0] for name in reflected.instead_of)
    if has_none:
        containers.special(engine, right, reflected.name, Arguments((reflected.left,)), reflected.to, reflected.site)


def function(engine: Engine, name: str, arguments: Arguments, site: Site, to: int) -> None:
    """Have a built-in function call the special method of what it is given."""
    methods = _FUNCTIONS.get(name)
    given = arguments.positional
    if methods and given and given[0] and any(one in engine.holders for one in methods):
        engine.on(given[0], _of_operand, given[0], methods, Arguments(), (to if name in _GIVES else 0, site))
