"""Which names statements bind, before they are walked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from archfit.extract.python import syntax
from archfit.extract.python.spelling import bound_names
from archfit.extract.python.syntax import Node


def names_bound(statements: Iterable[Node] | None) -> Iterator[str]:
    """Yield the names that statements bind, at any depth within the same scope."""
    for statement in statements or ():
        visit = _BINDERS.get(statement[0])
        if visit:
            yield from visit(statement)


def _assignment(node: Node) -> Iterator[str]:
    for target in node[1]:
        yield from bound_names(target)


def _augmented(node: Node) -> Iterator[str]:
    yield from bound_names(node[2])


def _definition(node: Node) -> Iterator[str]:
    yield node[1]


def _decorated(node: Node) -> Iterator[str]:
    yield node[4][1]


def _import(node: Node) -> Iterator[str]:
    yield from (alias or module.partition(".")[0] for module, alias in node[1])


def _import_from(node: Node) -> Iterator[str]:
    yield from (alias or name for name, alias in node[3])


def _if(node: Node) -> Iterator[str]:
    for block in (node[2], *(block for _, block in node[3]), node[4]):
        yield from names_bound(block)


def _for(node: Node) -> Iterator[str]:
    yield from bound_names(node[1])
    yield from names_bound([*node[3], *node[4]])


def _while(node: Node) -> Iterator[str]:
    yield from names_bound([*node[2], *node[3]])


def _with(node: Node) -> Iterator[str]:
    for _, target in node[1]:
        if target is not None:
            yield from bound_names(target)
    yield from names_bound(node[2])


def _try(node: Node) -> Iterator[str]:
    for block in (node[1], *(block for _, _, block in node[2]), node[3], node[4]):
        yield from names_bound(block)


def _match(node: Node) -> Iterator[str]:
    for _, _, block in node[2]:
        yield from names_bound(block)


_BINDERS: dict[int, Callable[[Node], Iterator[str]]] = {
    syntax.ASSIGNMENT: _assignment,
    syntax.AUGMENTED: _augmented,
    syntax.FUNCTION: _definition,
    syntax.CLASS: _definition,
    syntax.DECORATED: _decorated,
    syntax.IMPORT: _import,
    syntax.IMPORT_FROM: _import_from,
    syntax.IF: _if,
    syntax.FOR: _for,
    syntax.WHILE: _while,
    syntax.WITH: _with,
    syntax.TRY: _try,
    syntax.MATCH: _match,
}
