"""Statements that bind names, return and raise."""

from __future__ import annotations

from archfit.extract.python import syntax
from archfit.extract.python.spelling import dotted
from archfit.extract.python.summary.annotations import from_expression
from archfit.extract.python.summary.calls import provider
from archfit.extract.python.summary.definitions import declare
from archfit.extract.python.summary.names import bind, visit_name
from archfit.extract.python.summary.operators import operate
from archfit.extract.python.summary.targets import assign
from archfit.extract.python.summary.templates import template
from archfit.extract.python.summary.walk import Visit, Walk
from archfit.extract.python.syntax import Node
from archfit.model.operations import Annotation, Copy, GenericType, Imported, NamedType, Raise
from archfit.model.summary import Symbol


def visit_expression(walk: Walk, node: Node) -> int:
    """An expression that stands alone."""
    return walk.expression(node[1])


def visit_return(walk: Walk, node: Node) -> int:
    """`return value`; a parameter that is returned as it came is a fact of its own."""
    value = walk.expression(node[1]) if node[1] is not None else 0
    function = walk.function
    if value and function:
        for part in dict.fromkeys(walk.parts(value)):
            if part in function.positions:
                function.returned.append(function.positions[part])
            else:
                walk.add(Copy(function.returns, part))
    return 0


def visit_assignment(walk: Walk, node: Node) -> int:
    """`target = value`, with or without an annotation."""
    _, targets, value, type_, _ = node
    if type_ is not None:
        return _annotated(walk, targets[0], value, type_)
    result = walk.expression(value)
    for target in targets:
        assign(walk, target, result, value)
    if len(targets) == 1 and targets[0][0] == syntax.NAME:
        _alias(walk, targets[0][1], value)
    return 0


def _alias(walk: Walk, name: str, value: Node) -> None:
    symbols = walk.scope.symbols
    if name not in symbols and value[0] in (syntax.NAME, syntax.MEMBER, syntax.INDEX):
        meant = None if dotted(value) else from_expression(value)
        spelled = meant.name if isinstance(meant, NamedType | GenericType) else dotted(value)
        if spelled:
            symbols[name] = Symbol("alias", _provider(walk, value, meant), name=spelled)
    elif name not in symbols and value[0] == syntax.CALL and walk.scope.kind != "function":
        called = dotted(value[1])
        if called.rpartition(".")[2] == "TypeVar":
            symbols[name] = Symbol("variable", module=_bound(value), name=name)
        elif called:
            symbols[name] = Symbol("made", name=called)


def _provider(walk: Walk, value: Node, meant: Annotation | None) -> int:
    """Return the node of what provides an `Annotated[Session, Depends(get_session)]`, or 0."""
    if value[0] != syntax.INDEX or value[2][0] != syntax.TUPLE or not dotted(value[1]).endswith("Annotated"):
        return 0
    return next(filter(None, (provider(walk, marker, meant) for marker in value[2][1][1:])), 0)


def _bound(call: Node) -> str:
    """Return the name of the class that a type variable is bound to, or nothing."""
    for argument, keyword in zip(call[2], call[3], strict=True):
        if keyword == "bound":
            return str(argument[1]) if argument[0] == syntax.STRING else dotted(argument)
    return ""


def _annotated(walk: Walk, target: Node, value: Node, type_: Node) -> int:
    result = walk.expression(value)
    node = walk.new()
    if result:
        walk.add(Copy(node, result))
    declare(walk, node, type_)
    scope = walk.scope
    if scope.kind == "class" and target[0] == syntax.NAME:
        walk.classes[scope.owner].fields.append((target[1], result))
    assign(walk, target, node, value)
    return 0


def visit_augmented(walk: Walk, node: Node) -> int:
    """`target += value`: it may be either."""
    _, symbol, target, value, _ = node
    result = walk.expression(value)
    before = visit_name(walk, target) if target[0] == syntax.NAME else walk.expression(target)
    made = operate(walk, f"{symbol}=", before, result, target)
    if target[0] == syntax.NAME:
        text = symbol == "+" and value[0] in (syntax.STRING, syntax.FORMATTED)
        after = template(walk, [before, result]) if text else walk.union([before, result, made])
        bind(walk, target[1], after)
    return 0


def visit_delete(walk: Walk, node: Node) -> int:
    """`del target`: what attributes and items were set to is forgotten."""
    walk.expression(node[1])
    walk.scope.paths = {}
    return 0


def visit_raise(walk: Walk, node: Node) -> int:
    """`raise error from cause`."""
    _, error, cause, place = node
    value = walk.expression(error) if error is not None else 0
    if value and error[0] != syntax.CALL:
        walk.add(Raise(value, walk.scope.index, walk.line(place)))
    if cause is not None:
        walk.expression(cause)
    return 0


def visit_global(walk: Walk, node: Node) -> int:
    """`global name`."""
    walk.scope.global_names.update(node[1])
    return 0


def visit_nonlocal(walk: Walk, node: Node) -> int:
    """`nonlocal name`."""
    walk.scope.nonlocal_names.update(node[1])
    return 0


def visit_import(walk: Walk, node: Node) -> int:
    """`import a.b as c, d`."""
    for module, alias in node[1]:
        taken = module if alias else module.partition(".")[0]
        to = walk.new()
        walk.add(Imported(to, taken, 0, ""))
        name = alias or taken
        bind(walk, name, to)
        walk.scope.symbols[name] = Symbol("module", module=taken)
    return 0


def visit_import_from(walk: Walk, node: Node) -> int:
    """`from a import b as c, d`."""
    _, level, module, aliases, _, _ = node
    for name, alias in aliases:
        to = walk.new()
        walk.add(Imported(to, module, level, name))
        bind(walk, alias or name, to)
        walk.scope.symbols[alias or name] = Symbol("from", level, module, name)
    return 0


def visit_import_all(walk: Walk, node: Node) -> int:
    """`from a import *`."""
    walk.stars.append((node[1], node[2]))
    return 0


def visit_type_alias(walk: Walk, node: Node) -> int:
    """`type Name = ...`."""
    if node[1][0] == syntax.NAME:
        _alias(walk, node[1][1], node[3])
    return 0


STATEMENTS: dict[int, Visit] = {
    syntax.EXPRESSION_STATEMENT: visit_expression,
    syntax.RETURN: visit_return,
    syntax.ASSIGNMENT: visit_assignment,
    syntax.AUGMENTED: visit_augmented,
    syntax.DELETE: visit_delete,
    syntax.RAISE: visit_raise,
    syntax.GLOBAL: visit_global,
    syntax.NONLOCAL: visit_nonlocal,
    syntax.IMPORT: visit_import,
    syntax.IMPORT_FROM: visit_import_from,
    syntax.IMPORT_ALL: visit_import_all,
    syntax.TYPE_ALIAS: visit_type_alias,
}
"""What is done at each kind of simple statement, by its tag."""
