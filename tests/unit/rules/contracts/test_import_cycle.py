from collections.abc import Callable
from typing import Any

import pytest

from archfit.model import ArchfitError, Project
from archfit.rules.contracts.import_cycle import Acyclic, check

System = Callable[..., Project]


def acyclic(**options: Any) -> Acyclic:
    return Acyclic(type="acyclic", name="no circles", **options)


def subjects(project: Project, contract: Acyclic) -> list[str]:
    return [violation.subject for violation in check(project, contract)]


def test_a_cycle_is_told_from_its_cheapest_import(system: System) -> None:
    project = system("shop.a -> shop.b", "shop.a -> shop.b", "shop.b -> shop.c", "shop.c -> shop.a", "shop.c -> shop.a")

    (found,) = check(project, acyclic())

    assert found.message == "import cycle between `shop.a`, `shop.b` and `shop.c`"
    assert found.subject == "shop.a <-> shop.b <-> shop.c"
    assert found.at.line == 3
    assert found.label == "cheapest to cut: 1 import"
    assert [step.text for step in found.steps] == ["shop.b", "shop.c", "shop.a", "shop.b"]
    assert found.steps_title == "cycle"
    assert found.notes == ()


def test_one_finding_for_all_on_a_common_cycle_and_one_for_each_other(system: System) -> None:
    project = system("a -> b", "b -> a", "b -> c", "c -> b", "x -> y", "y -> x", "x -> a")

    found = list(check(project, acyclic()))

    assert [each.subject for each in found] == ["a <-> b <-> c", "x <-> y"]
    assert found[0].notes == ("to leave no cycle, cut too: `c -> b` (1 import)",)


def test_many_members_and_many_cuts_are_counted(system: System) -> None:
    ring = [f"m{number} -> m{other}" for number in range(8) for other in range(8) if number != other]

    (found,) = check(system(*ring), acyclic())

    assert found.message == "import cycle between `m0` and 7 others"
    assert found.notes[0].endswith(", and 22 more")


def test_a_module_that_imports_itself_is_no_cycle(system: System) -> None:
    assert subjects(system("shop.a -> shop.a"), acyclic()) == []


def test_only_some_modules_may_count(system: System) -> None:
    project = system("shop.a.x -> shop.a.y", "shop.a.y -> shop.a.x", "shop.b -> shop.a", "shop.a -> shop.b")

    assert subjects(project, acyclic(modules=("shop.a",))) == ["shop.a.x <-> shop.a.y"]


def test_children_of_ancestors_stand_for_what_is_inside_them(system: System) -> None:
    project = system("shop.a.x -> shop.b.y", "shop.b.z -> shop.a.w", "shop -> shop.a", "shop.a -> shop")

    (found,) = check(project, acyclic(scope="siblings", ancestors=("shop",)))

    assert found.subject == "shop.a <-> shop.b"
    assert [(step.text, step.note) for step in found.steps[1:]] == [
        ("shop.a", "shop.b.z -> shop.a.w"),
        ("shop.b", "shop.a.x -> shop.b.y"),
    ]


def test_children_of_children_count_down_to_the_depth(system: System) -> None:
    project = system("shop.a.x -> shop.a.y", "shop.a.y -> shop.a.x", "shop.b.x -> shop.b.y", "shop.b.y -> shop.b.x")
    siblings = {"scope": "siblings", "ancestors": ("shop",)}

    assert subjects(project, acyclic(**siblings)) == ["shop.a.x <-> shop.a.y", "shop.b.x <-> shop.b.y"]
    assert subjects(project, acyclic(**siblings, depth=0)) == []
    assert subjects(project, acyclic(**siblings, skip_descendants=("shop.a",))) == ["shop.b.x <-> shop.b.y"]


def test_an_ancestor_is_never_skipped_by_a_wildcard(system: System) -> None:
    project = system("shop.a.x -> shop.a.y", "shop.a.y -> shop.a.x")

    found = subjects(project, acyclic(scope="siblings", ancestors=("shop.a",), skip_descendants=("shop.*",)))

    assert found == ["shop.a.x <-> shop.a.y"]


def test_components_count_as_far_as_the_contract_sees_their_imports(system: System) -> None:
    project = system("a.x -> b.y", "b.z -> a.w", components=("a", "b"))

    assert subjects(project, acyclic(scope="components")) == ["a <-> b"]
    assert subjects(project, acyclic(scope="components", ignore_imports=("b.z -> a.w",))) == []


def test_mistakes_are_told(system: System) -> None:
    with pytest.raises(ArchfitError, match="no module matches"):
        list(check(system("shop"), acyclic(scope="siblings", ancestors=("shop.*.*",))))


@pytest.mark.parametrize(
    "options",
    [
        {"scope": "siblings"},
        {"ancestors": ("a",)},
        {"skip_descendants": ("a",)},
        {"scope": "components", "modules": ("a",)},
        {"depth": -1},
        {"scope": "siblings", "ancestors": ("a",), "skip_descendants": ("a",)},
    ],
)
def test_contradictions_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="`"):
        acyclic(**options)
