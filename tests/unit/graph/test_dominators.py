from archfit.graph.dominators import dominated


def test_what_is_only_reached_through_a_node() -> None:
    graph = {"a": ("b",), "b": ("c", "d"), "c": ("e",), "d": ("e",)}

    found = dominated(graph, starts=["a"])

    assert found == {
        "a": frozenset("bcde"), "b": frozenset("cde"), "c": frozenset(), "d": frozenset(), "e": frozenset()
    }  # fmt: skip


def test_two_starts_are_two_ways() -> None:
    found = dominated({"a": ("c",), "b": ("c",), "c": ("d",)}, starts=["a", "b"])

    assert found == {"a": frozenset(), "b": frozenset(), "c": frozenset("d"), "d": frozenset()}


def test_circles_end_and_what_nobody_reaches_is_left_out() -> None:
    found = dominated({"a": ("b",), "b": ("a",), "x": ("y",)}, starts=["a"])

    assert found == {"a": frozenset("b"), "b": frozenset()}
