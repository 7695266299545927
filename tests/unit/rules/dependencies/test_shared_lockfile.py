from __future__ import annotations

from typing import Any

from archfit.model import NoOptions, PackageFile, Project
from archfit.rules.dependencies.shared_lockfile import check


def messages(project: Project) -> list[str]:
    return [one.message for one in check(project, NoOptions())]


def test_each_list_that_several_services_install_is_a_finding(shop: Any) -> None:
    for service in ("orders", "billing", "shipping"):
        shop.installs(service, "uv.lock", PackageFile.LOCK)
    shop.installs("orders", "requirements.txt")
    shop.installs("billing", "requirements.txt")
    assert messages(shop.project()) == [
        "`billing` and `orders` install the same `requirements.txt`",
        "`billing`, `orders` and `shipping` install the same `uv.lock`",
    ]


def test_a_project_file_and_a_list_of_one_service_are_silent(shop: Any) -> None:
    shop.library("tools")
    shop.installs("orders", "pyproject.toml", PackageFile.PROJECT)
    shop.installs("billing", "pyproject.toml", PackageFile.PROJECT)
    shop.installs("orders", "requirements.txt")
    shop.installs("tools", "requirements.txt")
    assert messages(shop.project()) == []
