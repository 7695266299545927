from typing import Any

from archfit.model import Breach, ImportEdge, ImportKind, Location


def edge(arrow: str, line: int, name: str = "") -> ImportEdge:
    importer, _, imported = arrow.partition(" -> ")
    return ImportEdge(importer, imported, name, ImportKind.RUNTIME, Location(f"{importer}.py", line))


def breach(**more: Any) -> Breach:
    return Breach(source="a", target="b", label="why not", help="move {taken}", **more)


def test_names_of_one_statement_are_one_violation_and_statements_are_not() -> None:
    chains = [(edge("a -> b", 1, "x"),), (edge("a -> b", 1, "y"),), (edge("a -> b", 5, "*"),)]

    found = list(breach().violations(chains))

    assert [(each.at.line, each.subject, each.help) for each in found] == [
        (1, "a -> b", "move `x`"),
        (5, "a -> b", "move what it takes"),
    ]


def test_violations_may_be_grouped_otherwise() -> None:
    (found,) = breach(group="component").violations([(edge("a -> b", 1),)])

    assert found.source == "component"


def test_without_a_common_import_the_last_one_is_to_be_cut() -> None:
    (found,) = breach().violations([(edge("a -> m", 1), edge("m -> b", 2))])

    assert found.help == "cut one of its 2 imports, best `m -> b`"
    assert found.message == "`a` must not depend on `b`, not even through `m`"
