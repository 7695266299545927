from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archfit.extract.columns import Codec
from archfit.extract.manifests import extract, is_manifest
from archfit.model import ManifestFacts

PLACE = ".github/CODEOWNERS"


def owners(text: str, path: str = PLACE) -> list[tuple[str, tuple[str, ...]]]:
    """Return the patterns of a file, each with its owners."""
    found = extract(path, text.encode())
    assert found.flaws == ()
    return [(line.pattern, line.owners) for line in found.owner_lines]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("CODEOWNERS", True),
        (".github/CODEOWNERS", True),
        ("docs/CODEOWNERS", True),
        ("catalog-info.yaml", True),
        ("orders/catalog-info.yml", True),
        ("CODEOWNERS.md", False),
        ("codeowners", False),
    ],
)
def test_owners_files_are_known_by_their_names(path: str, expected: bool) -> None:  # noqa: FBT001
    assert is_manifest(path) is expected


def test_lines_are_patterns_and_owners() -> None:
    assert owners(
        "\ufeff# owners\n\n*  @shop/all\n/orders/\t@shop/checkout alice@example.org # asks first\n/free/\n  /in/ @a\n"
    ) == [
        ("*", ("@shop/all",)),
        ("/orders/", ("@shop/checkout", "alice@example.org")),
        ("/free/", ()),
        ("/in/", ("@a",)),
    ]


def test_each_line_knows_its_place() -> None:
    found = extract(PLACE, b"# one\r\n* @a\r\n\r\n/x/ @b\r\n").owner_lines
    assert [(line.at.path, line.at.line) for line in found] == [(PLACE, 2), (PLACE, 4)]


def test_spaces_and_signs_may_be_escaped() -> None:
    assert owners("/my\\ orders/ @a\n\\#notes @b\n/c#/ @c\n") == [
        ("/my orders/", ("@a",)), ("#notes", ("@b",)), ("/c#/", ("@c",)),
    ]  # fmt: skip


def test_sections_have_owners_for_lines_that_name_none() -> None:
    text = "* @all\n[Backend][2] @backend @lead\n/orders/\n/billing/ @finance\n^[Docs]\n*.md\n[Backend]\n/x/\n!/y/ @z\n"
    found = extract(PLACE, text.encode()).owner_lines
    assert [(line.pattern, line.owners, line.section) for line in found] == [
        ("*", ("@all",), ""),
        ("/orders/", ("@backend", "@lead"), "backend"),
        ("/billing/", ("@finance",), "backend"),
        ("*.md", (), "docs"),
        ("/x/", (), "backend"),
        ("/y/", (), "backend"),
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("CODEOWNERS", ""),
        (".github/CODEOWNERS", ""),
        (".gitlab/CODEOWNERS", ""),
        ("docs/CODEOWNERS", ""),
        ("shop/.github/CODEOWNERS", "shop"),
        ("shop/CODEOWNERS", "shop"),
    ],
)
def test_patterns_are_seen_from_the_repository(path: str, expected: str) -> None:
    (line,) = extract(path, b"* @a\n").owner_lines
    assert line.repository == expected


def test_bytes_that_are_no_text_cost_nothing_else() -> None:
    assert [line.owners for line in extract(PLACE, b"/\xff/ @a\n/x/ @b\n").owner_lines] == [("@a",), ("@b",)]


@pytest.mark.parametrize("text", ["[" * 500_000, "\\ " * 200_000, " " * 900_000 + "x", "[a]" * 100_000, "#" * 900_000])
def test_a_line_that_is_made_to_cost_is_answered_for(text: str) -> None:
    assert extract(PLACE, text.encode()).path == PLACE


def test_the_documents_of_a_catalog_are_read_one_by_one() -> None:
    text = (
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: orders\nspec:\n  owner: checkout\n"
        "---\nkind: API\nmetadata: {name: orders-api}\nspec: {type: openapi}\n"
        "---\nkind: Location\nmetadata: {name: more}\nspec: {owner: nobody}\n---\n- no mapping\n---\n"
        "kind: System\nmetadata: {title: nameless}\n---\nkind: Resource\nmetadata: {name: db}\nspec: {owner: [a]}\n"
    )
    found = extract("shop/catalog-info.yaml", text.encode())
    assert found.flaws == ()
    assert [(one.name, one.owner, one.folder, one.at.line) for one in found.catalog] == [
        ("orders", "checkout", "shop", 4),
        ("orders-api", "", "shop", 9),
        ("db", "", "shop", 22),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: [", "the manifest cannot be read: not YAML: did not find expected node content"),
        ("a: " + "[" * 200, "the manifest cannot be read: nested more than 100 levels deep"),
    ],
)
def test_a_catalog_that_is_none_is_said(text: str, expected: str) -> None:
    assert [flaw.message for flaw in extract("catalog-info.yaml", text.encode()).flaws] == [expected]


@given(
    st.lists(st.sampled_from(["[a]", "^", "[2]", " ", "\\", "#", "@a", "!", "*", "/", "\n", "\r", "x"]), max_size=40)
)
def test_any_text_is_answered_for(pieces: list[str]) -> None:
    found = extract(PLACE, "".join(pieces).encode())
    codec = Codec(ManifestFacts)
    assert (found.flaws, codec.decode(codec.encode(found))) == ((), found)
