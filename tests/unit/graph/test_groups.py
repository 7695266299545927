from __future__ import annotations

from archfit.graph.groups import joined


def test_what_pairs_connect_is_one_group() -> None:
    assert joined("edcba", [("d", "a"), ("e", "d")]) == [("a", "d", "e"), ("b",), ("c",)]


def test_pairs_that_close_a_circle_or_join_one_with_itself_change_nothing() -> None:
    assert joined(range(4), [(0, 1), (1, 2), (2, 0), (3, 3)]) == [(0, 1, 2), (3,)]


def test_without_nodes_there_are_no_groups() -> None:
    assert joined((), ()) == []
