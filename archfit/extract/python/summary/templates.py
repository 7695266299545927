"""Strings put together from constant and other parts."""

from __future__ import annotations

import re
from typing import Any

from archfit.extract.python import syntax
from archfit.extract.python.summary.operators import chain
from archfit.extract.python.summary.walk import Walk
from archfit.extract.python.syntax import Node
from archfit.model.operations import CONVERSION, Template

_FIELD = re.compile(r"\{(\w*)(?:[.\[][^{}]*)?(?:![rsa])?(?::[^{}]*)?\}|\{\{|\}\}")
"""A replacement field of `str.format` (Python library reference, format string syntax)."""

Part = str | int


def visit_formatted(walk: Walk, node: Node) -> int:
    """An f-string."""
    return template(walk, [_formatted_part(walk, part) for parts in node[1] for part in parts])


def _formatted_part(walk: Walk, part: Any) -> Part:
    if isinstance(part, str):
        return part
    value, specification = part
    result = walk.expression(value)
    for inner in specification or ():
        _formatted_part(walk, inner)
    return result


def visit_operator(walk: Walk, node: Node) -> int:
    """A chain of operators: a template when it puts strings together, else nothing that could be followed."""
    _, operands, operators = node
    if operators == [syntax.MODULO] and operands[0][0] == syntax.STRING:
        return _conversions(walk, operands[0][1], operands[1])
    results = [walk.expression(operand) for operand in operands]
    texts = (syntax.STRING, syntax.FORMATTED)
    known = any(operand[0] in texts for operand in operands)
    if any(operator != syntax.ADD for operator in operators) or (not known and not all(results)):
        return chain(walk, operands, results, operators)
    parts: list[Part] = [
        operand[1] if operand[0] == syntax.STRING else result for operand, result in zip(operands, results, strict=True)
    ]
    to = template(walk, parts, text=known)
    return to if known else chain(walk, operands, results, operators, to)


def _conversions(walk: Walk, text: str, values: Node) -> int:
    whole = walk.expression(values)
    by_place = walk.items.get(id(values), [whole]) if values[0] == syntax.TUPLE else [whole]
    by_name = _by_name(walk, values)
    pending = iter(by_place)
    return template(walk, _split(text, CONVERSION, lambda name: by_name.get(name, 0) if name else next(pending, 0)))


def _by_name(walk: Walk, values: Node) -> dict[str, int]:
    if values[0] != syntax.DICT:
        return {}
    nodes = walk.items.get(id(values), [])
    keys = values[1]
    return {key[1]: node for key, node in zip(keys, nodes, strict=False) if key and key[0] == syntax.STRING}


def format_template(walk: Walk, text: str, arguments: list[int], keywords: list[tuple[str, int]]) -> int:
    """Return what `text.format(...)` is."""
    by_name = dict(keywords)
    pending = iter(arguments)

    def value(name: str) -> int:
        if name.isdigit():
            return arguments[int(name)] if int(name) < len(arguments) else 0
        return by_name.get(name, 0) if name else next(pending, 0)

    return template(walk, _split(text, _FIELD, value))


def _split(text: str, field: re.Pattern[str], value: Any) -> list[Part]:
    parts: list[Part] = []
    at = 0
    for found in field.finditer(text):
        parts.append(text[at : found.start()])
        at = found.end()
        escaped = found[0] in ("%%", "{{", "}}")
        parts.append(found[0][0] if escaped else value(found[1] or ""))
    return [*parts, text[at:]]


def template(walk: Walk, parts: list[Part], *, text: bool = True) -> int:
    """Return the node of a string made of parts; neighbours that are constant become one."""
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    if all(isinstance(part, str) for part in joined):
        return walk.literal("".join(map(str, joined)))
    to = walk.new()
    walk.add(Template(to, tuple(joined), text))
    return to
