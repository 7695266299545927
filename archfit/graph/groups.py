"""What belongs together, where each of some pairs does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar

Node = TypeVar("Node", bound=Any)


def joined(nodes: Iterable[Node], pairs: Iterable[tuple[Node, Node]]) -> list[tuple[Node, ...]]:
    """
    Return the connected groups of nodes, each sorted, in order of their least ones.

    A forest in which every tree points to its least node (Galler and Fischer, Communications of the ACM 7, 1964).
    """
    above = {node: node for node in nodes}

    def top(node: Node) -> Node:
        while above[node] != node:
            above[node] = node = above[above[node]]
        return node

    for pair in pairs:
        first, last = sorted(map(top, pair))
        above[last] = first
    found: dict[Node, list[Node]] = defaultdict(list)
    for node in sorted(above):
        found[top(node)].append(node)
    return sorted(map(tuple, found.values()))
