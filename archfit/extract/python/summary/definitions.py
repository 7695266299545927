"""Functions, lambdas and classes."""

from __future__ import annotations

from collections.abc import Sequence

from archfit.extract.python import syntax
from archfit.extract.python.parse import parse_expression
from archfit.extract.python.spelling import base_name, dotted
from archfit.extract.python.summary.annotations import annotation, from_expression
from archfit.extract.python.summary.calls import inject
from archfit.extract.python.summary.drafts import ClassDraft, FunctionDraft, ScopeDraft
from archfit.extract.python.summary.names import bind
from archfit.extract.python.summary.targets import container
from archfit.extract.python.summary.walk import Walk
from archfit.extract.python.syntax import Node
from archfit.model.operations import (
    Annotated,
    Annotation,
    Copy,
    Decorated,
    GenericType,
    NamedType,
    NewClass,
    NewFunction,
)
from archfit.model.summary import Parameter, Symbol

_PROPERTIES = frozenset({"property", "cached_property", "hybrid_property", "abstractproperty"})
_MARKS = frozenset({"staticmethod", "classmethod", "abstractmethod", *_PROPERTIES})
"""Decorators that say what kind of function it is; nothing is called later in its place."""
_OF_CLASSES = frozenset({"__new__", "__init_subclass__", "__class_getitem__"})
_KINDS = {2: "*", 4: "**", 3: "keyword", 5: "keyword"}
"""Kinds of parameters in the parser's format; all others may be given by position."""


def visit_function(walk: Walk, node: Node) -> int:
    """A function without decorators."""
    _define(walk, node, ())
    return 0


def visit_decorated(walk: Walk, node: Node) -> int:
    """A function with decorators, which come first."""
    decorators = [(walk.expression(decorator), decorator) for decorator in node[1]]
    _define(walk, node[4], decorators)
    return 0


def decorator_name(node: Node) -> str:
    """Return the dotted name of a decorator without its arguments."""
    return dotted(node[1] if node[0] == syntax.CALL else node)


def _define(walk: Walk, node: Node, decorators: Sequence[tuple[int, Node]]) -> None:
    _, name, parameters, body, asynchronous, variables, returns, place = node
    if variables:
        _type_parameters(walk.scope, variables)
    names = [decorator_name(decorator) for _, decorator in decorators]
    last = {dotted_name.rpartition(".")[2] for dotted_name in names}
    kind = _kind(walk.scope, name, last)
    draft = FunctionDraft(walk.scope.qualify(name), kind, line=walk.line(place), asynchronous=asynchronous)
    draft.decorators = tuple(names)
    number = len(walk.functions)
    value = _function(walk, draft, parameters, body=body, returns=returns)
    owner = walk.classes[walk.scope.owner] if walk.scope.kind == "class" else None
    if last & {"setter", "deleter"}:
        if owner and "setter" in last:
            owner.setters[name] = number
        return
    for (decorator, syntax_of), full in zip(reversed(decorators), reversed(names), strict=True):
        if decorator and full.rpartition(".")[2] not in _MARKS:
            made = walk.new()
            walk.add(Decorated(made, decorator, value, walk.scope.index, _line(walk, syntax_of)))
            value = made
    walk.scope.symbols[name] = Symbol("function", number)
    bind(walk, name, value)
    if owner:
        owner.methods[name] = number


def _line(walk: Walk, node: Node) -> int:
    return walk.line(node[-1]) if isinstance(node[-1], int) else 0


def _kind(scope: ScopeDraft, name: str, decorators: set[str]) -> str:
    if scope.kind != "class":
        return "function"
    if "staticmethod" in decorators:
        return "static"
    if "classmethod" in decorators or name in _OF_CLASSES:
        return "class"
    return "property" if decorators & _PROPERTIES else "method"


def visit_lambda(walk: Walk, node: Node) -> int:
    """A lambda."""
    _, parameters, body, place = node
    walk.scope.lambdas += 1
    name = walk.scope.qualify(f"<lambda{walk.scope.lambdas}>")
    kind = "method" if walk.scope.kind == "class" else "function"
    draft = FunctionDraft(name, kind, line=walk.line(place), asynchronous=False)
    return _function(walk, draft, parameters, body=body)


