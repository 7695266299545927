from __future__ import annotations

import random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archfit.graph.reachability import propagation_cost, reached

NODES = range(12)
LONG = 30_000
GRAPHS = st.dictionaries(st.sampled_from(NODES), st.lists(st.sampled_from(NODES), max_size=6))
"""Cycles, loops, edges that are said twice, nodes without edges, and nodes that are only led to."""


def as_networkx(successors: dict[int, list[int]]) -> nx.DiGraph[int]:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(successors)
    graph.add_edges_from((one, other) for one, found in successors.items() for other in found)
    return graph


@pytest.mark.parametrize(
    ("successors", "expected"),
    [
        ({}, 0.0),
        ({"a": []}, 1.0),
        ({"a": ["a"]}, 1.0),
        ({"a": [], "b": []}, 2 / 4),
        ({"a": ["b"]}, 3 / 4),
        ({"a": ["b"], "b": ["a"]}, 1.0),
        ({"a": ["b"], "b": ["c"], "c": []}, 6 / 9),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, 7 / 9),
        ({"a": ["c"], "b": ["c"], "c": ["d", "e"], "d": ["c"]}, (4 + 4 + 3 + 3 + 1) / 25),
        ({"a": ["b", "c"], "b": ["d"], "c": ["e"], "e": ["f"]}, (6 + 2 + 3 + 1 + 2 + 1) / 36),
    ],
)
def test_the_propagation_cost_counts_pairs_each_node_with_itself_too(
    successors: dict[str, list[str]], expected: float
) -> None:
    assert propagation_cost(successors) == expected


@given(GRAPHS)
def test_what_is_reached_is_what_networkx_finds(successors: dict[int, list[int]]) -> None:
    graph = as_networkx(successors)
    expected = {node: len(nx.descendants(graph, node)) for node in graph}

    assert reached(successors) == expected
    if expected:
        assert propagation_cost(successors) == (sum(expected.values()) + len(expected)) / len(expected) ** 2


@given(GRAPHS, st.randoms(use_true_random=False))
def test_the_order_of_edges_does_not_matter(successors: dict[int, list[int]], chance: random.Random) -> None:
    nodes = list(successors)
    chance.shuffle(nodes)
    shuffled = {node: chance.sample(successors[node], len(successors[node])) for node in nodes}

    assert reached(shuffled) == reached(successors)
    assert propagation_cost(shuffled) == propagation_cost(successors)


def test_long_chains_need_no_recursion() -> None:
    chain = {number: [number + 1] for number in range(LONG - 1)}

    counts = reached(chain)

    assert [counts[number] for number in (0, 1, LONG - 1)] == [LONG - 1, LONG - 2, 0]


def test_long_chains_of_cycles_need_no_recursion() -> None:
    chain = {number: [number + 1, number - number % 2] for number in range(LONG - 1)}

    counts = reached(chain)

    assert [counts[number] for number in (0, 1, 2, LONG - 1)] == [LONG - 1, LONG - 1, LONG - 3, 0]


def test_a_long_cycle_reaches_itself() -> None:
    assert propagation_cost({number: [(number + 1) % LONG] for number in range(LONG)}) == 1.0
