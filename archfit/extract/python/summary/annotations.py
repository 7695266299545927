"""What annotations say of values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archfit.extract.python import syntax
from archfit.extract.python.syntax import Node
from archfit.model.operations import Annotation, ClassType, ContainerType, GenericType, NamedType, UnionType

_NOTHING = frozenset({"int", "bool", "float", "bytes", "None", "Any", "object", "complex"})
"""Names that lead to no class of the checked code."""
_TRANSPARENT = frozenset({
    "Optional", "Annotated", "ClassVar", "Final", "Required", "NotRequired", "ReadOnly", "Awaitable", "Mapped",
    "InitVar",
})  # fmt: skip
_MAPPINGS = frozenset({"dict", "Dict", "Mapping", "MutableMapping", "defaultdict", "DefaultDict", "OrderedDict"})
_LISTS = frozenset({
    "list", "List", "Sequence", "MutableSequence", "Iterable", "Iterator", "set", "Set", "AbstractSet", "frozenset",
    "FrozenSet", "Collection", "deque", "Deque", "Generator", "AsyncIterator", "AsyncGenerator", "AsyncIterable",
})  # fmt: skip
_SILENT = frozenset({"Callable", "Literal", "TypeGuard", "TypeIs", "LiteralString"})


def annotation(node: Node | None) -> Annotation | None:
    """Read an annotation from the syntax of types; None when it says nothing of classes."""
    if node is None:
        return None
    if node[0] == syntax.UNION_TYPE:
        return _union([annotation(item) for item in node[1]])
    if node[0] != syntax.UNBOUND_TYPE:
        return None
    return _named(node[1], [annotation(item) for item in node[2]], node[2])


def from_expression(node: Node) -> Annotation | None:
    """Read an annotation that stands where an expression does: an alias, or the first argument of `cast`."""
    tag = node[0]
    if tag in (syntax.NAME, syntax.MEMBER):
        return _named(_dotted(node), [], [])
    if tag == syntax.OPERATOR:
        return _union([from_expression(item) for item in node[1]])
    if tag == syntax.INDEX:
        items = node[2][1] if node[2][0] == syntax.TUPLE else [node[2]]
        return _named(_dotted(node[1]), [from_expression(item) for item in items], items)
    return None


def _dotted(node: Node) -> str:
    parts: list[Any] = []
    while node[0] == syntax.MEMBER:
        parts.append(node[2])
        node = node[1]
    return ".".join([node[1], *reversed(parts)]) if node[0] == syntax.NAME else ""


def _named(name: str, items: list[Annotation | None], nodes: list[Node]) -> Annotation | None:
    last = name.rpartition(".")[2]
    if not name or last in _SILENT or (not items and last in _NOTHING):
        return None
    meaning = _GENERIC.get(last) if items else None
    if meaning:
        return meaning(items, nodes)
    known = tuple((place, item) for place, item in enumerate(items) if item is not None)
    return GenericType(name, known) if known else NamedType(name)


def _first(items: list[Annotation | None], _nodes: list[Node]) -> Annotation | None:
    return items[0]


def _last(items: list[Annotation | None], _nodes: list[Node]) -> Annotation | None:
    return items[-1]


def _any_of(items: list[Annotation | None], _nodes: list[Node]) -> Annotation | None:
    return _union(items)


def _class(items: list[Annotation | None], _nodes: list[Node]) -> Annotation | None:
    return ClassType(items[0]) if items[0] else None


def _mapping(items: list[Annotation | None], _nodes: list[Node]) -> Annotation | None:
    return _container("dict", [(None, items[-1])])


def _list(items: list[Annotation | None], _nodes: list[Node]) -> Annotation | None:
    return _container("list", [(None, items[0])])


def _tuple(items: list[Annotation | None], nodes: list[Node]) -> Annotation | None:
    fixed = all(node[0] not in (syntax.ELLIPSIS_TYPE, syntax.ELLIPSIS) for node in nodes)
    return _container("list", list(enumerate(items)) if fixed else [(None, items[0])])


_GENERIC: dict[str, Callable[[list[Annotation | None], list[Node]], Annotation | None]] = {
    **dict.fromkeys(_TRANSPARENT, _first),
    **dict.fromkeys(_MAPPINGS, _mapping),
    **dict.fromkeys(_LISTS, _list),
    "tuple": _tuple,
    "Tuple": _tuple,
    "Union": _any_of,
    "Coroutine": _last,
    "type": _class,
    "Type": _class,
}
"""What a generic type says by its last name, from its parameters."""


def _container(kind: str, items: list[tuple[int | None, Annotation | None]]) -> ContainerType:
    return ContainerType(kind, tuple((key, item) for key, item in items if item is not None))


def _union(items: list[Annotation | None]) -> Annotation | None:
    known = tuple(item for item in items if item is not None)
    return known[0] if len(known) == 1 else UnionType(known) if known else None
