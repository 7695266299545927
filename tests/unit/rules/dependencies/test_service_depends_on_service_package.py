from __future__ import annotations

from typing import Any

from archfit.model import Confidence, NoOptions, PackageSource, Project, Severity
from archfit.rules.dependencies.service_depends_on_service_package import check


def messages(project: Project) -> list[str]:
    return [one.message for one in check(project, NoOptions())]


def test_all_places_of_one_dependency_are_one_finding(shop: Any) -> None:
    shop.requires("orders", "payments", development=True, group="dev")
    shop.requires("orders", "payments", source=PackageSource.PATH)

    (found,) = check(shop.project(), NoOptions())

    assert found.message == "service `orders` requires `shop-payments`, the package of service `payments`"
    assert (found.at.line, found.severity, found.confidence) == (2, None, Confidence.DIRECT)
    assert [step.text for step in found.steps] == [
        "`orders` requires it", "`orders` requires it", "`shop-payments` is built from `payments`",
    ]  # fmt: skip


def test_what_only_developers_need_is_an_info(shop: Any) -> None:
    shop.requires("orders", "payments", development=True, group="dev")

    (found,) = check(shop.project(), NoOptions())

    assert "in its group `dev`" in found.message
    assert found.severity is Severity.INFO


def test_libraries_and_published_parts_may_be_required(shop: Any) -> None:
    shop.library("money")
    shop.requires("orders", "money")
    shop.requires("orders", "payments", whole=False)
    shop.requires("money", "payments")

    assert messages(shop.project()) == []
