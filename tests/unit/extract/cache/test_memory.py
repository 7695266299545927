from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from archfit.extract.cache import Index, Keeping, Memory, Visit, unchanged
from archfit.extract.cache.index import identity, settled
from archfit.extract.read import UnreadableError

AT_ONCE = -(10**15)
"""A margin that trusts the times of files however young they are."""
Remember = Callable[..., Memory]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = tmp_path / "root"
    place.mkdir()
    (place / "a.py").write_text("import os\n")
    return place


@pytest.fixture
def remember(root: Path, tmp_path: Path) -> Remember:
    def memory(margin: int = AT_ONCE) -> Memory:
        return Memory(root, Keeping(tmp_path / "cache", tmp_path / "cache", margin))

    return memory


def keep(memory: Memory, *paths: str) -> None:
    memory.keep_index(Index("", "", "", (), (), (), tuple(memory.stamp(path) for path in paths)))


def test_without_a_folder_nothing_is_remembered(root: Path) -> None:
    memory = Memory(root, None)

    memory.keep("facts-1", b"content")

    assert (memory.active, memory.get("facts-1"), memory.index) == (False, None, None)
    assert memory.read("a.py") == b"import os\n"


def test_an_unchanged_file_is_not_read_again(root: Path, remember: Remember) -> None:
    keep(remember(), "a.py")
    before = (root / "a.py").stat().st_atime_ns
    os.utime(root, ns=(0, 0))

    memory = remember()

    assert memory.index is not None
    assert memory.digest("a.py") == memory.index.stamps[0].digest
    assert (root / "a.py").stat().st_atime_ns == before


def test_a_file_of_the_same_size_and_time_is_read_again(root: Path, remember: Remember) -> None:
    place = root / "a.py"
    os.utime(place, ns=(10**18, 10**18))
    first = remember()
    keep(first, "a.py")
    new = root / "new"
    new.write_text("import re\n")
    os.utime(new, ns=(10**18, 10**18))
    new.rename(place)

    assert remember().digest("a.py") != first.digest("a.py")


def test_a_young_file_is_read_again(remember: Remember) -> None:
    keep(remember(10**10), "a.py")

    found = remember().index

    assert found is not None
    assert [(stamp.path, stamp.identity) for stamp in found.stamps] == [("a.py", "")]


def test_content_decides_not_times(root: Path, remember: Remember) -> None:
    first = remember()
    keep(first, "a.py")
    os.utime(root / "a.py", ns=(5, 5))

    assert remember().digest("a.py") == first.digest("a.py")


def test_a_file_that_cannot_be_read_has_a_digest(root: Path, remember: Remember) -> None:
    memory = remember()

    with pytest.raises(UnreadableError):
        memory.read("missing.py")

    assert memory.digest("missing.py") != memory.digest("a.py")
    keep(memory, "missing.py")
    (root / "missing.py").write_text("import re\n")
    assert remember().digest("missing.py") != memory.digest("missing.py")


def test_a_file_that_changes_while_it_is_read_twice_is_noticed(root: Path, remember: Remember) -> None:
    memory = remember()
    memory.read("a.py")
    memory.read("a.py")
    assert memory.steady

    (root / "a.py").write_text("import re\n")
    memory.read("a.py")

    assert not memory.steady


def test_an_index_that_cannot_be_read_is_none(remember: Remember) -> None:
    first = remember()
    first.keep(first._index_name, b"damaged")  # noqa: SLF001 - only by its name can it be damaged

    assert remember().index is None


def test_facts_are_found_by_path_and_content(remember: Remember) -> None:
    name, pack = remember().pack("imports")
    pack.add("a.py", "digest", b"facts")
    remember().keep(name, pack.bytes())

    kept = remember().pack("imports")[1]

    assert [kept.get("a.py", "digest"), kept.get("a.py", "other"), kept.get("b.py", "digest")] == [b"facts", None, None]
    assert not remember().pack("code")[1]


def test_facts_that_nobody_asks_for_are_forgotten(remember: Remember) -> None:
    name, pack = remember().pack("imports")
    pack.add("a.py", "1", b"a")
    pack.add("b.py", "2", b"b")
    remember().keep(name, pack.bytes())
    kept = remember().pack("imports")[1]
    kept.get("b.py", "2")
    kept.add("c.py", "3", b"c")
    remember().keep(name, kept.bytes())

    last = remember().pack("imports")[1]

    assert [last.get("a.py", "1"), last.get("b.py", "2"), last.get("c.py", "3")] == [None, b"b", b"c"]


def test_folders_are_unchanged_until_a_name_in_them_changes(root: Path) -> None:
    visits = (Visit("", identity(root.lstat())),)
    assert unchanged(str(root), visits)
    assert not unchanged(str(root), ())
    assert not unchanged(str(root), (*visits, Visit("gone", "")))

    (root / "b.py").touch()

    assert not unchanged(str(root), visits)


def test_only_the_time_of_the_last_change_decides_whether_it_is_settled(root: Path) -> None:
    os.utime(root, ns=(4 * 10**18, 4 * 10**18))
    status = root.lstat()

    assert settled(status, status.st_ctime_ns + 11, 10)
    assert not settled(status, status.st_ctime_ns + 10, 10)
