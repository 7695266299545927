from __future__ import annotations

import random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archfit.graph.communities import communities, modularity

NODES = st.integers(0, 9)
WEIGHTS = st.dictionaries(st.tuples(NODES, NODES), st.integers(1, 9).map(float), max_size=30)
"""Both directions of an edge, loops, and parts that nothing joins."""
TRIANGLES = {("a", "b"): 1.0, ("b", "c"): 1.0, ("c", "a"): 1.0, ("d", "e"): 1.0, ("e", "f"): 1.0, ("f", "d"): 1.0}
JOINED = {**TRIANGLES, ("a", "d"): 1.0}
HALVES = dict(zip("abcdef", "111222", strict=True))


def as_networkx(weights: dict[tuple[int, int], float]) -> nx.Graph[int]:
    graph: nx.Graph[int] = nx.Graph()
    for (one, other), weight in weights.items():
        before = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
        graph.add_edge(one, other, weight=before + weight)
    return graph


def parts(partition: dict[int, int]) -> list[set[int]]:
    return [{node for node, part in partition.items() if part == each} for each in sorted(set(partition.values()))]


@pytest.mark.parametrize(
    ("weights", "partition", "expected"),
    [
        ({}, {}, 0.0),
        (TRIANGLES, HALVES, 2 * (3 / 6 - (6 / 12) ** 2)),
        (JOINED, HALVES, 2 * (3 / 7 - (7 / 14) ** 2)),
        (JOINED, dict.fromkeys("abcdef", "1"), 0.0),
        (JOINED, dict(zip("abcdef", "abcdef", strict=True)), -(2 * 3**2 + 4 * 2**2) / 14**2),
        ({("a", "b"): 1.0}, {"a": 1, "b": 2}, -1 / 2),
        (
            {("a", "b"): 2.0, ("b", "a"): 3.0, ("b", "c"): 5.0},
            {"a": 1, "b": 1, "c": 2},
            5 / 10 - (15**2 + 5**2) / 20**2,
        ),
        ({("a", "a"): 1.0, ("a", "b"): 1.0}, {"a": 1, "b": 2}, 1 / 2 - (3**2 + 1**2) / 4**2),
    ],
)
def test_modularity_by_hand(
    weights: dict[tuple[str, str], float], partition: dict[str, str | int], expected: float
) -> None:
    assert modularity(weights, partition) == pytest.approx(expected, abs=1e-12)


@given(WEIGHTS.filter(bool), st.lists(st.integers(0, 3), min_size=10, max_size=10))
def test_modularity_is_that_of_networkx(weights: dict[tuple[int, int], float], numbers: list[int]) -> None:
    graph = as_networkx(weights)
    partition = {node: numbers[node] for node in graph}

    expected = nx.community.modularity(graph, parts(partition))

    assert modularity(weights, partition) == pytest.approx(expected, abs=1e-12)


@given(WEIGHTS, st.lists(st.integers(0, 3), min_size=10, max_size=10), st.randoms(use_true_random=False))
def test_neither_order_nor_direction_of_edges_matters(
    weights: dict[tuple[int, int], float], numbers: list[int], chance: random.Random
) -> None:
    shuffled = dict(chance.sample(list(weights.items()), len(weights)))
    turned = {(other, one): weight for (one, other), weight in weights.items()}
    partition = dict(enumerate(numbers))

    assert modularity(shuffled, partition) == modularity(weights, partition)
    assert modularity(turned, partition) == modularity(weights, partition)
    assert communities(shuffled) == communities(weights)


@given(WEIGHTS)
def test_communities_are_a_partition_no_worse_than_all_nodes_alone(weights: dict[tuple[int, int], float]) -> None:
    found = communities(weights)
    nodes = {node for pair in weights for node in pair}

    assert found.keys() == nodes
    assert sorted(set(found.values())) == list(range(len(set(found.values()))))
    assert modularity(weights, found) >= modularity(weights, {node: node for node in nodes}) - 1e-9


def test_communities_by_hand() -> None:
    assert communities(JOINED) == dict(zip("abcdef", [0, 0, 0, 1, 1, 1], strict=True))
    assert communities({}) == {}
