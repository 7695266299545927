"""What can only be reached through a node of a directed graph."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from archfit.graph.paths import shortest_paths

Node = TypeVar("Node", bound=Hashable)


def dominated(successors: Mapping[Node, Iterable[Node]], *, starts: Iterable[Node]) -> dict[Node, frozenset[Node]]:
    """
    Return for every node that the starts reach the others that they reach only through it.

    The dominance of Lowry and Medlock, "Object code optimization", Communications of the ACM 12 (1969), with all
    starts as one; found by taking each node away, which is quadratic: for graphs of some hundred nodes.
    """
    first = tuple(starts)
    reached = frozenset(shortest_paths(successors, starts=first))
    return {
        node: reached - shortest_paths(successors, starts=first, blocked=(node,)).keys() - {node} for node in reached
    }
