"""Cycles in a directed graph of plain ids; deterministic, without recursion."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any, TypeVar

Node = TypeVar("Node", bound=Hashable)


def strong_components(successors: Mapping[Node, Iterable[Node]]) -> list[list[Node]]:
    """
    Return the strongly connected components of two nodes or more, each sorted, in order.

    Tarjan's algorithm (SIAM Journal on Computing 1, 1972) with an explicit stack. Nodes that only
    occur as successors count too.
    """
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    on_stack: set[Node] = set()
    stack: list[Node] = []
    found: list[list[Node]] = []
    for start in successors:
        if start in index:
            continue
        work = [(start, iter(successors.get(start, ())))]
        index[start] = low[start] = len(index)
        stack.append(start)
        on_stack.add(start)
        while work:
            node, rest = work[-1]
            for following in rest:
                if following not in index:
                    index[following] = low[following] = len(index)
                    stack.append(following)
                    on_stack.add(following)
                    work.append((following, iter(successors.get(following, ()))))
                    break
                if following in on_stack:
                    low[node] = min(low[node], index[following])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    found.append(_popped(stack, on_stack, node))
    return sorted((sorted(part, key=_order) for part in found if len(part) > 1), key=lambda part: _order(part[0]))


def _popped(stack: list[Node], on_stack: set[Node], root: Node) -> list[Node]:
    part: list[Node] = []
    while True:
        node = stack.pop()
        on_stack.discard(node)
        part.append(node)
        if node == root:
            return part


def _order(node: Any) -> Any:
    return node


def shortest_path(
    successors: Mapping[Node, Iterable[Node]],
    *,
    starts: Iterable[Node],
    ends: Iterable[Node],
    avoiding: Iterable[Node] = (),
) -> list[Node]:
    """
    Return the canonical shortest path from one of the starts to one of the ends, or nothing.

    Shortest first, then least by names from the first node on. At least one edge long; inner nodes
    are neither starts nor ends nor avoided.
    """
    goals = set(ends)
    blocked = set(avoiding)
    layer = sorted(set(starts) - blocked, key=_order)
    came_from: dict[Node, Node | None] = dict.fromkeys(layer)
    while layer:
        following: list[Node] = []
        for node in layer:
            for successor in sorted(successors.get(node, ()), key=_order):
                if successor in goals and successor not in blocked:
                    return [*_path_to(came_from, node), successor]
                if successor not in came_from and successor not in blocked:
                    came_from[successor] = node
                    following.append(successor)
        layer = following
    return []


def _path_to(came_from: Mapping[Node, Node | None], node: Node) -> list[Node]:
    path = [node]
    while (before := came_from[path[-1]]) is not None:
        path.append(before)
    return path[::-1]


def breakers(weights: Mapping[tuple[Node, Node], int]) -> list[tuple[Node, Node]]:
    """
    Return edges whose removal leaves no cycle, cheap ones first choice, in order.

    The greedy ordering of Eades, Lin and Smyth (Information Processing Letters 47, 1993) weighted by
    the number of imports; at most half of the weight, in practice near the minimum.
    """
    nodes = sorted({node for edge in weights for node in edge}, key=_order)
    outgoing: dict[Node, dict[Node, int]] = {node: {} for node in nodes}
    incoming: dict[Node, dict[Node, int]] = {node: {} for node in nodes}
    for (source, target), weight in weights.items():
        if source != target:
            outgoing[source][target] = incoming[target][source] = weight
    first: list[Node] = []
    last: list[Node] = []
    left = dict.fromkeys(nodes)
    while left:
        sinks = [node for node in left if not outgoing[node]]
        sources = [node for node in left if not incoming[node]]
        surplus = {node: sum(outgoing[node].values()) - sum(incoming[node].values()) for node in left}
        chosen = next(iter(sinks or sources), None) or max(left, key=surplus.__getitem__)
        (last if sinks else first).append(chosen)
        del left[chosen]
        for target in outgoing.pop(chosen):
            del incoming[target][chosen]
        for source_of in incoming.pop(chosen):
            del outgoing[source_of][chosen]
    position = {node: number for number, node in enumerate([*first, *reversed(last)])}
    return sorted((edge for edge in weights if position[edge[0]] > position[edge[1]]), key=_order)