def _function(
    walk: Walk, draft: FunctionDraft, parameters: list[Node], *, body: list[Node], returns: Node | None = None
) -> int:
    number = len(walk.functions)
    walk.functions.append(draft)
    draft.returns, draft.yields = walk.new(), walk.new()
    scope = walk.open_scope("function", draft.name, number)
    draft.scope = scope.index
    for parameter in parameters:
        _parameter(walk, parameter, draft, scope)
    declare(walk, draft.returns, returns)
    value = walk.new()
    walk.add(NewFunction(value, number))

    def run() -> None:
        outer, block = walk.scope, walk.block_index
        walk.scope, walk.block_index = scope, -1
        walk.body(body)
        walk.scope, walk.block_index = outer, block

    walk.deferred.append(run)
    return value


def _parameter(walk: Walk, parameter: Node, draft: FunctionDraft, scope: ScopeDraft) -> None:
    name, number, type_, default, _, _ = parameter
    kind = _KINDS.get(number, "positional")
    node = walk.new()
    if kind in ("*", "**"):
        draft.parameters.append(Parameter(name, kind, node, 0, 0))
        scope.names[name] = container(walk, "list" if kind == "*" else "dict", ((None, node),))
        declare(walk, node, type_)
        return
    declared = walk.new()
    walk.add(Copy(node, declared))
    value = 0
    if type_ is not None:
        declare(walk, declared, type_)
        _inject_by_type(walk, type_, declared, scope.index)
    if default is not None and not inject(walk, default, annotation(type_), declared, scope.index):
        value = walk.expression(default)
    draft.positions[node] = len(draft.parameters)
    draft.parameters.append(Parameter(name, kind, node, declared, value))
    scope.names[name] = node


def declare(walk: Walk, node: int, type_: Node | None) -> None:
    """Say what an annotation says of a node."""
    spec = annotation(type_)
    if spec is not None:
        walk.add(Annotated(node, spec, walk.scope.index))


def _inject_by_type(walk: Walk, type_: Node, declared: int, scope: int) -> None:
    """Let a framework provide a parameter that is `Annotated[Session, Depends(get_session)]`."""
    if type_[0] != syntax.UNBOUND_TYPE or not type_[1].endswith("Annotated"):
        return
    for item in type_[2]:
        # The syntax of types has no calls: the marker is read from the source.
        text = walk.source_at(item[-1]) if item[0] == syntax.RAW_TYPE else b""
        marker = parse_expression(text) if text else None
        if marker:
            with walk.fixed(item[-1]):
                inject(walk, marker, annotation(type_), declared, scope)


def _type_parameters(scope: ScopeDraft, variables: Sequence[Node]) -> tuple[str, ...]:
    """Note type parameters (PEP 695) as names of a scope, and return them."""
    for _, name, bound, *_ in variables:
        declared = annotation(bound)
        of = declared.name if isinstance(declared, NamedType | GenericType) else ""
        scope.symbols.setdefault(name, Symbol("variable", module=of, name=name))
    return tuple(variable[1] for variable in variables)


def _generic(base: Node) -> Annotation | None:
    return from_expression(base) if base[0] == syntax.INDEX else None


def visit_class(walk: Walk, node: Node) -> int:
    """A class: its body is walked where it stands."""
    _, name, body, bases, decorators, variables, keywords, place = node
    made_by = [(walk.expression(decorator), decorator) for decorator in decorators]
    for _, value in keywords:
        walk.expression(value)
    for base in bases:
        if base[0] == syntax.CALL:
            walk.expression(base)
    outer = walk.scope
    number = len(walk.classes)
    draft = ClassDraft(outer.qualify(name), walk.line(place))
    draft.bases = tuple(base_name(base) for base in bases)
    draft.generic = tuple(one for one in map(_generic, bases) if isinstance(one, GenericType))
    draft.metaclass = next((dotted(value) for keyword, value in keywords if keyword == "metaclass"), "")
    draft.decorators = tuple(decorator_name(decorator) for decorator in decorators)
    walk.classes.append(draft)
    value = walk.new()
    walk.add(NewClass(value, number))
    outer.symbols[name] = Symbol("class", number)
    scope = walk.scope = walk.open_scope("class", draft.name, number)
    draft.scope = scope.index
    if variables:
        draft.variables = _type_parameters(scope, variables)
    walk.body(body)
    walk.scope = outer
    draft.body = scope.names
    for decorator, syntax_of in reversed(made_by):
        if decorator:
            # The name stays the class itself: hardly any decorator makes something else of it.
            walk.add(Decorated(walk.new(), decorator, value, outer.index, _line(walk, syntax_of)))
    bind(walk, name, value)
    return 0
