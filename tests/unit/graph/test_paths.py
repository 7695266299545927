from archfit.graph.paths import path_to, shortest_paths


def test_the_shortest_path_is_taken() -> None:
    graph = {"a": ("b", "c"), "b": ("d",), "c": ("e",), "d": ("e",)}

    assert path_to("e", shortest_paths(graph, starts=["a"])) == ["a", "c", "e"]


def test_of_equals_the_least_by_name() -> None:
    graph = {"a": ("y",), "b": ("x",), "x": ("end",), "y": ("end",)}

    assert path_to("end", shortest_paths(graph, starts=["a", "b"])) == ["a", "y", "end"]


def test_blocked_nodes_are_not_entered() -> None:
    graph = {"a": ("b", "c"), "b": ("d",), "c": ("a",)}

    assert shortest_paths(graph, starts=["a", "b"], blocked={"b"}) == {"a": None, "c": "a"}


def test_nothing_leads_nowhere() -> None:
    assert shortest_paths({"a": ("b",)}, starts=[]) == {}
    assert path_to("a", shortest_paths({}, starts=["a"])) == ["a"]
