"""Expressions: each visit returns the node of the value, or 0 when nothing can be known of it."""

from __future__ import annotations

from archfit.extract.python import syntax
from archfit.extract.python.summary import targets
from archfit.extract.python.summary.calls import visit_call
from archfit.extract.python.summary.names import constant_key, known_path, visit_name
from archfit.extract.python.summary.narrowing import narrowed
from archfit.extract.python.summary.operators import visit_comparison, visit_unary
from archfit.extract.python.summary.templates import visit_formatted, visit_operator
from archfit.extract.python.summary.walk import Visit, Walk
from archfit.extract.python.syntax import Node
from archfit.model.operations import Copy, Item, Iterate, Key, NewContainer, Read, Sliced

_LARGEST = 64
"""In a larger display, items are not told apart by their place."""
_SUM = 2**30


def visit_literal(walk: Walk, node: Node) -> int:
    """A string or a number."""
    return walk.literal(node[1])


def visit_children(walk: Walk, node: Node) -> int:
    """Whatever has no value that could be followed: what it is made of is walked."""
    walk.children(node[1:])
    return 0


def visit_nothing(_walk: Walk, _node: Node) -> int:
    """Nothing to walk."""
    return 0


def visit_member(walk: Walk, node: Node) -> int:
    """`of.name`."""
    known = known_path(walk, node)
    if known:
        return known
    of = walk.expression(node[1])
    if not of:
        return 0
    to = walk.new()
    walk.add(Read(to, of, node[2], walk.scope.index, walk.line(node[-1])))
    return to


def visit_index(walk: Walk, node: Node) -> int:
    """`of[key]` or `of[low:high]`."""
    known = known_path(walk, node)
    if known:
        return known
    _, whole, subscript, place = node
    of = walk.expression(whole)
    if subscript[0] == syntax.SLICE:
        return _slice(walk, of, subscript)
    key = constant_key(subscript)
    key_node = walk.expression(subscript) if key is None else 0
    if not of:
        return 0
    to = walk.new()
    walk.add(Item(to, of, key, key_node, walk.scope.index, walk.line(place)))
    return to


def _slice(walk: Walk, of: int, node: Node) -> int:
    _, low, high, _, _ = node
    visit_children(walk, node)
    if not of:
        return 0
    to = walk.new()
    walk.add(Sliced(to, of, _bound(low, 0), _bound(high, _SUM)))
    return to


def _bound(node: Node | None, otherwise: int) -> int | None:
    if node is None:
        return otherwise
    return int(node[1]) if node[0] == syntax.INTEGER else None


def visit_list(walk: Walk, node: Node) -> int:
    """A list, tuple or set: its items by position, as far as nothing is unpacked before them."""
    values: list[int] = []
    items: list[tuple[Key, int]] = []
    starred = len(node[1]) > _LARGEST
    for index, item in enumerate(node[1]):
        if item[0] == syntax.STAR:
            starred = True
            value = _item_of(walk, walk.expression(item[1]), item)
        else:
            value = walk.expression(item)
        values.append(value)
        if value:
            items.append((None if starred else index, value))
    walk.items[id(node)] = values
    return targets.container(walk, "list", items)


def _item_of(walk: Walk, of: int, node: Node) -> int:
    to = walk.new()
    if of:
        walk.add(Iterate(to, of, asynchronous=False, scope=walk.scope.index, line=_line_of(walk, node)))
    return to


def _line_of(walk: Walk, node: Node) -> int:
    place = node[-1]
    return walk.line(place) if type(place) is int else _line_of(walk, node[1])


def visit_dictionary(walk: Walk, node: Node) -> int:
    """A dictionary: its items by constant key; what is unpacked into it keeps its keys to itself."""
    _, keys, values, place = node
    nodes: list[int] = []
    items: list[tuple[Key, int]] = []
    for key, value in zip(keys, values, strict=True):
        result = walk.expression(value)
        nodes.append(result)
        if key is None:
            unpacked = walk.new()
            if result:
                walk.add(Item(unpacked, result, None, 0, walk.scope.index, walk.line(place)))
            items.append((None, unpacked))
            continue
        constant = constant_key(key) if len(keys) <= _LARGEST else None
        if constant is None:
            walk.expression(key)
        if result:
            items.append((constant, result))
    walk.items[id(node)] = nodes
    return targets.container(walk, "dict", items)


