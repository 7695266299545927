"""Whether anybody learns that something failed in a `try`."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from archfit.extract.python import syntax
from archfit.extract.python.spelling import dotted
from archfit.extract.python.summary.bound import names_bound
from archfit.extract.python.summary.endings import ending
from archfit.extract.python.syntax import Node

_ANY = frozenset({"Exception", "BaseException"})
_SCOPES = frozenset({syntax.FUNCTION, syntax.CLASS, syntax.DECORATED, syntax.LAMBDA})
_LEAVES = frozenset({syntax.BREAK, syntax.YIELD, syntax.YIELD_FROM})


def outcome(node: Node, names: Container[str]) -> str:
    """
    Return `passes` for a `try` that goes on after any exception as if nothing had failed, or nothing.

    Its handlers log at most, and its body leaves no sign of having come to its end: nothing is returned from
    there, no loop left, no attribute or item set, and none of the names bound anew that were known before.
    """
    _, body, handlers, otherwise, *_ = node
    passes = (
        not otherwise
        and any(_is_broad(kind) for kind, _, _ in handlers)
        and all(ending(statements) == "logs" for _, _, statements in handlers)
        and not any(name in names for name in names_bound(body))
        and not any(map(_tells, _inside(body)))
    )
    return "passes" if passes else ""


def _is_broad(kind: Node | None) -> bool:
    """Tell whether a handler takes any exception: `except:`, `except Exception`, one of several."""
    if kind is None:
        return True
    return any(map(_is_broad, kind[1])) if kind[0] == syntax.TUPLE else dotted(kind) in _ANY


def _tells(node: Node) -> bool:
    """Tell whether a statement lets others know that it was reached."""
    if node[0] == syntax.RETURN:
        return node[1] is not None
    if node[0] == syntax.ASSIGNMENT:
        return any(target[0] in (syntax.MEMBER, syntax.INDEX) for target in node[1])
    return node[0] in _LEAVES


def _inside(nodes: Iterable[object]) -> Iterator[Node]:
    """Yield the nodes of statements, at any depth within the same scope."""
    for node in nodes:
        if isinstance(node, list):
            yield from _inside(node)
        elif isinstance(node, tuple) and node:
            is_node = type(node[0]) is int
            if is_node:
                yield node
            if not (is_node and node[0] in _SCOPES):
                yield from _inside(node)
