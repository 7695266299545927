from __future__ import annotations

import pytest

from archfit.extract.python.comments import suppressions
from archfit.model import Suppression


def test_a_comment_covers_its_line() -> None:
    source = b"import a  # archfit: ignore[layer-violation] -- legacy (until 2027-03-31)\n"
    assert suppressions(source) == (
        Suppression(("layer-violation",), "legacy", "2027-03-31", line=1, at_line=1, column=11, end_column=74),
    )


def test_a_comment_alone_covers_the_next_code() -> None:
    source = b"x = 1\n# archfit: ignore[a, IMP001]\n\n# why\nimport a\n"
    assert suppressions(source) == (Suppression(("a", "IMP001"), "", "", line=5, at_line=2, column=1, end_column=29),)


def test_a_comment_with_nothing_behind_it_covers_itself() -> None:
    assert [one.line for one in suppressions(b"x = 1\n# archfit: ignore[a]\n\n# end\n")] == [2]


@pytest.mark.parametrize(
    "source",
    [
        b"import a",
        b"# archfit: ignore",
        b"# archfit: ignore -- all of it",
        b"# archfit: ignore[a] and more",
        b"x = '# archfit: ignore[a]'",
        b'"""\n# archfit: ignore[a]\n"""',
        b"x = r'\\' '# archfit: ignore[a]'",
        b"# archfit: ignored[a]",
    ],
)
def test_no_suppression(source: bytes) -> None:
    assert suppressions(source) == ()


@pytest.mark.parametrize(
    ("comment", "rules", "reason", "until"),
    [
        ("#archfit:ignore[a]", ("a",), "", ""),
        ("# archfit: ignore[a]--b", ("a",), "b", ""),
        ("# archfit: ignore[] -- b", (), "b", ""),
        ("# archfit: ignore[a] (until 2027-01-01)", ("a",), "", "2027-01-01"),
        ("# archfit: ignore[a] -- b (until soon)", ("a",), "b", "soon"),
        ("# archfit: ignore[a] -- see (until we meet) this", ("a",), "see (until we meet) this", ""),
    ],
)
def test_forms(comment: str, rules: tuple[str, ...], reason: str, until: str) -> None:
    assert [one[:3] for one in suppressions(comment.encode())] == [(rules, reason, until)]


def test_columns_count_letters() -> None:
    assert [(one.column, one.end_column) for one in suppressions("x = 'ä'  # archfit: ignore[ä]".encode())] == [
        (10, 30)
    ]


def test_a_quote_that_is_never_closed_hides_only_its_line() -> None:
    assert [one.line for one in suppressions(b"x = ' # archfit: ignore[a]\nimport b  # archfit: ignore[c]")] == [1, 2]
