from collections.abc import Callable
from typing import Any

import pytest

from archfit.model import ArchfitError, ModuleGlob, Project, TargetGlob
from archfit.rules.contracts.protected_import import Protected, check

System = Callable[..., Project]


def protected(modules: tuple[str, ...], importers: tuple[str, ...] = (), **options: Any) -> Protected:
    return Protected(
        type="protected",
        name="few",
        protected_modules=tuple(map(TargetGlob, modules)),
        allowed_importers=tuple(map(ModuleGlob, importers)),
        **options,
    )


def subjects(project: Project, contract: Protected) -> list[str]:
    return [violation.subject for violation in check(project, contract)]


def mistakes(project: Project, contract: Protected) -> list[str]:
    with pytest.raises(ArchfitError) as caught:
        list(check(project, contract))
    return [mistake.code for mistake in caught.value.mistakes]


def test_only_the_list_and_the_module_itself_may_import_it(system: System) -> None:
    project = system("shop.models.a -> shop.models.b", "shop.service.x -> shop.models.a", "shop.web -> shop.models.a")

    assert subjects(project, protected(("shop.models",), ("shop.service",))) == ["shop.web -> shop.models.a"]


def test_only_direct_imports_count(system: System) -> None:
    project = system("shop.service -> shop.models", "shop.web -> shop.service")

    assert subjects(project, protected(("shop.models",), ("shop.service",))) == []


def test_two_protected_modules_are_strangers(system: System) -> None:
    project = system("shop.a -> shop.b", "shop.c -> shop.c.d", "shop.c.d -> shop.c")

    assert subjects(project, protected(("shop.a", "shop.b"))) == ["shop.a -> shop.b"]
    assert subjects(project, protected(("shop.c", "shop.c.d"))) == ["shop.c -> shop.c.d"]


def test_modules_alone_when_not_packages(system: System) -> None:
    project = system("shop.web -> shop.models.a", "shop.models.a -> shop.models", "shop.service.x -> shop.models")
    contract = protected(("shop.models",), ("shop.service",), as_packages=False)

    assert subjects(project, contract) == ["shop.models.a -> shop.models", "shop.service.x -> shop.models"]


def test_external_packages_can_be_protected(system: System) -> None:
    project = system("shop.db -> !sqlalchemy.orm", "shop.web -> !sqlalchemy")

    (found,) = check(project, protected(("sqlalchemy",), ("shop.db",)))

    assert found.subject == "shop.web -> sqlalchemy"
    assert found.label == "not among the importers of `sqlalchemy`"


def test_findings_are_grouped_by_component(system: System) -> None:
    (found,) = check(system("web.views -> models", components=("web",)), protected(("models",)))

    assert (found.source, found.target) == ("web", "models")


def test_mistakes_are_told(system: System) -> None:
    project = system("shop.a")

    assert mistakes(project, protected(("shop.z",))) == ["unknown-module"]
    assert mistakes(project, protected(("shop.a",), ("shop.z",))) == ["unknown-module"]
    assert mistakes(project, protected(("shop.z.*",))) == ["empty-contract"]
    assert subjects(project, protected(("django",))) == []
    with pytest.raises(ValueError, match="is empty"):
        protected(())
