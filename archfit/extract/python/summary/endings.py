"""What a branch or handler comes to: it logs and goes on, or leaves the function."""

from __future__ import annotations

from archfit.extract.python import syntax
from archfit.extract.python.spelling import dotted
from archfit.extract.python.syntax import Node
from archfit.model.summary import LOGGING


def ending(statements: list[Node] | None) -> str:
    """
    Return what a block comes to.

    `logs`: it does nothing else; `stops`: then it returns nothing; `returns`, `raises`: its last statement does; or
    nothing.
    """
    *before, last = statements or [(syntax.NOTHING,)]
    silent = all(map(_is_silent, before))
    if last[0] == syntax.RETURN:
        return "stops" if silent and _is_nothing(last[1]) else "returns"
    if last[0] == syntax.RAISE:
        return "raises"
    return "logs" if silent and _is_silent(last) else ""


def _is_nothing(value: Node | None) -> bool:
    return value is None or (value[0] == syntax.NAME and value[1] == "None")


def _is_silent(statement: Node) -> bool:
    if statement[0] != syntax.EXPRESSION_STATEMENT:
        return statement[0] in (syntax.PASS, syntax.CONTINUE)
    value = statement[1][1] if statement[1][0] == syntax.AWAIT else statement[1]
    if value[0] == syntax.CALL:
        return LOGGING.fullmatch(dotted(value[1])) is not None
    return value[0] in (syntax.STRING, syntax.ELLIPSIS)
