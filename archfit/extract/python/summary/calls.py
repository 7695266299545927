"""Calls: what is called, with what, and in which block."""

from __future__ import annotations

from archfit.extract.python import syntax
from archfit.extract.python.parse import parse_expression
from archfit.extract.python.spelling import dotted
from archfit.extract.python.summary.names import access_path, constant_key, remember
from archfit.extract.python.summary.targets import write
from archfit.extract.python.summary.templates import format_template
from archfit.extract.python.summary.walk import Walk
from archfit.extract.python.syntax import Node
from archfit.model.operations import Annotated, Annotation, Call, ClassType, SetItem, SuperCall

INJECTORS = frozenset({"Depends", "Security", "Provide"})
"""Markers of a parameter that a framework provides by calling their argument."""


_SETS = 3


def visit_call(walk: Walk, node: Node, *, awaited: bool = False) -> int:
    """Return the result of a call."""
    _, function, arguments, names, place = node
    if function[0] == syntax.NAME:
        if function[1] == "super":
            result = _super(walk, node)
            if result:
                return result
        elif function[1] == "eval" and arguments and arguments[0][0] == syntax.STRING:
            _evaluate(walk, arguments[0][1].encode("utf-8", "replace"), place)
    called = walk.expression(function)
    positions: list[int] = []
    starred: list[int] = []
    keywords: list[tuple[str, int]] = []
    for argument, name in zip(arguments, names, strict=True):
        if name is not None:
            keywords.append((name, walk.expression(argument)))
            continue
        if argument[0] == syntax.STAR:
            starred.append(len(positions))
        positions.append(walk.expression(argument))
    site = walk.line_and_column(place)
    to = walk.new()
    walk.add(
        Call(to, called, tuple(positions), tuple(starred), tuple(keywords), walk.scope.index, *site,
             walk.block_index, awaited)
    )  # fmt: skip
    if function[0] == syntax.MEMBER and function[1][0] == syntax.STRING and function[2] == "format" and not starred:
        return format_template(walk, function[1][1], positions, keywords)
    _after(walk, function, arguments)
    if dotted(function) in ("setattr", "object.__setattr__") and len(positions) == _SETS and not starred:
        _set_by_name(walk, arguments, positions, site[0])
    return to


def _set_by_name(walk: Walk, arguments: list[Node], nodes: list[int], line: int) -> None:
    """`setattr(of, "name", value)`."""
    of, name, value = arguments[0], arguments[1], nodes[2]
    if name[0] == syntax.STRING and value:
        write(walk, nodes[0], name[1], value, line)
        remember(walk, (syntax.MEMBER, of, name[1]), value)


def _after(walk: Walk, function: Node, arguments: list[Node]) -> None:
    """Forget what the call may have changed; `x.update({...})` changes what it says."""
    updates = function[0] == syntax.MEMBER and function[2] == "update" and len(arguments) == 1
    if not updates or arguments[0][0] != syntax.DICT:
        if walk.scope.paths:
            # What a test told of an attribute is relied on beyond a call, as type checkers do.
            walk.scope.paths = {path: node for path, node in walk.scope.paths.items() if node in walk.narrowed}
        return
    path, of = access_path(function[1]), walk.expression(function[1])
    display = arguments[0]
    for key, value in zip(display[1], walk.items.get(id(display), ()), strict=False):
        constant = constant_key(key) if key is not None else None
        if constant is None:
            continue
        if of:
            walk.add(SetItem(of, constant, 0, value, walk.scope.index, walk.line(display[-1])))
        if path and value:
            walk.scope.paths[(*path, constant)] = value


def _super(walk: Walk, node: Node) -> int:
    """Return what `super()` is in a method, or 0 outside of any."""
    scope = walk.scope
    while scope.outer is not None and not (scope.kind == "function" and scope.outer.kind == "class"):
        scope = scope.outer
    if scope.outer is None:
        return 0
    parameters = walk.functions[scope.owner].parameters
    receiver = parameters[0].node if parameters else 0
    to = walk.new()
    walk.add(SuperCall(to, scope.outer.owner, receiver, walk.scope.index, walk.line(node[-1])))
    return to


def _evaluate(walk: Walk, text: bytes, place: int) -> None:
    parsed = parse_expression(text)
    if parsed:
        with walk.fixed(place):
            walk.expression(parsed)


def inject(walk: Walk, node: Node, type_: Annotation | None, declared: int, scope: int) -> bool:
    """
    Let a framework provide a parameter of the function with a scope.

    Returns whether the expression is a marker for that, such as `Depends(get_session)`.
    """
    source = provider(walk, node, type_)
    if source:
        line, column = walk.line_and_column(node[-1])
        walk.add(Call(declared, source, (), (), (), scope, line, column, -1, awaited=False, injected=True))
    return source is not None


def provider(walk: Walk, node: Node, type_: Annotation | None) -> int | None:
    """
    Return the node of what a marker tells a framework to call, or None for what is no marker.

    `Depends()` means the annotated type (FastAPI documentation, "classes as dependencies", 0.115),
    `Provide[Container.session]` an attribute (dependency-injector documentation, "wiring", 4.42).
    """
    if node[0] not in (syntax.CALL, syntax.INDEX):
        return None
    name = dotted(node[1]).rpartition(".")[2]
    if node[0] == syntax.INDEX:
        return walk.expression(node[2]) if name == "Provide" else None
    if name not in INJECTORS:
        return None
    for argument, keyword in zip(node[2], node[3], strict=True):
        if keyword in (None, "dependency"):
            return walk.expression(argument)
    if type_ is None:
        return 0
    to = walk.new()
    walk.add(Annotated(to, ClassType(type_), walk.scope.index))
    return to
