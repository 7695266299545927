from collections.abc import Callable
from typing import Any

import pytest

from archfit.model import ArchfitError, Layer, Project
from archfit.rules.contracts.layer_violation import Layers, check

System = Callable[..., Project]


def layers(*names: str | Layer, **options: Any) -> Layers:
    return Layers(type="layers", name="stack", layers=names, **options)


def subjects(project: Project, contract: Layers) -> list[str]:
    return [violation.subject for violation in check(project, contract)]


def mistakes(project: Project, contract: Layers) -> list[tuple[str, str]]:
    with pytest.raises(ArchfitError) as caught:
        list(check(project, contract))
    return [(mistake.code, mistake.help) for mistake in caught.value.mistakes]


def test_an_import_against_the_order_is_reported_where_it_stands(system: System) -> None:
    project = system("shop.web -> shop.domain", "shop.domain.money -> shop.web.views")

    (found,) = check(project, layers("shop.web", "shop.domain"))

    assert found.at.line == 2
    assert found.message == "layer `shop.domain` must not import layer `shop.web`"
    assert found.subject == "shop.domain.money -> shop.web.views"
    assert found.label == "`domain` is below `web`"
    assert found.help == "move what it takes into or below `shop.domain`, or pass it in from above"
    assert (found.source, found.target) == ("shop.domain", "shop.web")
    assert found.steps == ()


def test_a_chain_is_reported_at_its_first_import_and_known_by_its_last(system: System) -> None:
    project = system("shop.domain -> shop.texts", "shop.texts -> shop.more", "shop.more -> shop.web.views")

    (found,) = check(project, layers("shop.web", "shop.domain"))

    assert found.at.line == 1
    assert found.subject == "shop.domain -> shop.web via shop.more -> shop.web.views"
    assert [step.text for step in found.steps] == ["shop.domain", "shop.texts", "shop.more", "shop.web.views"]
    assert found.message.endswith("must not depend on layer `shop.web`, not even through `shop.more`")


def test_which_module_a_layer_is_left_by_does_not_change_the_subject(system: System) -> None:
    tail = ("shop.texts -> shop.web", "shop.domain.b -> shop.texts")
    contract = layers("shop.web", "shop.domain")

    assert subjects(system(*tail), contract) == subjects(system(*tail, "shop.domain.a -> shop.texts"), contract)


def test_help_names_the_import_most_chains_go_through(system: System) -> None:
    project = system("shop.domain -> shop.x", "shop.x -> shop.web.a", "shop.x -> shop.web.b", "shop.web")

    helps = {violation.help for violation in check(project, layers("shop.web", "shop.domain"))}

    assert helps == {"cut `shop.domain -> shop.x`: it is in 2 of the 2 chains"}


def test_a_chain_through_a_third_layer_is_that_layers_own(system: System) -> None:
    project = system("shop.c -> shop.b", "shop.b -> shop.a")

    assert subjects(project, layers("shop.a", "shop.b", "shop.c")) == ["shop.b -> shop.a", "shop.c -> shop.b"]


def test_siblings_are_independent_or_open(system: System) -> None:
    project = system("shop.a -> shop.b", "shop.b -> shop.a")

    assert subjects(project, layers("shop.a | shop.b")) == ["shop.a -> shop.b", "shop.b -> shop.a"]
    assert subjects(project, layers("shop.a : shop.b")) == []


def test_a_closed_layer_must_not_be_passed_by(system: System) -> None:
    project = system("shop.a -> shop.b", "shop.b -> shop.c", "shop.a -> shop.c")

    (found,) = check(project, layers("shop.a", Layer("shop.b", closed=True), "shop.c"))

    assert found.subject == "shop.a -> shop.c"
    assert found.label == "`shop.b` between them is closed"


def test_an_absent_closed_layer_closes_nothing(system: System) -> None:
    project = system("shop.a -> shop.c")

    assert subjects(project, layers("shop.a", Layer("(shop.b)", closed=True), "shop.c")) == []


def test_optional_layers_may_be_absent_and_others_not(system: System) -> None:
    project = system("shop.web", "shop.domain")

    assert subjects(project, layers("shop.web", "(shop.jobs)", "shop.domain")) == []
    assert mistakes(project, layers("shop.wbe", "shop.domian")) == [
        ("unknown-module", "did you mean `shop.web`?"),
        ("unknown-module", "did you mean `shop.domain`?"),
    ]


def test_every_container_has_its_own_layers(system: System) -> None:
    project = system("eu.shop.low -> eu.shop.high", "us.shop.low -> us.shop.high", "us.shop.high -> eu.shop.low")

    found = subjects(project, layers("high", "low", containers=("*.shop",)))

    assert found == ["eu.shop.low -> eu.shop.high", "us.shop.low -> us.shop.high"]


def test_another_container_is_like_any_module_in_no_layer(system: System) -> None:
    project = system("a.low -> b.high", "b.high -> a.high", "b.low", "a.high")

    found = subjects(project, layers("high", "low", containers=("a", "b")))

    assert found == ["a.low -> a.high via b.high -> a.high"]


def test_container_wildcards_that_match_nothing_are_a_mistake(system: System) -> None:
    contract = layers("high", "low", containers=("shop.*.none",))

    assert [code for code, _ in mistakes(system("shop.low -> shop.high"), contract)] == ["empty-contract"]


def test_layers_that_are_all_absent_are_a_mistake(system: System) -> None:
    assert [code for code, _ in mistakes(system("shop"), layers("(shop.a)", "(shop.b)"))] == ["empty-contract"]


def test_layers_inside_each_other_are_a_mistake(system: System) -> None:
    project = system("shop.web.api")

    assert [code for code, _ in mistakes(project, layers("shop.web", "shop.web.api"))] == ["overlapping-modules"]


def test_exhaustive_wants_every_child_in_a_layer(system: System) -> None:
    project = system("shop.web", "shop.audit.log", "shop.version", "shop.more")
    contract = layers("web", containers=("shop",), exhaustive=True, exhaustive_ignores=("version", "more"))

    (found,) = check(project, contract)

    assert (found.subject, found.message) == ("shop.audit", "`shop.audit` is in no layer of `shop`")


def test_ignored_imports_break_the_chains_through_them(system: System) -> None:
    project = system("shop.domain -> shop.texts", "shop.texts -> shop.web")

    assert subjects(project, layers("shop.web", "shop.domain", ignore_imports=("shop.texts -> *.web",))) == []


def test_excluded_modules_are_not_seen(system: System) -> None:
    project = system("shop.domain.tests -> shop.web", "shop.domain")

    assert subjects(project, layers("shop.web", "shop.domain", exclude_modules=("**.tests",))) == []


def test_a_layer_is_found_under_its_source_root(system: System) -> None:
    project = system("eu/shop:app.low -> eu/shop:app.high")

    assert subjects(project, layers("app.high", "app.low")) == ["eu/shop:app.low -> eu/shop:app.high"]
    assert subjects(project, layers("eu/shop:app.high", "eu/shop:app.low")) == ["eu/shop:app.low -> eu/shop:app.high"]


@pytest.mark.parametrize(
    ("names", "options", "message"),
    [
        ((), {}, "`layers` is empty"),
        (("a |",), {}, "a layer has no name"),
        (("a | b : c",), {}, "a layer mixes `|` and `:`"),
        (("a", "b | (a)"), {}, "a module is in `layers` twice"),
        (("a",), {"exhaustive": True}, "`exhaustive` needs `containers`"),
    ],
)
def test_contradictions_are_refused(names: tuple[str, ...], options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message.replace('|', '[|]')}$"):
        layers(*names, **options)
