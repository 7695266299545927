"""Texts that `%` formats, where the text is not a literal in its place: a constant of the module, a parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archfit.model import operations
from archfit.resolve.calls.program import Unit
from archfit.resolve.uses import strings
from archfit.resolve.uses.expressions import UNKNOWN, Alternatives, Expression, Object, either

if TYPE_CHECKING:
    from archfit.resolve.uses.evaluate import Evaluator


def is_formatting(operation: operations.Operation) -> bool:
    """Tell whether an operation may format a text."""
    return isinstance(operation, operations.Operator) and operation.symbol == "%" and bool(operation.left)


def formatted(evaluator: Evaluator, unit: Unit, operation: operations.Operator) -> Alternatives | None:
    """Return what `text % values` gives; None where the left side is no text."""
    texts = [one for one in evaluator.of(operation.left + unit.base) if not isinstance(one, Object)]
    if not texts:
        return None
    by_place, by_name = _values(evaluator, operation.right and operation.right + unit.base)
    return either(found for one in texts for found in strings.apply("%", one, by_place, by_name))


def _values(evaluator: Evaluator, node: int) -> tuple[tuple[Expression, ...], dict[str, Alternatives]]:
    """Return the items of a tuple, those of a dictionary by name, or else the one value."""
    defined = evaluator.definitions.operations(node) if node else None
    made = next((one for one in defined[1] if isinstance(one, operations.NewContainer)), None) if defined else None
    if made is None or defined is None:
        return (evaluator.of(node) or UNKNOWN)[:1], {}
    base = defined[0].base
    found = {key: evaluator.of(item + base) or UNKNOWN for key, item in made.items if key is not None}
    if made.kind == "dict":
        return (), {str(key): value for key, value in found.items()}
    last = max((key for key in found if isinstance(key, int)), default=-1)
    return tuple(found.get(place, UNKNOWN)[0] for place in range(last + 1)), {}
