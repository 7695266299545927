from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from archfit.config.document import MEBIBYTE
from archfit.config.loading import load
from archfit.config.schema import Schema
from archfit.model import ArchfitError, Location, Mistake

MistakesOf = Callable[..., tuple[Mistake, ...]]


def refusal(path: Path, root: Path) -> Mistake:
    with pytest.raises(ArchfitError) as caught:
        load(path, root=root, schema=Schema())
    (mistake,) = caught.value.mistakes
    return mistake


def test_syntax_error_has_its_place_and_line(mistakes_of: MistakesOf) -> None:
    assert (
        Mistake(
            "invalid TOML in `archfit.toml`: expected ']' at the end of a table declaration",
            "invalid-toml",
            Location("archfit.toml", 2, 12),
            excerpt="[components",
        ),
    ) == mistakes_of("a = 1\n[components\nb = 2\n")


def test_columns_count_characters_and_lines_may_end_as_on_windows(mistakes_of: MistakesOf) -> None:
    (mistake,) = mistakes_of("a = 1\r\né.'ü' == 2\r\n".encode())
    assert (Location("archfit.toml", 2, 1), "é.'ü' == 2") == (mistake.at, mistake.excerpt)


def test_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "archfit.toml").write_bytes(b"\xef\xbb\xbfbaseline = 'known.toml'\n")
    assert load(tmp_path / "archfit.toml", root=tmp_path, schema=Schema()).baseline == "known.toml"


def test_merge_conflict_is_named(mistakes_of: MistakesOf) -> None:
    (mistake,) = mistakes_of("a = 1\n<<<<<<< HEAD\nb = 2\n=======\n>>>>>>> x\n")
    assert (
        Mistake(
            "merge-conflict marker in `archfit.toml`",
            "invalid-toml",
            Location("archfit.toml", 2, 1),
            "resolve the merge conflict",
            "<<<<<<< HEAD",
        )
        == mistake
    )


def test_excerpt_holds_no_control_characters(mistakes_of: MistakesOf) -> None:
    (mistake,) = mistakes_of("a = \x1b[2J\tx\n")
    assert mistake.excerpt == "a = \ufffd[2J\tx"


@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        (b"a = 'caf\xe9'", "it is not UTF-8", 1),
        (b"a = 1\nb = '\xff'", "it is not UTF-8", 2),
        (b"#" * (MEBIBYTE + 1), "it is larger than 1 MiB", 1),
        (b"x = " + b"{a=" * 5000 + b"1" + b"}" * 5000, "values are nested too deeply", 1),
        (b"x = " + b"[" * 5000 + b"]" * 5000, "values are nested too deeply", 1),
        (b"x = " + b"9" * 100_000, "a number has too many digits", 1),
        (b"y = 1\n[" + b".".join([b"a"] * 101) + b"]", "a key has more than 100 parts", 2),
        (b"y = 1\n" + b" . ".join([b"'a'"] * 101) + b" = 1", "a key has more than 100 parts", 2),
        (b"x = {" + b".".join([b'"a"'] * 1001) + b" = 1}", "a key has more than 100 parts", 1),
    ],
    ids=["latin-1", "second line", "large", "tables", "lists", "digits", "header", "key", "inline key"],
)
def test_hostile_content_is_one_clear_mistake(mistakes_of: MistakesOf, content: bytes, reason: str, line: int) -> None:
    (mistake,) = mistakes_of(content)
    assert (f"cannot read `archfit.toml`: {reason}", Location("archfit.toml", line)) == (mistake.message, mistake.at)


def test_hundred_parts_are_still_read(mistakes_of: MistakesOf) -> None:
    (mistake,) = mistakes_of(b".".join([b"a"] * 100) + b" = 1")
    assert mistake.code == "unknown-key"


def test_endless_lines_are_not_repeated(mistakes_of: MistakesOf) -> None:
    key = "a" * 5000
    (mistake,) = mistakes_of(f"{key} = 1")
    assert ("", f"unknown key `{'a' * 80}...`") == (mistake.excerpt, mistake.message)
    (mistake,) = mistakes_of(f"[{key}]\n[{key}]")
    assert (mistake.excerpt, len(mistake.message) < 300) == ("", True)


def test_missing_file(tmp_path: Path) -> None:
    expected = "cannot read `archfit.toml`: no such file or directory"
    assert expected == refusal(tmp_path / "archfit.toml", tmp_path).message


def test_folder(tmp_path: Path) -> None:
    (tmp_path / "archfit.toml").mkdir()
    assert refusal(tmp_path / "archfit.toml", tmp_path).message == "cannot read `archfit.toml`: is a directory"


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "archfit.toml")
    expected = "cannot read `archfit.toml`: it is not a regular file"
    assert expected == refusal(tmp_path / "archfit.toml", tmp_path).message


def test_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a\0b.toml", tmp_path).code == "unreadable-config"


def test_link_out_of_the_root_is_not_followed(tmp_path: Path) -> None:
    root, path = tmp_path / "root", tmp_path / "root" / "pyproject.toml"
    root.mkdir()
    path.symlink_to("/dev/zero")
    expected = "cannot read `pyproject.toml`: it is a link that leads outside the root"
    assert expected == refusal(path, root).message


def test_link_within_the_root_is_followed(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("baseline = 'known.toml'\n")
    (tmp_path / "archfit.toml").symlink_to("other.toml")
    assert load(tmp_path / "archfit.toml", root=tmp_path, schema=Schema()).baseline == "known.toml"
