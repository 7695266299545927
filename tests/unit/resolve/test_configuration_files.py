"""Which file a path means, and what stands in it."""

from __future__ import annotations

import pytest

from archfit.model import Location, SettingGroup
from archfit.model.deployment import Setting
from archfit.model.value import Hole, Text, text
from archfit.resolve.configuration_files import WHAT, ConfigurationFiles


def file(path: str, **settings: str) -> SettingGroup:
    listed = (Setting(name.replace("_", "."), text(value), Location(path)) for name, value in settings.items())
    return SettingGroup(WHAT, path, Location(path), tuple(listed))


def said(paths: tuple[Text | str, ...], *files: str, folder: str = "orders") -> list[str]:
    """Return the files that say `db.url`, each of which says its own path."""
    known = ConfigurationFiles(folder, tuple(file(path, db_url=path) for path in files))
    return [one.at.path for one in known.said("db.url", (text(path) for path in paths))]


@pytest.mark.parametrize(
    ("path", "files", "found"),
    [
        ("app.yml", ("orders/app.yml",), "orders/app.yml"),
        ("app.yml", ("orders/shop/app.yml",), "orders/shop/app.yml"),
        ("./config/../config/app.yml", ("orders/config/config/app.yml",), "orders/config/config/app.yml"),
        ("app.yml", ("app.yml",), "app.yml"),
        ("config/app.yml", ("config/app.yml", "orders/config/app.yml"), "orders/config/app.yml"),
        ("/srv/orders/config/app.yml", ("orders/config/app.yml",), "orders/config/app.yml"),
        (text(Hole("dirname"), "/app.yml"), ("orders/shop/app.yml",), "orders/shop/app.yml"),
        (text("config/", Hole("stage"), ".yml"), ("orders/config/dev.yml",), "orders/config/dev.yml"),
        (text(Hole("stage"), ".yml"), ("orders/dev.yml",), ""),
        (text("config/app-", Hole("stage"), ".yml"), ("orders/config/app-dev.yml",), "orders/config/app-dev.yml"),
        ("app.yml", ("users/app.yml",), ""),
        ("config/app.yml", ("users/config/app.yml",), ""),
        ("/etc/app.yml", ("app.yml",), ""),
        (text(Hole("path")), ("orders/app.yml",), ""),
        ("other.yml", ("orders/app.yml",), ""),
        ("", ("orders/app.yml",), ""),
    ],
)
def test_the_file_that_a_path_means(path: Text | str, files: tuple[str, ...], found: str) -> None:
    assert said((path,), *files) == ([found] if found else [])


def test_files_that_do_not_agree_are_all_told() -> None:
    stage = text("config/app-", Hole("stage"), ".yml")
    assert said((stage,), "orders/config/app-dev.yml", "orders/config/app-prod.yml") == [
        "orders/config/app-dev.yml", "orders/config/app-prod.yml",
    ]  # fmt: skip
    assert said(("a.ini", "b.ini"), "orders/a.ini", "orders/b.ini") == ["orders/a.ini", "orders/b.ini"]


def test_files_that_agree_are_one() -> None:
    known = ConfigurationFiles("", (file("a.ini", db_url="x"), file("b.ini", db_url="x"), file("c.ini", db_host="y")))
    (one,) = known.said("DB.url", (text("a.ini"), text("b.ini"), text("c.ini"), text("gone.ini")))
    assert (str(one.value), one.at.path) == ("x", "a.ini")


def test_secrets_agree_by_their_digest_alone() -> None:
    def secret(path: str, digest: str) -> SettingGroup:
        return SettingGroup(WHAT, path, Location(path), (Setting("key", None, Location(path), digest),))

    known = ConfigurationFiles(
        "", (secret("a.ini", "1"), secret("b.ini", "1"), secret("c.ini", ""), secret("d.ini", ""))
    )
    assert len(known.said("key", (text("a.ini"), text("b.ini")))) == 1
    assert len(known.said("key", (text("c.ini"), text("d.ini")))) == 2
