"""What the handler of a route says of the types of what it takes and gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archfit.model.library import Role
from archfit.model.operations import (
    Annotated,
    Annotation,
    Call,
    ClassType,
    ContainerType,
    GenericType,
    NamedType,
    UnionType,
)
from archfit.resolve.calls.symbols import Symbols
from archfit.resolve.calls.values import Bound, Class, External, Function, Value, Wrapped
from archfit.resolve.uses.evaluate import Evaluator
from archfit.resolve.uses.expressions import Alternatives, Expression, Literal, Object, either

_VERBS = frozenset({"delete", "get", "patch", "post", "put"})
_OPEN = frozenset({
    "Any", "Dict", "HttpRequest", "JSONResponse", "JsonResponse", "List", "Mapping", "MutableMapping", "ORJSONResponse",
    "Request", "Tuple", "UJSONResponse", "dict", "list", "object", "tuple",
})  # fmt: skip
"""Classes that leave open what is in them, by their last name."""
_SERIALIZERS = frozenset({"get_serializer_class", "serializer_class"})
"""What a view of Django REST framework (3.17, "Generic views") names its types by."""
_TAKES = frozenset({"arguments", "expect", "extend_schema", "input", "swagger_auto_schema", "use_args", "use_kwargs"})
_GIVES = frozenset({"extend_schema", "marshal_list_with", "marshal_with", "output", "response", "swagger_auto_schema"})
_BOTH = frozenset({"spec", "swag_from", "validate"})
"""Decorators that name a schema (flask-smorest, APIFlask, Flask-RESTX, webargs, drf-spectacular, flasgger)."""
_NOT_SAID = (Literal(None),)
_NONE = _NOT_SAID[0]


def signature(evaluator: Evaluator, handlers: Alternatives) -> dict[Role, Alternatives]:
    """
    Return what plays REQUEST and RESPONSE by the handlers of a route.

    None stands for what takes or gives something whose type is left open. Nothing where no handler is known.
    """
    known = [one.value for one in handlers if isinstance(one, Object)]
    functions = [function for value in known for function in _functions(evaluator, value)]
    if any(isinstance(value, Class) and _has_serializer(value) for value in known):
        said = (Literal("serializer_class"),)
        return {Role.REQUEST: said, Role.RESPONSE: said}
    if not functions:
        return {}
    reader = _Reader(evaluator)
    taken = either(one for function in functions for one in reader.taken(function))
    given = either(one for function in functions for one in reader.given(function))
    return ({Role.REQUEST: taken} if taken else {}) | {Role.RESPONSE: given}


def _functions(evaluator: Evaluator, value: Value) -> Iterator[Function]:
    if isinstance(value, Bound):
        value = value.function
    if isinstance(value, Function):
        yield value
    elif isinstance(value, Wrapped):
        yield from (one for one in evaluator.engine.known[value.original] if isinstance(one, Function))
    elif isinstance(value, Class):
        yield from (function for name, function in value.methods.items() if name in _VERBS)


def _has_serializer(of: Class) -> bool:
    return any(name in _SERIALIZERS for one in of.mro for name in one.body)


class _Reader:
    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._symbols = Symbols(evaluator.engine)

    def taken(self, function: Function) -> Iterator[Expression]:
        yield from (Literal(name) for name in _last(function.facts.decorators) if name in _TAKES | _BOTH)
        unit = self._evaluator.engine.units[function.unit]
        for parameter in function.facts.parameters:
            node = parameter.declared + unit.base
            if parameter.declared and self._evaluator.definitions.first(node, Call) is None:
                yield from self._types(node)

    def given(self, function: Function) -> Iterator[Expression]:
        said = [Literal(name) for name in _last(function.facts.decorators) if name in _GIVES | _BOTH]
        yield from (*said, *self._types(function.returns)) or _NOT_SAID

    def _types(self, node: int) -> Iterator[Expression]:
        """Yield what an annotation names; what leaves open what is in it becomes None."""
        found = self._evaluator.definitions.first(node, Annotated)
        if found is None:
            return
        unit, declared = found
        for name in _names(declared.type):
            meant = self._symbols.lookup(unit, declared.scope, name)
            if isinstance(meant, Class):
                yield (
                    _NONE
                    if any(base.endswith("Response") for one in meant.mro for base in one.foreign)
                    else Object(meant)
                )
            elif isinstance(meant, External):
                yield _NONE if meant.name.rpartition(".")[2] in _OPEN else Object(meant)


def _last(names: Iterable[str]) -> Iterator[str]:
    return (name.rpartition(".")[2] for name in names)


def _names(said: Annotation) -> Iterator[str]:
    """Yield the names in an annotation."""
    if isinstance(said, NamedType):
        yield said.name
    elif isinstance(said, ClassType):
        yield from _names(said.of)
    elif isinstance(said, UnionType):
        yield from (name for one in said.members for name in _names(one))
    elif isinstance(said, GenericType):
        yield said.name
    elif isinstance(said, ContainerType):
        yield from (name for _, one in said.items for name in _names(one))
