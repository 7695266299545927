from __future__ import annotations

import pytest

from archfit.extract.history.branches import branches
from archfit.extract.history.log import Record


def record(digest: str, parents: str = "", subject: str = "") -> Record:
    return Record(
        digest,
        parents=tuple(parents),
        name="",
        address="",
        time=0,
        subject=subject,
        paths=(),
        added=(),
        moved=(),
        size=0,
    )


def test_what_was_merged_is_of_the_branch() -> None:
    records = [
        record("h", "g"),
        record("g", "fe", "Merge pull request #2 from shop/gifts"),
        record("f", "a"),
        record("e", "dc", "Merge branch 'notes' into gifts"),
        record("d", "b"),
        record("c", "b"),
        record("b", "a"),
        record("a"),
    ]

    assert {digest: name for digest, name in branches(records).items() if name} == dict.fromkeys("edcb", "gifts")


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Merge branch 'gifts'", "gifts"),
        ("Merge branch 'gifts' of github.com:shop/orders into main", "gifts"),
        ("Merge remote-tracking branch 'origin/gifts'", "gifts"),
        ("Merged in SHOP-1/gifts (pull request #3)", "SHOP-1/gifts"),
        ("Merge pull request #1 from shop/SHOP-1/gifts", "SHOP-1/gifts"),
        ("Merge branch 'main' of github.com:shop/orders", ""),
        ("Merge branch 'release/1.2'", ""),
        ("Merge pull request #1 from alice/patch-1", ""),
        ("Join what belongs together", ""),
    ],
)
def test_names_of_branches(subject: str, expected: str) -> None:
    assert branches([record("c", "ab", subject), record("b", "a"), record("a")])["b"] == expected


def test_nothing() -> None:
    assert branches([]) == {}
