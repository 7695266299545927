from __future__ import annotations

from typing import Any

import pytest

from archfit.model import NoOptions, PackageSource, Project, Severity
from archfit.rules.dependencies.floating_or_conflicting_internal_dep import check

BRANCH = {"source": PackageSource.GIT, "place": "git.example.com/me/money", "ref": "main", "moves": True}


def found(project: Project) -> list[tuple[str, Severity | None]]:
    return [(one.message, one.severity) for one in check(project, NoOptions())]


@pytest.fixture(autouse=True)
def _libraries(shop: Any) -> None:
    shop.library("money", "time")


def test_a_branch_is_an_error(shop: Any) -> None:
    shop.requires("orders", "money", **BRANCH)
    expected = "`orders` takes `shop-money`, the package of `money`, from branch `main` of `git.example.com/me/money`"
    assert found(shop.project()) == [(expected, None)]


def test_no_reference_is_the_default_branch(shop: Any) -> None:
    shop.requires("orders", "money", **(BRANCH | {"ref": ""}))
    ((message, _),) = found(shop.project())
    assert message.endswith("from the default branch of `git.example.com/me/money`")


def test_a_branch_whose_commit_is_locked_is_a_warning(shop: Any) -> None:
    shop.requires("orders", "money", **BRANCH)
    shop.locks("orders", "money", "1.0")
    (one,) = check(shop.project(), NoOptions())
    assert one.severity is Severity.WARNING
    assert one.notes == ("`orders/uv.lock` holds its commit until somebody updates the lock",)


@pytest.mark.parametrize(("specifier", "what"), [("", "in any version"), (">=1.2", "in any version, `>=1.2`")])
def test_any_version_is_a_warning(shop: Any, specifier: str, what: str) -> None:
    shop.requires("orders", "money", specifier=specifier)
    expected = f"`orders` takes `shop-money`, the package of `money`, {what}"
    assert found(shop.project()) == [(expected, Severity.WARNING)]


def test_one_list_that_holds_the_version_is_enough(shop: Any) -> None:
    shop.requires("orders", "money", specifier=">=1")
    shop.requires("orders", "money", specifier="==1.2")
    shop.requires("billing", "money")
    shop.locks("billing", "money", "1.4")
    assert found(shop.project()) == []


def test_a_path_a_library_and_what_is_for_development_do_not_count(shop: Any) -> None:
    shop.requires("orders", "money", source=PackageSource.PATH)
    shop.requires("orders", "money", source=PackageSource.WORKSPACE)
    shop.requires("orders", "time", development=True, **BRANCH)
    shop.requires("time", "money")
    assert found(shop.project()) == []


def test_different_major_versions_conflict(shop: Any) -> None:
    shop.requires("orders", "money", specifier="^1")
    shop.locks("orders", "money", "1.9.1")
    shop.requires("billing", "money", specifier="==10.0")
    shop.requires("shipping", "money", specifier="==1.0")
    (one,) = check(shop.project(), NoOptions())
    assert one.message == "`billing` holds `shop-money` at 10.0, `shipping` at 1.0"
    assert [step.text for step in one.steps] == ["`shipping` holds 1.0", "`orders` holds 1.9.1", "`billing` holds 10.0"]


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [("1.2", "1.9", False), ("0.3.1", "0.3.9", False), ("0.3", "0.4", True), ("v2", "2.0", False), ("1", "2", True)],
)
def test_before_version_one_the_second_number_counts(shop: Any, one: str, other: str, *, conflicts: bool) -> None:
    shop.requires("orders", "money", specifier=f"=={one}")
    shop.requires("billing", "money", specifier=f"=={other}")
    assert bool(found(shop.project())) == conflicts
