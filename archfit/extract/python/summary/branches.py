"""Statements that run some of their parts: names are joined where ways meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from archfit.extract.python import syntax
from archfit.extract.python.spelling import bound_names
from archfit.extract.python.summary.bound import names_bound
from archfit.extract.python.summary.drafts import Path
from archfit.extract.python.summary.endings import ending
from archfit.extract.python.summary.handlers import outcome
from archfit.extract.python.summary.names import bind
from archfit.extract.python.summary.narrowing import left, narrow
from archfit.extract.python.summary.patterns import capture, types_of
from archfit.extract.python.summary.targets import assign
from archfit.extract.python.summary.walk import Visit, Walk
from archfit.extract.python.syntax import Node
from archfit.model.operations import Copy, Enter, Iterate

_LEAVES = (syntax.RETURN, syntax.RAISE)


class _State(NamedTuple):
    """What names and paths are at one point."""

    names: dict[str, int]
    paths: dict[Path, int]


def _state(walk: Walk) -> _State:
    return _State(walk.scope.names, walk.scope.paths)


def _restore(walk: Walk, state: _State) -> None:
    walk.scope.names, walk.scope.paths = dict(state.names), dict(state.paths)


def _join(walk: Walk, states: list[_State | None], otherwise: _State) -> None:
    """Continue with what the names may be on any of the ways that lead here."""
    ways = [state for state in states if state is not None]
    if len(ways) < 2:  # noqa: PLR2004 - nothing to join
        walk.scope.names, walk.scope.paths = ways[0] if ways else otherwise
        return
    names: dict[str, int] = {}
    for way in ways:
        for name in way.names:
            if name not in names:
                names[name] = _union(walk, [other.names[name] for other in ways if name in other.names])
    first, *others = (way.paths for way in ways)
    paths = {
        path: walk.union([value, *(other[path] for other in others)])
        for path, value in first.items()
        if all(path in other for other in others)
    }
    walk.scope.names, walk.scope.paths = names, paths


def _union(walk: Walk, nodes: list[int]) -> int:
    """Join what a name may be; what tests told of it is forgotten where ways meet."""
    if len(set(nodes)) > 1:
        nodes = [walk.narrowed.get(node, node) for node in nodes]
    return walk.union(nodes)


def _way(walk: Walk, statements: list[Node] | None, start: _State, *, test: Node = (syntax.NOTHING,)) -> _State | None:
    """Walk statements from a state, where a test holds; None when they leave the function."""
    _restore(walk, start)
    narrow(walk, test, holds=True)
    walk.body(statements)
    return None if _leaves(walk, statements) else _state(walk)


def _leaves(walk: Walk, statements: list[Node] | None) -> bool:
    return bool(statements and statements[-1][0] in _LEAVES) and walk.scope.kind == "function"


def visit_if(walk: Walk, node: Node) -> int:
    """`if`, `elif`, `else`."""
    _, condition, body, others, otherwise, place = node
    outer, line = walk.block_index, walk.line(place)
    ways: list[_State | None] = []
    for test, statements in [(condition, body), *others]:
        tested = walk.expression(test)
        start = _state(walk)
        walk.inside("branch", tested or _asked(walk, test), line, ending(statements))
        ways.append(_way(walk, statements, start, test=test))
        walk.block_index = outer
        _restore(walk, start)
        narrow(walk, test, holds=False)
    start = _state(walk)
    if otherwise:
        walk.inside("branch", 0, line, ending(otherwise))
        ways.append(_way(walk, otherwise, start))
        walk.block_index = outer
    else:
        ways.append(start)
    _join(walk, ways, start)
    return 0


def _asked(walk: Walk, test: Node) -> int:
    """Return the node of the name that `not name`, `name is None` and the like ask about, or 0."""
    asked = test[2] if test[0] == syntax.UNARY else test[1] if test[0] == syntax.COMPARISON else test
    return walk.scope.names.get(asked[1], 0) if asked[0] == syntax.NAME else 0


def visit_assert(walk: Walk, node: Node) -> int:
    """`assert`: what follows may rely on it."""
    _, test, message, _ = node
    walk.expression(test)
    if message is not None:
        walk.expression(message)
    narrow(walk, test, holds=True)
    return 0


def visit_while(walk: Walk, node: Node) -> int:
    """`while`, and its `else`."""
    _, test, body, otherwise, place = node

    def begin() -> None:
        walk.inside("while", walk.expression(test), walk.line(place))

    _loop(walk, body, otherwise, begin=begin, targets=())
    return 0


def visit_for(walk: Walk, node: Node) -> int:
    """`for`, `async for`, and their `else`."""
    _, target, source, body, otherwise, asynchronous, place = node
    iterated, line = walk.expression(source), walk.line(place)

    def begin() -> None:
        item = walk.new()
        if iterated:
            walk.add(Iterate(item, iterated, asynchronous, walk.scope.index, line))
        assign(walk, target, item)
        walk.inside("for", iterated, line)

    _loop(walk, body, otherwise, begin=begin, targets=bound_names(target))
    return 0


def _loop(
    walk: Walk, body: list[Node], otherwise: list[Node], *, begin: Callable[[], None], targets: Iterable[str]
) -> None:
    """Walk a body whose names may come from before it or from its own end."""
    scope, outer = walk.scope, walk.block_index
    again: dict[str, int] = {}
    names = dict(scope.names)
    for name in sorted({*names_bound(body), *targets}):
        if name in names and name not in scope.global_names and name not in scope.nonlocal_names:
            node = again[name] = walk.new()
            walk.add(Copy(node, names[name]))
            names[name] = node
    start = _State(names, {})
    _restore(walk, start)
    begin()
    walk.body(body)
    walk.block_index = outer
    for name, node in again.items():
        now = scope.names.get(name, node)
        if now != node:
            walk.add(Copy(node, now))
    _join(walk, [start, _state(walk)], start)
    walk.body(otherwise)


def visit_try(walk: Walk, node: Node) -> int:
    """`try`: a handler may begin anywhere in the body."""
    _, body, handlers, otherwise, finally_, _, place = node
    start, outer, line = _state(walk), walk.block_index, walk.line(place)
    _restore(walk, start)
    walk.inside("try", 0, line, outcome(node, start.names) if handlers else "")
    walk.body(body)
    walk.block_index = outer
    after = _state(walk)
    ways: list[_State | None] = []
    if handlers:
        _join(walk, [start, after], start)
        middle = _state(walk)
        for kind, name, statements in handlers:
            ways.append(_handler(walk, (kind, name, statements), middle, line))
    # `_restore` copies, so that `after` still is what the body left.
    _restore(walk, after)
    walk.body(otherwise)
    ended = _leaves(walk, otherwise or body)
    ways.append(None if ended else _state(walk))
    _join(walk, ways, after)
    walk.body(finally_)
    return 0


def _handler(
    walk: Walk, handler: tuple[Node | None, str | None, list[Node]], start: _State, line: int
) -> _State | None:
    kind, name, statements = handler
    outer = walk.block_index
    _restore(walk, start)
    caught = walk.expression(kind) if kind is not None else 0
    walk.inside("handler", caught, line, ending(statements))
    if name:
        bind(walk, name, 0)
    way = _way(walk, statements, _state(walk))
    walk.block_index = outer
    return way


def visit_with(walk: Walk, node: Node) -> int:
    """`with`, `async with`."""
    _, items, body, asynchronous, place = node
    outer, line = walk.block_index, walk.line(place)
    for manager, target in items:
        value = walk.expression(manager)
        entered = walk.new()
        if value:
            walk.add(Enter(entered, value, asynchronous, walk.scope.index, line))
        if target is not None:
            assign(walk, target, entered)
        walk.inside("with", value, line)
    walk.body(body)
    walk.block_index = outer
    return 0


def visit_match(walk: Walk, node: Node) -> int:
    """`match`: each case begins from the same state; none need match."""
    _, subject, cases, place = node
    value = walk.expression(subject)
    start, outer, line = _state(walk), walk.block_index, walk.line(place)
    ways: list[_State | None] = [start]
    for pattern, guard, body in cases:
        _restore(walk, start)
        types = types_of(pattern)
        matched = left(walk, value, types, holds=True) if value and types else value
        if matched != value and subject[0] == syntax.NAME:
            walk.scope.names[subject[1]] = matched
        capture(walk, pattern, matched)
        if guard is not None:
            walk.expression(guard)
        walk.inside("branch", value, line, ending(body))
        ways.append(_way(walk, body, _state(walk)))
        walk.block_index = outer
    _join(walk, ways, start)
    return 0


BRANCHES: dict[int, Visit] = {
    syntax.IF: visit_if,
    syntax.ASSERT: visit_assert,
    syntax.WHILE: visit_while,
    syntax.FOR: visit_for,
    syntax.TRY: visit_try,
    syntax.WITH: visit_with,
    syntax.MATCH: visit_match,
}
"""What is done at each kind of compound statement, by its tag."""
