from __future__ import annotations

import pytest

from archfit.model import Component, ComponentKind, Location, Project
from archfit.model.delivery import CatalogEntry, Delivery, OwnerLine
from archfit.model.owners import is_everybody


def line(pattern: str, *owners: str, repository: str = "", section: str = "") -> OwnerLine:
    return OwnerLine(pattern, owners, Location("CODEOWNERS", 1), repository, section)


def entry(name: str, owner: str, folder: str = "") -> CatalogEntry:
    return CatalogEntry(name, owner, folder, Location(f"{folder}/catalog-info.yaml", 1))


def project(*lines: OwnerLine, catalog: tuple[CatalogEntry, ...] = (), owner: str = "") -> Project:
    """Return one service, `orders` in the folder `apps/orders`."""
    components = (Component("orders", ComponentKind.SERVICE, "apps/orders", owner=owner),)
    return Project(components=components, delivery=Delivery(owner_lines=lines, catalog=catalog))


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*", "apps/orders/x.py", True),
        ("**/*", "apps/orders/x.py", True),
        ("*.py", "apps/orders/x.py", True),
        ("*.js", "apps/orders/x.py", False),
        ("/apps/", "apps/orders/x.py", True),
        ("apps/", "deep/apps/orders/x.py", True),
        ("/apps/", "deep/apps/orders/x.py", False),
        ("apps/orders", "apps/orders/x.py", True),
        ("apps/orders", "deep/apps/orders/x.py", False),
        ("docs/*", "docs/start.md", True),
        ("docs/*", "docs/deep/start.md", False),
        ("docs/*", "docs/deep/", False),
        ("docs/**", "docs/deep/start.md", True),
        ("docs/**/*", "docs/deep/start.md", True),
        ("apps/*/*", "apps/orders/x.py", True),
        ("apps/*/*", "apps/orders/deep/x.py", False),
        ("**/logs/*", "deep/logs/x", True),
        ("**/logs/*", "deep/logs/deep/x", False),
        ("/*", "x.py", True),
        ("/*", "apps/x.py", False),
        ("apps/my orders/", "apps/my orders/x.py", True),
        ("./apps/", "apps/x.py", True),
        ("apps/orders/x.py", "apps/orders/x.py", True),
        ("apps/**/x.py", "apps/a/b/x.py", True),
    ],
)
def test_patterns_are_those_of_codeowners(pattern: str, path: str, expected: bool) -> None:  # noqa: FBT001
    found = project(line(pattern, "@a")).owners.line_for(path)
    assert (found is not None) is expected


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        (("*", "/apps/", "/apps/orders/"), "/apps/orders/"),
        (("/apps/orders/", "/apps/", "*"), "*"),
        (("/apps/orders/", "*.js"), "/apps/orders/"),
        (("*.js",), None),
        ((), None),
    ],
)
def test_the_last_line_that_matches_decides(patterns: tuple[str, ...], expected: str | None) -> None:
    found = project(*(line(one, "@a") for one in patterns)).owners.line_for("apps/orders/x.py")
    assert (found.pattern if found else None) == expected


def test_a_section_about_everything_leaves_the_others_their_say() -> None:
    lines = (line("/apps/orders/", "@checkout", section="apps"), line("*", "@security", section="security"))
    assert project(*lines).owners.line_for("apps/orders/x.py") == lines[0]
    assert project(*lines).owners.line_for("README.md") == lines[1]


def test_a_line_is_about_its_own_repository() -> None:
    lines = (line("/orders/", "@a", repository="shop"), line("/orders/", "@b", repository="till"), line("*", "@c", repository="till"))  # fmt: skip  # noqa: E501
    asked = project(*lines).owners
    assert [asked.line_for(path) for path in ("shop/orders/x.py", "till/orders/x.py", "orders/x.py", "shopping/x")] == [
        lines[0], lines[2], None, None,
    ]  # fmt: skip


def test_thousands_of_lines_are_asked_only_where_they_may_match() -> None:
    lines = tuple(line(f"/apps/s{number}/", f"@t{number}") for number in range(5000))
    asked = project(*lines).owners
    assert [asked.line_for(f"apps/s{number}/src/x.py") for number in range(0, 5000, 7)] == list(lines[::7])


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (project(), None),
        (project(owner="@me"), (("@me",), "the configuration", False)),
        (project(line("*", "@all"), owner="@me"), (("@me",), "the configuration", False)),
        (project(line("/apps/orders/", "@a", "@b")), (("@a", "@b"), "CODEOWNERS", False)),
        (project(line("*", "@all")), (("@all",), "CODEOWNERS", True)),
        (project(line("*", "@all"), line("/apps/orders/")), None),
        (project(line("apps/*", "@a")), None),
        (project(line("*", "@all"), catalog=(entry("orders", "checkout"),)), (("checkout",), "the catalog", False)),
        (project(line("/apps/", "@a"), catalog=(entry("orders", "checkout"),)), (("@a",), "CODEOWNERS", False)),
        (project(catalog=(entry("else", "checkout", "apps/orders"),)), (("checkout",), "the catalog", False)),
        (project(catalog=(entry("shop", "all", "apps/orders"), entry("orders", "checkout", "apps/orders"))),
         (("checkout",), "the catalog", False)),
        (project(catalog=(entry("a", "one", "apps/orders"), entry("b", "two", "apps/orders"))), None),
        (project(catalog=(entry("orders", ""),)), None),
    ],
)  # fmt: skip
def test_the_configuration_comes_first_and_a_line_for_everything_last(
    of: Project, expected: tuple[tuple[str, ...], str, bool] | None
) -> None:
    found = of.owners.of("orders")
    assert (found and (found.names, found.said_by, found.catch_all)) == expected


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (project(), False),
        (project(owner="@me"), True),
        (project(line("*", "@a")), True),
        (project(catalog=(entry("x", "y"),)), True),
    ],
)
def test_whether_anybody_is_named_at_all(of: Project, expected: bool) -> None:  # noqa: FBT001
    assert of.owners.known is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("@shop/backend", True),
        ("@shop/core-team", True),
        ("everyone", True),
        ("@shop/checkout", False),
        ("@shop/payments", False),
        ("group:default/python", True),
    ],
)
def test_some_names_are_nobodys(name: str, expected: bool) -> None:  # noqa: FBT001
    assert is_everybody(name) is expected
