import itertools
from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from archfit.model import ImportEdge, ImportKind, ImportView, Level, Location, Step, steps

REPEATABLE = settings(derandomize=True, database=None, deadline=None)
NESTED = [*(f"p.{outer}.{inner}" for outer, inner in itertools.product("abcd", "xy")), *"qrst"]


def edge(arrow: str, line: int = 1, **more: Any) -> ImportEdge:
    importer, _, imported = arrow.partition(" -> ")
    made = ImportEdge(importer, imported, "", ImportKind.RUNTIME, Location(f"{importer}.py", line))
    return made._replace(**more)


def view(*arrows: str) -> ImportView:
    ends = {end for arrow in arrows for end in arrow.split(" -> ")}
    return ImportView(ends, [edge(arrow) for arrow in arrows])


def told(chains: Iterable[tuple[ImportEdge, ...]]) -> list[str]:
    return [" -> ".join([chain[0].importer, *(hop.imported for hop in chain)]) for chain in chains]


def test_direct_imports_come_in_order_each_of_them() -> None:
    imports = ImportView(["a", "b"], [edge("b -> c", 9), edge("a -> c", 7), edge("a -> c", 3), edge("a -> d", 1)])

    found = [(each.arrow, each.at.line) for each in imports.direct({"a", "b"}, {"c"})]

    assert found == [("a -> c", 3), ("a -> c", 7), ("b -> c", 9)]


def test_packages_hold_what_is_inside_them_and_external_names() -> None:
    imports = view("shop.a.x -> django.db.models", "shop.ab -> shop.a")

    assert imports.packages(["shop.a", "django.db"]) == {"shop.a", "shop.a.x", "django.db.models"}
    assert imports.packages(["nowhere"]) == frozenset()


def test_owners_are_the_innermost_names() -> None:
    imports = view("shop.a.x.deep -> shop.a.y", "shop.b -> shop.a")

    assert imports.owners(["shop.a", "shop.a.x"]) == {
        "shop.a": "shop.a",
        "shop.a.y": "shop.a",
        "shop.a.x.deep": "shop.a.x",
    }


def test_external_names_are_those_that_are_no_modules() -> None:
    imports = ImportView(["a"], [edge("a -> os.path"), edge("a -> json"), edge("a -> a")])

    assert imports.externals == ("json", "os.path")


def test_every_import_that_enters_has_one_chain() -> None:
    imports = view("a -> t", "a -> m", "m -> t", "m -> u", "a -> n", "n -> m")

    assert told(imports.chains({"a"}, {"t", "u"})) == ["a -> t", "a -> m -> t", "a -> m -> u"]


def test_chains_are_shortest_then_least_and_pass_no_source_target_or_avoided_module() -> None:
    imports = view("a -> s", "s -> x", "x -> t", "b -> y", "y -> t", "a -> z", "z -> t", "t -> q", "q -> u")

    assert told(imports.chains({"a", "s", "b"}, {"t", "u"}, avoiding={"z"})) == ["b -> y -> t", "s -> x -> t"]


def test_a_target_may_lie_behind_a_source_on_a_ring() -> None:
    imports = view("a -> b", "b -> a")

    assert told(imports.chains({"a"}, {"b"})) == ["a -> b"]
    assert told(imports.chains({"c"}, {"b"})) == []


@REPEATABLE
@given(data=st.data())
def test_the_order_of_insertion_changes_nothing(data: st.DataObject) -> None:
    module = st.sampled_from("abcdefgh")
    arrows = data.draw(st.lists(st.tuples(module, module).map(" -> ".join), max_size=30))
    other = data.draw(st.permutations(arrows))
    ends = ({"a", "b"}, {"g", "h"})

    assert told(view(*arrows).chains(*ends)) == told(view(*other).chains(*ends))


def test_siblings_join_the_children_of_the_closest_package() -> None:
    imports = view(
        "shop.a.x -> shop.b", "shop.a.y -> shop.b.z", "shop.a.x -> shop.a.y", "shop -> shop.a", "w -> shop.a"
    )

    found = {package: list(joined) for package, joined in imports.siblings.items()}

    assert found == {"": [("w", "shop")], "shop": [("shop.a", "shop.b")], "shop.a": [("shop.a.x", "shop.a.y")]}


def test_broken_layers_come_with_their_chains() -> None:
    imports = view("low -> high.x", "low -> free", "free -> high.y", "free -> middle", "middle -> low")
    stack = (Level(("high",)), Level(("middle",)), Level(("low",)))

    found = [(each.importer, each.imported, told(each.chains)) for each in imports.broken_layers([stack])]

    assert found == [
        ("low", "high", ["low -> high.x", "low -> free -> high.y"]),
        ("low", "middle", ["low -> free -> middle"]),
    ]


@REPEATABLE
@given(pairs=st.lists(st.tuples(st.sampled_from(NESTED), st.sampled_from(NESTED)), max_size=25))
def test_one_stack_is_judged_alike_alone_and_among_others(pairs: list[tuple[str, str]]) -> None:
    imports = view(*map(" -> ".join, pairs))
    stack = (Level(("p.a",)), Level(("p.b", "p.c")))

    assert imports.illegal_layers([stack]) == imports.illegal_layers([stack, ()])[:1]


def test_steps_tell_what_is_special_about_a_hop() -> None:
    chain = (
        edge("a -> b", 3, kind=ImportKind.FUNCTION, scope="work"),
        edge("b -> c", 4, kind=ImportKind.FUNCTION),
        edge("c -> d", 5, kind=ImportKind.TYPE_CHECKING),
    )

    assert steps(chain) == (
        Step("a", Location("a.py", 0)),
        Step("b", Location("a.py", 3), "in `work()`"),
        Step("c", Location("b.py", 4), "in a function"),
        Step("d", Location("c.py", 5), "TYPE_CHECKING"),
    )


def test_what_is_imported_has_a_name() -> None:
    assert edge("a -> b", name="c").target == "b.c"
    assert edge("a -> b", name="*").target == "b"
    assert edge("a -> b").target == "b"
