"""How well a partition fits a graph, and which would fit it best."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Weights = Mapping[tuple[Node, Node], float]


def modularity(weights: Weights[Node], partition: Mapping[Node, Hashable]) -> float:
    """
    Return Newman's Q of a partition of an undirected graph; both directions of an edge add up.

    Newman and Girvan, "Finding and evaluating community structure in networks", Physical Review E 69 (2004). Between
    -1/2 and 1; 0 for a graph without edges. An edge from a node to itself counts twice for its degree.
    """
    total = sum(weights.values())
    if not total:
        return 0.0
    inside: dict[Hashable, float] = defaultdict(float)
    degree: dict[Hashable, float] = defaultdict(float)
    for (one, other), weight in weights.items():
        degree[partition[one]] += weight
        degree[partition[other]] += weight
        if partition[one] == partition[other]:
            inside[partition[one]] += weight
    return math.fsum(inside[part] / total - (degree[part] / (2 * total)) ** 2 for part in degree)


def communities(weights: Weights[Node]) -> dict[Node, int]:
    """
    Return the partition that the method of Louvain finds, as the number of the part of each node.

    Blondel, Guillaume, Lambiotte and Lefebvre (2008), as networkx implements it; the same for the same graph, whatever
    the order of its edges.
    """
    import networkx as nx  # noqa: PLC0415 - heavy, and only metrics need it

    graph: nx.Graph[Node] = nx.Graph()
    graph.add_nodes_from(sorted({node for pair in weights for node in pair}, key=repr))
    for one, other in sorted(weights, key=repr):
        before = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
        graph.add_edge(one, other, weight=before + weights[one, other])
    parts = nx.community.louvain_communities(graph, seed=0) if weights else []
    return {
        node: number
        for number, part in enumerate(sorted(parts, key=lambda part: min(map(repr, part))))
        for node in part
    }
