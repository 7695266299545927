"""What assignments bind: names, attributes, items, and the parts of what is unpacked."""

from __future__ import annotations

from collections.abc import Sequence

from archfit.extract.python import syntax
from archfit.extract.python.summary.names import bind, constant_key, remember
from archfit.extract.python.summary.walk import Walk
from archfit.extract.python.syntax import Node
from archfit.model.operations import Item, Key, NewContainer, SetItem, Write

_SEQUENCES = (syntax.TUPLE, syntax.LIST)


def container(walk: Walk, kind: str, items: Sequence[tuple[Key, int]]) -> int:
    """Return the node of a new list or dictionary with items by key."""
    to = walk.new()
    walk.add(NewContainer(to, kind, tuple(items)))
    return to


def assign(walk: Walk, target: Node, value: int, source: Node | None = None) -> None:
    """Let a target be a value; `source` is its syntax, where there is one."""
    tag = target[0]
    if tag == syntax.NAME:
        bind(walk, target[1], value)
    elif tag == syntax.MEMBER:
        _set_attribute(walk, target, value)
    elif tag == syntax.INDEX:
        _set_item(walk, target, value)
    elif tag in _SEQUENCES:
        _unpack(walk, target[1], value, source)
    elif tag == syntax.STAR:
        assign(walk, target[1], value)


def _set_attribute(walk: Walk, target: Node, value: int) -> None:
    _, whole, name, place = target
    of = walk.expression(whole)
    if of:
        write(walk, of, name, value, walk.line(place))
    remember(walk, target, value)


def write(walk: Walk, of: int, name: str, value: int, line: int) -> None:
    """Set an attribute; that a parameter is set to another is a fact of its own."""
    function = walk.function
    positions = function.positions if function else {}
    site = (walk.scope.index, line)
    for part in dict.fromkeys(walk.parts(value)):
        if function and of in positions and part in positions:
            function.stores.append((positions[of], name, positions[part]))
            declared = function.parameters[positions[part]].declared
            walk.add(Write(of, name, declared, True, *site))  # noqa: FBT003 - a field
        else:
            walk.add(Write(of, name, part, False, *site))  # noqa: FBT003 - a field


def _set_item(walk: Walk, target: Node, value: int) -> None:
    _, whole, subscript, place = target
    of = walk.expression(whole)
    key = constant_key(subscript)
    key_node = walk.expression(subscript) if key is None else 0
    if of:
        walk.add(SetItem(of, key, key_node, value, walk.scope.index, walk.line(place)))
    remember(walk, target, value)


def _unpack(walk: Walk, parts: list[Node], value: int, source: Node | None) -> None:
    star = next((index for index, part in enumerate(parts) if part[0] == syntax.STAR), None)
    if source is not None and source[0] in _SEQUENCES and id(source) in walk.items:
        _unpack_display(walk, parts, star, source)
        return
    for index, part in enumerate(parts):
        node = walk.new()
        if value:
            key = index if star is None else None
            walk.add(Item(node, value, key, 0, walk.scope.index, _line(walk, part)))
        assign(walk, part, node)


def _unpack_display(walk: Walk, parts: list[Node], star: int | None, source: Node) -> None:
    values, sources = walk.items[id(source)], source[1]
    behind = len(parts) - star - 1 if star is not None else 0
    for index, part in enumerate(parts):
        if star is None or index < star:
            known = index < len(values)
            assign(walk, part, values[index] if known else 0, sources[index] if known else None)
        elif index == star:
            rest = [node for node in values[star : len(values) - behind] if node]
            assign(walk, part[1], container(walk, "list", list(enumerate(rest))))
        else:
            place = len(values) - len(parts) + index
            assign(walk, part, values[place] if 0 <= place < len(values) else 0)


def _line(walk: Walk, node: Node) -> int:
    place = node[-1]
    return walk.line(place) if isinstance(place, int) else 0
