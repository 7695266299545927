from __future__ import annotations

import pytest

from archfit.model.paths import flaw, matches, matches_any


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("legacy", "shop/legacy/old.py"),
        ("*.py", "shop/orders.py"),
        ("test_?.py", "a/b/test_1.py"),
        ("shop/*.py", "shop/orders.py"),
        ("shop/**", "shop/a/b.py"),
        ("**/generated/*.py", "a/b/generated/x.py"),
        ("**/generated/*.py", "generated/x.py"),
        ("a/**/z.py", "a/z.py"),
        ("a/**/z.py", "a/b/c/z.py"),
        ("/setup.py", "setup.py"),
        ("./setup.py", "setup.py"),
        ("build/", "a/build/lib/x.py"),
        ("build/", "build/"),
        ("shop/orders", "shop/orders/models.py"),
        ("**", "anything.py"),
        ("a*b*c.py", "aXXbYYbZc.py"),
    ],
)
def test_a_glob_matches(pattern: str, path: str) -> None:
    assert matches(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("shop/*.py", "shop/a/orders.py"),
        ("shop/*.py", "old/shop/orders.py"),
        ("/setup.py", "a/setup.py"),
        ("./setup.py", "a/setup.py"),
        ("shop/**", "shop"),
        ("build/", "tools/build"),
        ("orders", "shop/orders_old/x.py"),
        ("a/**/z.py", "b/a/z.py"),
        ("?.py", "ab.py"),
        ("shop/orders/models.py", "shop/orders"),
    ],
)
def test_a_glob_does_not_match(pattern: str, path: str) -> None:
    assert not matches(pattern, path)


def test_many_stars_take_no_exponential_time() -> None:
    assert not matches("*a" * 40 + "b", "a" * 2000)
    assert not matches("**/a/" * 40 + "b", "a/" * 200 + "c")


def test_one_of_several_globs_is_enough() -> None:
    assert matches_any(("docs", "*.txt"), "a/b.txt")
    assert not matches_any((), "a/b.txt")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("shop/**/*.py", ""),
        ("", "it is empty"),
        ("/", "it is empty"),
        ("a\\b", "folders are separated by `/`"),
        ("../other", "`..` leads out of the checked folder"),
        ("shop/**.py", "`**` must be a whole part"),
    ],
)
def test_a_flaw_is_named(pattern: str, expected: str) -> None:
    assert flaw(pattern) == expected