def visit_comprehension(walk: Walk, node: Node) -> int:
    """A comprehension: its targets are bound in it alone."""
    parts = node[1]
    *elements, targets_of, sources, conditions, flags = parts
    scope = walk.scope
    names, paths = scope.names, scope.paths
    scope.names, scope.paths = dict(names), dict(paths)
    before = walk.block_index
    for target, source, tests, asynchronous in zip(targets_of, sources, conditions, flags, strict=True):
        iterated = walk.expression(source)
        line = walk.line(node[-1])
        walk.inside("comprehension", iterated, line)
        item = walk.new()
        if iterated:
            walk.add(Iterate(item, iterated, asynchronous, scope.index, line))
        targets.assign(walk, target, item)
        for test in tests:
            walk.expression(test)
    results = [walk.expression(element) for element in elements if element is not None]
    walk.block_index = before
    scope.names, scope.paths = names, paths
    kind = "dict" if node[0] == syntax.DICT_COMPREHENSION else "list"
    to = walk.new()
    walk.add(NewContainer(to, kind, ((None, results[-1]),) if results[-1] else ()))
    return to


def visit_conditional(walk: Walk, node: Node) -> int:
    """`one if test else other`."""
    _, one, test, other, _ = node
    walk.expression(test)
    with narrowed(walk, test, holds=True):
        first = walk.expression(one)
    with narrowed(walk, test, holds=False):
        second = walk.expression(other)
    return walk.union([first, second])


def visit_boolean(walk: Walk, node: Node) -> int:
    """`one or other`: any of them."""
    return walk.union([walk.expression(operand) for operand in node[2]])


def visit_walrus(walk: Walk, node: Node) -> int:
    """`(name := value)`."""
    value = walk.expression(node[2])
    targets.assign(walk, node[1], value, node[2])
    return value


def visit_inner(walk: Walk, node: Node) -> int:
    """What is worth what its one operand is: an unpacking."""
    return walk.expression(node[1])


def visit_yield(walk: Walk, node: Node) -> int:
    """`yield value`: the function is a generator."""
    value = walk.expression(node[1]) if node[1] is not None else 0
    function = walk.function
    if function is not None:
        function.generator = True
        if value:
            walk.add(Copy(function.yields, value))
    return 0


def visit_yield_from(walk: Walk, node: Node) -> int:
    """`yield from values`."""
    values = walk.expression(node[1])
    function = walk.function
    if function is not None:
        function.generator = True
        if values:
            walk.add(
                Iterate(function.yields, values, asynchronous=False, scope=walk.scope.index, line=walk.line(node[-1]))
            )
    return 0


def visit_await(walk: Walk, node: Node) -> int:
    """`await value`: a call that is awaited says so."""
    return visit_call(walk, node[1], awaited=True) if node[1][0] == syntax.CALL else walk.expression(node[1])


EXPRESSIONS: dict[int, Visit] = {
    syntax.NAME: visit_name,
    syntax.STRING: visit_literal,
    syntax.INTEGER: visit_literal,
    syntax.FLOAT: visit_literal,
    syntax.MEMBER: visit_member,
    syntax.INDEX: visit_index,
    syntax.CALL: visit_call,
    syntax.LIST: visit_list,
    syntax.TUPLE: visit_list,
    syntax.SET: visit_list,
    syntax.DICT: visit_dictionary,
    syntax.LIST_COMPREHENSION: visit_comprehension,
    syntax.SET_COMPREHENSION: visit_comprehension,
    syntax.GENERATOR: visit_comprehension,
    syntax.DICT_COMPREHENSION: visit_comprehension,
    syntax.CONDITIONAL: visit_conditional,
    syntax.BOOLEAN: visit_boolean,
    syntax.WALRUS: visit_walrus,
    syntax.STAR: visit_inner,
    syntax.YIELD: visit_yield,
    syntax.YIELD_FROM: visit_yield_from,
    syntax.AWAIT: visit_await,
    syntax.FORMATTED: visit_formatted,
    syntax.OPERATOR: visit_operator,
    syntax.COMPARISON: visit_comparison,
    syntax.UNARY: visit_unary,
    **dict.fromkeys((syntax.COMPLEX, syntax.BYTES, syntax.ELLIPSIS, syntax.BIG_INTEGER), visit_nothing),
    **dict.fromkeys((syntax.PASS, syntax.BREAK, syntax.CONTINUE, syntax.NOTHING), visit_nothing),
}
"""What is done at each kind of expression, by its tag."""
