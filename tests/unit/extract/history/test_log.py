from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archfit.extract.history.log import Entry, Record, moves
from archfit.extract.history.reading import named_today

PLAIN = Record("", parents=(), name="", address="", time=0, subject="", paths=(), added=(), moved=(), size=0)


def gone(path: str, digest: str) -> Entry:
    return Entry(path, digest, "")


def come(path: str, digest: str) -> Entry:
    return Entry(path, "", digest)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([gone("a.py", "1"), come("b.py", "1")], (("a.py", "b.py"),)),
        ([gone("a.py", "1"), come("b.py", "2")], ()),
        # of several with the same content, those of the same name
        (
            [gone("a/x.py", "1"), gone("a/y.py", "1"), come("b/x.py", "1"), come("b/y.py", "1")],
            (("a/x.py", "b/x.py"), ("a/y.py", "b/y.py")),
        ),
        ([gone("a/x.py", "1"), come("b/x.py", "1"), come("c/x.py", "1")], ()),
        # what changed on the way goes with its folder
        (
            [gone("a/x.py", "1"), come("b/x.py", "1"), gone("a/y.py", "2"), come("b/y.py", "3")],
            (("a/x.py", "b/x.py"), ("a/y.py", "b/y.py")),
        ),
        (
            [gone("a/i/x.py", "1"), come("s/b/i/x.py", "1"), gone("a/__init__.py", "0"), come("s/b/__init__.py", "0"),
             come("s/c/__init__.py", "0"), gone("a/old.py", "5")],
            (("a/__init__.py", "s/b/__init__.py"), ("a/i/x.py", "s/b/i/x.py")),
        ),
        # a file that got another name says nothing about its folder
        ([gone("a/x.py", "1"), come("b/z.py", "1"), gone("a/y.py", "2"), come("b/y.py", "3")], (("a/x.py", "b/z.py"),)),
        # everything into a folder
        (
            [gone("x.py", "1"), come("src/x.py", "1"), gone("p/y.py", "2"), come("src/p/y.py", "3")],
            (("p/y.py", "src/p/y.py"), ("x.py", "src/x.py")),
        ),
    ],
)  # fmt: skip
def test_moves(entries: list[Entry], expected: tuple[tuple[str, str], ...]) -> None:
    assert moves(entries) == expected
    assert moves(entries[::-1]) == expected


@given(st.lists(st.tuples(st.booleans(), st.text("ab/", min_size=1, max_size=6), st.sampled_from("123")), max_size=12))
def test_every_move_is_of_one_file_to_one_place(rows: list[tuple[bool, str, str]]) -> None:
    entries = {path: gone(path, digest) if before else come(path, digest) for before, path, digest in rows}

    found = moves(entries.values())

    assert all(entries[before].before and entries[after].after for before, after in found)
    assert len({before for before, _ in found}) == len({after for _, after in found}) == len(found)


def names(*records: Record) -> list[tuple[str, ...]]:
    return [paths for _, paths in named_today(records)]


def test_names_are_those_of_today() -> None:
    assert (
        names(
            PLAIN._replace(paths=("c",)),
            PLAIN._replace(paths=("c",), moved=(("b", "c"),)),
            PLAIN._replace(paths=("b",)),
            PLAIN._replace(paths=("b",), moved=(("a", "b"),)),
            PLAIN._replace(paths=("a",)),
        )
        == [("c",)] * 5
    )


def test_two_files_change_places() -> None:
    swap = PLAIN._replace(paths=("a", "b"), moved=(("a", "b"), ("b", "a")))

    assert names(swap, PLAIN._replace(paths=("a",))) == [("a", "b"), ("b",)]


def test_a_name_that_is_used_again_is_another_file() -> None:
    assert names(
        PLAIN._replace(paths=("new",), moved=(("a", "new"),)),
        PLAIN._replace(paths=("a",), added=("a",)),
        PLAIN._replace(paths=("a",)),
    ) == [("new",), ("new",), ("a",)]
