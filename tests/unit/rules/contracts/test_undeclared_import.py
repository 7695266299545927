from collections.abc import Callable
from typing import Any

import pytest

from archfit.model import ArchfitError, Location, ModuleGlob, Project, Severity, TargetGlob
from archfit.rules.contracts.undeclared_import import Allowed, check

System = Callable[..., Project]


def allowed(modules: tuple[str, ...], listed: tuple[str, ...] = (), **options: Any) -> Allowed:
    return Allowed(
        type="allowed",
        name="list",
        modules=tuple(map(ModuleGlob, modules)),
        allowed_modules=tuple(map(TargetGlob, listed)),
        **options,
    )


def subjects(project: Project, contract: Allowed) -> list[str]:
    return [violation.subject for violation in check(project, contract)]


def test_what_is_not_listed_is_reported(system: System) -> None:
    project = system("shop.a -> shop.b", "shop.a.x -> shop.c.y", "shop.a -> shop.a.x", "shop.b -> shop.c")

    (found,) = check(project, allowed(("shop.a",), ("shop.c",)))

    assert found.subject == "shop.a -> shop.b"
    assert found.help == "do without it, or add `shop.b` to `allowed-modules`"


def test_modules_of_one_contract_are_strangers(system: System) -> None:
    project = system("shop.a -> shop.b", "shop.a -> shop.a.x")

    assert subjects(project, allowed(("shop.*", "shop.a.x"))) == ["shop.a -> shop.a.x", "shop.a -> shop.b"]


def test_external_packages_are_judged_once_one_is_named(system: System) -> None:
    project = system("shop.a -> !django.db", "shop.a -> !pydantic.main", "shop.a -> !os.path")

    assert subjects(project, allowed(("shop.a",), ("shop",))) == []
    assert subjects(project, allowed(("shop.a",), ("pydantic",))) == ["shop.a -> django.db"]
    assert subjects(project, allowed(("shop.a",), ("<stdlib>",))) == ["shop.a -> django.db", "shop.a -> pydantic.main"]
    assert subjects(project, allowed(("shop.a",), ("<third-party>",))) == []


def test_an_external_package_is_named_by_its_top(system: System) -> None:
    (found,) = check(system("shop.a -> !django.db"), allowed(("shop.a",), ("<stdlib>",)))

    assert found.message == "`shop.a` must not import `django`"


@pytest.mark.parametrize(("unused", "severity"), [("error", None), ("warn", Severity.WARNING)])
def test_unused_entries_are_reported_at_the_contract(system: System, unused: str, severity: Severity | None) -> None:
    project = system("shop.a -> shop.b", "shop.c")
    at = Location("archfit.toml", 7)

    (found,) = check(project, allowed(("shop.a",), ("shop.b", "shop.c", "<stdlib>"), unused=unused, at=at))

    assert (found.subject, found.at, found.severity) == ("unused shop.c", at, severity)


def test_all_mistakes_are_told_at_once(system: System) -> None:
    with pytest.raises(ArchfitError) as caught:
        list(check(system("shop.a"), allowed(("shop.a",), ("shop.y", "shop.z", "elsewhere"))))

    assert [mistake.code for mistake in caught.value.mistakes] == ["unknown-module", "unknown-module"]
    with pytest.raises(ValueError, match="is empty"):
        allowed(())
