"""Shortest paths in a directed graph of plain ids; deterministic and linear in the edges."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def shortest_paths(
    successors: Mapping[Node, Iterable[Node]], *, starts: Iterable[Node], blocked: Container[Node] = ()
) -> dict[Node, Node | None]:
    """
    Return every node reached from the starts with the one before it on its canonical path, starts with None.

    The canonical path is the shortest one and among those the least, node by node; it holds as
    far as starts and successors come in order. Blocked nodes are neither entered nor returned.
    """
    before: dict[Node, Node | None] = {start: None for start in starts if start not in blocked}
    layer = list(before)
    while layer:
        following: list[Node] = []
        for node in layer:
            for successor in successors.get(node, ()):
                if successor not in before and successor not in blocked:
                    before[successor] = node
                    following.append(successor)
        layer = following
    return before


def path_to(node: Node, before: Mapping[Node, Node | None]) -> list[Node]:
    """Return the canonical path from its start to a node."""
    path = [node]
    while (previous := before[path[-1]]) is not None:
        path.append(previous)
    return path[::-1]
