"""How far changes may spread in a directed graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from archfit.graph.cycles import strong_components

Node = TypeVar("Node", bound=Hashable)


def propagation_cost(successors: Mapping[Node, Iterable[Node]]) -> float:
    """
    Return the share of all pairs of nodes of which the first reaches the second, each itself too.

    MacCormack, Rusnak and Baldwin, "Exploring the Structure of Complex Software Designs", Management Science 52 (2006).
    At least 1/n; 0 for a graph without nodes. Takes up to a bit for every pair of nodes.
    """
    nodes = _nodes(successors)
    if not nodes:
        return 0.0
    return sum(_reach(successors, nodes).values()) / len(nodes) ** 2


def reached(successors: Mapping[Node, Iterable[Node]]) -> dict[Node, int]:
    """Return for each node how many others it reaches."""
    return {node: count - 1 for node, count in _reach(successors, _nodes(successors)).items()}


def _nodes(successors: Mapping[Node, Iterable[Node]]) -> list[Node]:
    return list(dict.fromkeys((*successors, *(node for found in successors.values() for node in found))))


def _reach(successors: Mapping[Node, Iterable[Node]], nodes: list[Node]) -> dict[Node, int]:
    """Return how many nodes each reaches, itself too: sets of nodes are the bits of integers."""
    cycles = strong_components(successors)
    part = {node: number for number, members in enumerate(cycles) for node in members}
    for node in nodes:
        part.setdefault(node, len(part) + len(cycles))
    following: dict[int, set[int]] = defaultdict(set)
    inside: dict[int, int] = defaultdict(int)
    for place, node in enumerate(nodes):
        following[part[node]].update(part[other] for other in successors.get(node, ()))
        following[part[node]].discard(part[node])
        inside[part[node]] |= 1 << place
    for number in _bottom_up(following):
        for other in following[number]:
            inside[number] |= inside[other]
    counted = {number: bits.bit_count() for number, bits in inside.items()}
    return {node: counted[part[node]] for node in nodes}


def _bottom_up(following: Mapping[int, Iterable[int]]) -> list[int]:
    """Return the nodes of a graph without cycles, each after all that it leads to."""
    done: dict[int, None] = {}
    for start in following:
        pending = [(start, iter(following[start]))]
        seen = {start}
        while pending:
            node, rest = pending[-1]
            ahead = next((one for one in rest if one not in done and one not in seen), None)
            if ahead is None:
                done[node] = None
                pending.pop()
            else:
                seen.add(ahead)
                pending.append((ahead, iter(following[ahead])))
    return list(done)
