from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archfit.model import ImportEdge, ImportKind, Location, Step, arrows, dependencies, examples, tangles


def edge(importer: str, imported: str, line: int = 1, kind: ImportKind = ImportKind.RUNTIME) -> ImportEdge:
    return ImportEdge(importer, imported, "", kind, Location(f"{importer}.py", line))


def package(module: str) -> str:
    return module.partition(".")[0]


def test_imports_are_joined_by_component_and_by_module() -> None:
    one, two, three = edge("a.x", "b.x", 1), edge("a.x", "b.y", 2), edge("a.x", "b.x", 3)

    assert dependencies([one, two, three], package) == {("a", "b"): (one, two, three)}
    assert arrows([one, two, three]) == {("a.x", "b.x"): (one, three), ("a.x", "b.y"): (two,)}


def test_examples_show_each_pair_of_modules_once() -> None:
    imports = [
        edge("a.x", "b.x", 1),
        edge("a.x", "b.x", 2),
        *(edge("a.y", f"b.{number}", number) for number in range(9)),
    ]

    assert examples(imports) == (
        Step("a.x -> b.x", Location("a.x.py", 1)),
        *(Step(f"a.y -> b.{number}", Location("a.y.py", number)) for number in range(4)),
    )


def test_a_tangle_begins_with_what_is_cheapest_to_cut() -> None:
    imports = [edge("a.x", "b.x"), edge("a.x", "b.y"), edge("b.x", "c.x"), edge("b.y", "c.x"), edge("c.x", "a.x")]

    (found,) = tangles(dependencies([*imports, edge("c.x", "d.x")], package))

    assert found.members == ("a", "b", "c")
    assert found.cuts == (("c", "a"),)
    assert [step.arrow for step in found.cycle] == ["c.x -> a.x", "a.x -> b.x", "b.x -> c.x"]


def test_a_deferred_import_is_cheaper_to_cut() -> None:
    imports = [edge("a.x", "b.x", kind=ImportKind.FUNCTION), edge("b.x", "a.x")]

    (found,) = tangles(dependencies(imports, package))

    assert found.cuts == (("a", "b"),)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=30))
def test_without_its_cuts_no_tangle_is_left(pairs: list[tuple[int, int]]) -> None:
    imports = [edge(f"p{one}.x", f"p{other}.x") for one, other in pairs if one != other]

    for tangle in tangles(dependencies(imports, package)):
        left = {pair: edges for pair, edges in tangle.imports.items() if pair not in tangle.cuts}

        assert tangles(left) == ()
        assert {package(step.importer) for step in tangle.cycle} <= set(tangle.members)
        assert package(tangle.cycle[-1].imported) == package(tangle.cycle[0].importer)
