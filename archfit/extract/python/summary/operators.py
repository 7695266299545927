"""Operators and comparisons, which may call special methods of their operands."""

from __future__ import annotations

from archfit.extract.python import syntax
from archfit.extract.python.summary.walk import Walk
from archfit.extract.python.syntax import Node
from archfit.model.operations import Operator

_ARITHMETIC = ("+", "-", "*", "@", "/", "%", "**", "<<", ">>", "|", "^", "&", "//")
_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in")
_UNARY = ("~", "not", "+", "-")
"""Symbols by their number in the parser's format."""
_IDENTITY = frozenset({"is", "is not", "not"})
"""What calls nothing; tests of truth are not followed."""
_CONSTANTS = frozenset({
    syntax.STRING, syntax.INTEGER, syntax.FLOAT, syntax.BYTES, syntax.COMPLEX, syntax.BIG_INTEGER, syntax.FORMATTED,
})  # fmt: skip


def chain(walk: Walk, operands: list[Node], results: list[int], operators: list[int], to: int = 0) -> int:
    """Return what operators give, the left ones first; 0 where nothing can be known."""
    left, constant = results[0], operands[0][0] in _CONSTANTS
    for place, (number, right) in enumerate(zip(operators, results[1:], strict=True), start=1):
        operand = operands[place]
        constant = constant and operand[0] in _CONSTANTS
        last = to if place == len(operators) else 0
        left = last if constant else operate(walk, _ARITHMETIC[number], left, right, operand, last)
    return left


def operate(walk: Walk, symbol: str, left: int, right: int, operand: Node, to: int = 0) -> int:
    """Return what an operator gives, at `to` or at a new node; `operand` is where it stands."""
    if not left and not right:
        return to
    result = to or walk.new()
    walk.add(Operator(result, symbol, left, right, walk.scope.index, _line(walk, operand)))
    return result


def visit_comparison(walk: Walk, node: Node) -> int:
    """`a < b <= c`."""
    _, first, operators, others, place = node
    left, constant = walk.expression(first), first[0] in _CONSTANTS
    for number, other in zip(operators, others, strict=True):
        right = walk.expression(other)
        symbol = _COMPARISONS[number]
        fixed = constant and other[0] in _CONSTANTS
        if (left or right) and symbol not in _IDENTITY and not fixed:
            walk.add(Operator(0, symbol.removeprefix("not "), left, right, walk.scope.index, walk.line(place)))
        left, constant = right, other[0] in _CONSTANTS
    return 0


def visit_unary(walk: Walk, node: Node) -> int:
    """`-a`, `~a`, `not a`."""
    _, number, operand, _ = node
    right = walk.expression(operand)
    symbol = _UNARY[number]
    if operand[0] in _CONSTANTS or symbol in _IDENTITY:
        return 0
    return operate(walk, symbol, 0, right, operand)


def _line(walk: Walk, node: Node) -> int:
    while node[0] == syntax.OPERATOR:
        node = node[1][0]
    return walk.line(node[-1])
