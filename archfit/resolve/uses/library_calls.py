"""What calls of libraries and methods of strings give, as far as it is a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from archfit.model import operations
from archfit.model.library import Activity, LibraryFunction, Role
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import Container, External
from archfit.resolve.uses import strings
from archfit.resolve.uses.arguments import joined_items, positional_and_named, roles_of
from archfit.resolve.uses.expressions import (
    UNKNOWN,
    Alternatives,
    Expression,
    Literal,
    Object,
    Parameter,
    Unknown,
    either,
)

if TYPE_CHECKING:
    from archfit.resolve.uses.evaluate import Evaluator

_NOTHING = (Literal(None),)


def of_library(evaluator: Evaluator, external: External, unit: Unit, operation: operations.Call) -> Alternatives | None:
    """Return what a call of a library gives; None when only the flow of values tells."""
    loaded = evaluator.files.loaded(external, unit, operation)
    if loaded is not None:
        return loaded
    positional, keywords = positional_and_named(evaluator, unit, operation)
    builtin = _BUILTINS.get(external.name)
    if builtin is not None:
        return builtin(evaluator, positional)
    function = _function(evaluator, external)
    if function is None:
        return text_method(evaluator, unit, operation)
    if function.activity is Activity.TEXT:
        return _text(function, in_order(function, positional, keywords))
    if function.activity is Activity.ENVIRONMENT:
        return reading(roles_of(function, positional, keywords))
    return None


def _function(evaluator: Evaluator, external: External) -> LibraryFunction | None:
    knowledge = evaluator.engine.knowledge
    function = knowledge.functions.get(external.name)
    if function is None and external.origin is not None:
        return knowledge.method(external.name, "__call__")
    return function


def _convert(_evaluator: Evaluator, positional: list[Alternatives]) -> Alternatives:
    return positional[0] if positional else UNKNOWN


def _copy(_evaluator: Evaluator, positional: list[Alternatives]) -> Alternatives | None:
    return positional[0] if positional and all(map(_is_collection, positional[0])) else None


def _is_collection(one: Expression) -> bool:
    return isinstance(one, Parameter) or (isinstance(one, Object) and isinstance(one.value, Container))


def _attribute(evaluator: Evaluator, positional: list[Alternatives]) -> Alternatives | None:
    """`getattr(of, name, default)` with a name that is known; the default counts where nothing else is known."""
    of, names, *default = positional if len(positional) > 1 else [(), ()]
    name = names[0].value if len(names) == 1 and isinstance(names[0], Literal) else None
    if not isinstance(name, str):
        return None
    found = evaluator.read(of, name)
    known = tuple(one for one in found if not isinstance(one, Unknown))
    return found if known or not default else either([*found, *default[0]])


_BUILTINS: Mapping[str, Callable[[Evaluator, list[Alternatives]], Alternatives | None]] = {
    **dict.fromkeys(("builtins.str", "builtins.int", "builtins.bool", "builtins.float", "builtins.repr"), _convert),
    **dict.fromkeys(
        ("builtins.list", "builtins.tuple", "builtins.set", "builtins.frozenset", "builtins.sorted"), _copy
    ),
    "builtins.getattr": _attribute,
}


def text_method(evaluator: Evaluator, unit: Unit, operation: operations.Call) -> Alternatives | None:
    """Follow a method of a string, or of what a file says: of what it is a method stands before its name."""
    got = evaluator.files.got(unit, operation)
    if got is not None:
        return got
    read = evaluator.definitions.read_by(unit, operation)
    if read is None or read.name not in strings.METHODS:
        return None
    receivers = evaluator.of(read.of + unit.base)
    if read.name == "join":
        node = operation.arguments[0] + unit.base if operation.arguments and operation.arguments[0] else 0
        return joined_items(evaluator, receivers, node) if node else None
    texts = [one for one in receivers if not isinstance(one, Object)]
    if not texts:
        return None
    positional, keywords = positional_and_named(evaluator, unit, operation)
    arguments = tuple((one or UNKNOWN)[0] for one in positional)
    return either(found for one in texts for found in strings.apply(read.name, one, arguments, keywords))


def reading(roles: Mapping[Role, Alternatives]) -> Alternatives:
    """Return what the environment says under a name; without a name nothing is known."""
    names = roles.get(Role.NAME, ())
    defaults = roles.get(Role.DEFAULT) or _NOTHING
    found = (one for name in names for default in defaults for one in strings.apply(strings.READ, name, (default,), {}))
    return either(found) or UNKNOWN


def _text(function: LibraryFunction, parts: list[Alternatives]) -> Alternatives:
    """Return the text that a function makes of its arguments."""
    last = function.name.rpartition(".")[2]
    if last == "urljoin" and len(parts) > 1:
        return either(found for base in parts[0] for other in parts[1] for found in strings.join_url(base, other))
    if last == "join":
        return strings.join_path(parts)
    return parts[0] if parts else UNKNOWN


def in_order(
    function: LibraryFunction, positional: list[Alternatives], keywords: Mapping[str, Alternatives]
) -> list[Alternatives]:
    """Return what is given by position or by name, in the order of the parameters."""
    names = [one.name for one in function.parameters if one.position is not None and not one.rest]
    return [*positional, *(keywords[name] for name in names[len(positional) :] if name in keywords)]
