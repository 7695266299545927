from collections.abc import Callable
from typing import Any

import pytest

from archfit.model import ArchfitError, ModuleGlob, Project
from archfit.rules.contracts.dependent_modules import Independence, check

System = Callable[..., Project]


def independent(*modules: str, **options: Any) -> Independence:
    return Independence(type="independence", name="apart", modules=tuple(map(ModuleGlob, modules)), **options)


def subjects(project: Project, contract: Independence) -> list[str]:
    return [violation.subject for violation in check(project, contract)]


def mistakes(project: Project, contract: Independence) -> list[str]:
    with pytest.raises(ArchfitError) as caught:
        list(check(project, contract))
    return [mistake.code for mistake in caught.value.mistakes]


def test_both_directions_and_chains_count(system: System) -> None:
    project = system("shop.a.x -> shop.b", "shop.b -> shop.money", "shop.money -> shop.a", "shop.c")

    assert subjects(project, independent("shop.a", "shop.b", "shop.c")) == [
        "shop.a.x -> shop.b",
        "shop.b -> shop.a via shop.money -> shop.a",
    ]


def test_a_chain_through_a_third_one_counts_in_its_parts(system: System) -> None:
    project = system("shop.a -> shop.b", "shop.b -> shop.c")

    assert subjects(project, independent("shop.*")) == ["shop.a -> shop.b", "shop.b -> shop.c"]


def test_modules_that_share_are_independent(system: System) -> None:
    assert subjects(system("shop.a -> shop.m", "shop.b -> shop.m"), independent("shop.a", "shop.b")) == []


def test_mistakes_are_told(system: System) -> None:
    project = system("shop.a.x", "shop.b")

    assert mistakes(project, independent("shop.a", "shop.z")) == ["unknown-module"]
    assert mistakes(project, independent("shop.z.*")) == ["empty-contract"]
    assert mistakes(project, independent("shop.**")) == ["overlapping-modules"]
    with pytest.raises(ValueError, match="is empty"):
        independent()
