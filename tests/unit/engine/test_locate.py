from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from archfit.engine.locate import locate
from archfit.model import ArchfitError

Write = Callable[[dict[str, str]], Path]


def test_the_nearest_configuration_is_the_root(write: Write) -> None:
    root = write({"archfit.toml": "", "shop/orders/service.py": "", ".git/HEAD": ""})

    assert locate([root / "shop"], []) == (root, ("",), root / "archfit.toml")


def test_without_a_configuration_the_repository_is_the_root(write: Write) -> None:
    root = write({"shop/service.py": "", ".git/HEAD": ""})

    assert locate([root / "shop/service.py"], []) == (root, ("",), None)


def test_without_a_repository_the_place_itself_is_the_root(write: Write) -> None:
    root = write({"shop/service.py": ""})

    assert locate([root / "shop"], []) == (root / "shop", ("",), None)


def test_a_configuration_above_the_repository_is_not_ours(write: Write) -> None:
    root = write({"archfit.toml": "", "repo/shop.py": "", "repo/.git/HEAD": ""})

    assert locate([root / "repo"], []) == (root / "repo", ("",), None)


def test_one_root_is_the_root(write: Write) -> None:
    root = write({"archfit.toml": "", "shop/service.py": "", ".git/HEAD": ""})

    assert locate([], [root / "shop"]) == (root / "shop", ("",), None)


def test_several_roots_are_repositories_below_their_parent(write: Write) -> None:
    root = write({"archfit.toml": "", "orders/main.py": "", "payments/main.py": ""})

    assert locate([], [root / "orders", root / "payments"]) == (root, ("orders", "payments"), root / "archfit.toml")


def test_the_configuration_that_is_given_decides(write: Write) -> None:
    root = write({"archfit.toml": "", "strict/archfit.toml": "", "shop.py": ""})

    assert locate([root], [], given=root / "strict/archfit.toml") == (
        root / "strict",
        ("",),
        root / "strict/archfit.toml",
    )


def test_isolated_uses_no_configuration(write: Write) -> None:
    root = write({"archfit.toml": "", "shop.py": ""})

    assert locate([root], [], isolated=True) == (root, ("",), None)


def test_every_missing_path_is_named(write: Write) -> None:
    root = write({"shop.py": ""})

    with pytest.raises(ArchfitError) as caught:
        locate([root / "one"], [root / "two"])

    assert [mistake.message for mistake in caught.value.mistakes] == [
        f"`{root / 'one'}` does not exist",
        f"`{root / 'two'}` does not exist",
    ]


def test_roots_are_folders_apart_from_each_other(write: Write) -> None:
    root = write({"src/shop/service.py": ""})

    with pytest.raises(ArchfitError) as caught:
        locate([], [root / "src", root / "src/shop", root / "src/shop/service.py"])

    assert [mistake.message for mistake in caught.value.mistakes] == [
        f"`{root / 'src/shop/service.py'}` is not a folder",
        f"`{root / 'src/shop'}` is inside `{root / 'src'}`: a root cannot hold another",
        f"`{root / 'src/shop/service.py'}` is inside `{root / 'src'}`: a root cannot hold another",
        f"`{root / 'src/shop/service.py'}` is inside `{root / 'src/shop'}`: a root cannot hold another",
    ]
