from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from archfit.extract.read import UnreadableError, as_utf8, read
from archfit.model import Location, Problem, ProblemKind


def problem_of(call: Callable[[], object]) -> Problem:
    with pytest.raises(UnreadableError) as caught:
        call()
    assert str(caught.value) == caught.value.problem.message
    return caught.value.problem


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    content = bytes(range(256)) * 1000
    (tmp_path / "shop" / "cart.py").write_bytes(content)
    assert read(str(tmp_path), "shop/cart.py") == content


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.py").touch()
    assert read(str(tmp_path), "a.py") == b""


def test_what_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    expected = Problem(ProblemKind.UNREADABLE, "cannot be opened: no such file or directory", Location("a.py"))
    assert problem_of(lambda: read(str(tmp_path), "a.py")) == expected


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_folders_and_pipes_are_not_read(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "a.py")
    expected = Problem(ProblemKind.UNREADABLE, "is not a regular file", Location("a.py"))
    assert problem_of(lambda: read(str(tmp_path), "a.py")) == expected


def test_large_files_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"x" * ((1 << 20) + 1))
    expected = Problem(ProblemKind.TOO_LARGE, "is larger than 1 MiB", Location("a.py"))
    assert problem_of(lambda: read(str(tmp_path), "a.py", 1 << 20)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"x = 1", b"x = 1"),
        (b"\xef\xbb\xbfx = 1", b"x = 1"),
        (b"\xef\xbb\xbf# coding: utf-8\nx = 1", b"# coding: utf-8\nx = 1"),
        (b"# vim: set fileencoding=latin-1 :\n'\xe4'", "# vim: set fileencoding=latin-1 :\n'ä'".encode()),
        (b"#!python\n# coding: latin-1\n'\xe4'", "#!python\n# coding: latin-1\n'ä'".encode()),
        (b"\n# coding: latin-1\n'\xe4'", "\n# coding: latin-1\n'ä'".encode()),
        (b"# coding: UTF_8\n'\xc3\xa4'", b"# coding: UTF_8\n'\xc3\xa4'"),
        (b"x = 1\n# coding: latin-1\n'\xe4'", b"x = 1\n# coding: latin-1\n'\xe4'"),
        (b"#\n#\n# coding: latin-1\n'\xe4'", b"#\n#\n# coding: latin-1\n'\xe4'"),
        (b"#\r# coding: latin-1\r'\xe4'", "#\r# coding: latin-1\r'ä'".encode()),
        (b"coding: latin-1 '\xe4'", b"coding: latin-1 '\xe4'"),
    ],
)
def test_the_declared_encoding_is_found(content: bytes, expected: bytes) -> None:
    assert as_utf8("a.py", content) == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"x\0", "contains NUL bytes"),
        (b"\xef\xbb\xbf\xef\xbb\xbfx", "begins with two byte order marks"),
        (b"# coding: ascii\n\xff", "is not text in its declared encoding `ascii`"),
        (b"# coding: cp1299\n", "is not text in its declared encoding `cp1299`"),
        (b"# coding: hex\n", "declares the encoding `hex`, which is not accepted"),
        (b"\xef\xbb\xbf# coding: ascii\n", "has a UTF-8 byte order mark but declares the encoding `ascii`"),
    ],
)
def test_what_is_not_text(content: bytes, message: str) -> None:
    assert problem_of(lambda: as_utf8("a.py", content)) == Problem(ProblemKind.ENCODING, message, Location("a.py"))


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file whose reading fails")
def test_a_file_that_cannot_be_read_says_why() -> None:
    expected = Problem(ProblemKind.UNREADABLE, "cannot be read: input/output error", Location("self/mem"))
    assert problem_of(lambda: read("/proc", "self/mem")) == expected
