from collections.abc import Callable
from typing import Any

import pytest

from archfit.model import ArchfitError, ModuleGlob, Project, TargetGlob
from archfit.rules.contracts.forbidden_import import Forbidden, check

System = Callable[..., Project]


def forbidden(sources: tuple[str, ...], banned: tuple[str, ...], **options: Any) -> Forbidden:
    return Forbidden(
        type="forbidden",
        name="pure",
        source_modules=tuple(map(ModuleGlob, sources)),
        forbidden_modules=tuple(map(TargetGlob, banned)),
        **options,
    )


def subjects(project: Project, contract: Forbidden) -> list[str]:
    return [violation.subject for violation in check(project, contract)]


def mistakes(project: Project, contract: Forbidden) -> list[str]:
    with pytest.raises(ArchfitError) as caught:
        list(check(project, contract))
    return [mistake.code for mistake in caught.value.mistakes]


def test_modules_stand_for_all_inside_them(system: System) -> None:
    project = system("shop.domain.a -> shop.web.views", "shop.web -> shop.domain")

    assert subjects(project, forbidden(("shop.domain",), ("shop.web",))) == ["shop.domain.a -> shop.web.views"]
    assert subjects(project, forbidden(("shop.domain",), ("shop.web",), as_packages=False)) == []
    assert subjects(project, forbidden(("shop.domain.a",), ("shop.web.*",), as_packages=False)) == [
        "shop.domain.a -> shop.web.views"
    ]


def test_chains_count_unless_allowed(system: System) -> None:
    project = system("shop.domain -> shop.texts", "shop.texts -> shop.web")

    assert subjects(project, forbidden(("shop.domain",), ("shop.web",))) == [
        "shop.domain -> shop.web via shop.texts -> shop.web"
    ]
    assert subjects(project, forbidden(("shop.domain",), ("shop.web",), allow_indirect_imports=True)) == []


def test_chains_may_run_through_other_sources_but_start_at_the_last(system: System) -> None:
    project = system("shop.a -> shop.b", "shop.b -> shop.web")

    assert subjects(project, forbidden(("shop.a", "shop.b"), ("shop.web",))) == ["shop.b -> shop.web"]


def test_what_overlaps_is_not_forbidden_to_each_other(system: System) -> None:
    project = system("shop.a -> shop.b", "shop.a.x -> shop.a", "shop.b.y -> shop.b.z", "shop.b -> shop")

    assert subjects(project, forbidden(("shop.*",), ("shop.*", "shop"))) == ["shop.a -> shop.b"]


def test_a_package_that_overlaps_does_not_shield_what_is_forbidden_inside_it(system: System) -> None:
    project = system("shop.b -> shop.a", "shop.a -> shop.b")

    assert subjects(project, forbidden(("shop.b",), ("shop", "shop.*"))) == ["shop.b -> shop.a"]


def test_external_names_stand_for_all_below_them(system: System) -> None:
    project = system(
        "shop.domain -> !django.db.models", "shop.domain -> !django.http", "shop.domain -> !os.path", "shop.domain"
    )

    assert subjects(project, forbidden(("shop",), ("django.db",))) == ["shop.domain -> django.db.models"]
    assert subjects(project, forbidden(("shop",), ("django.*",))) == [
        "shop.domain -> django.db.models",
        "shop.domain -> django.http",
    ]
    assert subjects(project, forbidden(("shop",), ("<stdlib>",))) == ["shop.domain -> os.path"]
    assert subjects(project, forbidden(("shop",), ("<third-party>",))) == [
        "shop.domain -> django.db.models",
        "shop.domain -> django.http",
    ]


def test_what_is_external_by_mistake_is_nobodys_package(system: System) -> None:
    project = system("shop.domain -> !shop.gone")

    assert subjects(project, forbidden(("shop",), ("<third-party>", "<stdlib>"))) == []


def test_the_finding_names_what_is_forbidden(system: System) -> None:
    (found,) = check(system("shop.domain -> !django.db.models"), forbidden(("shop",), ("django.db", "django")))

    assert found.message == "`shop` must not import `django.db`"
    assert (found.source, found.target, found.label) == ("shop", "django.db", "`shop` must do without it")


def test_external_packages_need_not_be_imported(system: System) -> None:
    assert subjects(system("shop.domain"), forbidden(("shop.domain",), ("django",))) == []


def test_own_modules_must_exist(system: System) -> None:
    project = system("shop.domain")

    assert mistakes(project, forbidden(("shop.domian",), ("django",))) == ["unknown-module"]
    assert mistakes(project, forbidden(("shop.domain",), ("shop.wbe",))) == ["unknown-module"]
    assert mistakes(project, forbidden(("shop.*.none",), ("django",))) == ["empty-contract"]


@pytest.mark.parametrize(("sources", "banned"), [((), ("a",)), (("a",), ())])
def test_empty_lists_are_refused(sources: tuple[str, ...], banned: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="-modules` is empty"):
        forbidden(sources, banned)


def test_ignoring_an_external_package_ignores_all_below_it(system: System) -> None:
    project = system("shop.a -> !django.db.models", "shop.a -> !django.http", "shop.b -> !django.http")

    assert subjects(project, forbidden(("shop",), ("django",), ignore_imports=("shop.a -> django",))) == [
        "shop.b -> django.http"
    ]
    assert subjects(project, forbidden(("shop",), ("django",), ignore_imports=("*.* -> django.http",))) == [
        "shop.a -> django.db.models"
    ]


def test_a_wildcard_for_sources_matches_no_external_package(system: System) -> None:
    project = system("shop.a -> !django")

    assert subjects(project, forbidden(("*",), ("django",))) == ["shop.a -> django"]


def test_external_packages_are_packages_even_when_modules_are_not(system: System) -> None:
    project = system("shop.a -> !django.db")

    assert subjects(project, forbidden(("shop.a",), ("django",), as_packages=False)) == ["shop.a -> django.db"]
