from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archfit.extract.cache import Keeping, Memory
from archfit.extract.history.git import GitError, Limits, git
from archfit.extract.history.log import records
from archfit.extract.history.place import program
from archfit.extract.history.reading import read_history
from archfit.model.history import Commit, Gap, GapKind, History

Repository = Callable[..., Any]
DAY = 86_400
NOW = 1_700_000_000


def history(root: Path, *repositories: str, limit: int = 20_000, cache: Path | None = None) -> History:
    keeping = Keeping(cache, None) if cache else None
    return read_history(Memory(root, keeping), repositories or ("",), limit)


def test_a_commit(repository: Repository) -> None:
    made = repository()
    made.commit({"a.py": "1", "b/c.py": "2"}, subject="first", time=NOW, author="Bob <BOB@Example.org>")
    digest = made.commit({"a.py": "3", "b/c.py": None, "d.py": "4"}, subject="Zweiter Tag: größer", time=NOW + 1)

    newest, oldest = history(made.root).commits

    assert newest == Commit(
        "", digest, "alice@example.org", "Alice", NOW + 1, "Zweiter Tag: größer", merge=False,
        paths=("a.py", "b/c.py", "d.py"), size=3,
    )  # fmt: skip
    assert (oldest.author, oldest.paths, oldest.subject) == ("bob@example.org", ("a.py", "b/c.py"), "first")


def test_longer_digests(repository: Repository) -> None:
    made = repository(algorithm="sha256")
    digest = made.commit({"a.py": "1"})

    assert [(one.digest, one.paths) for one in history(made.root).commits] == [(digest, ("a.py",))]


def test_a_merge(repository: Repository) -> None:
    made = repository()
    base = made.commit({"a.py": "1"}, time=NOW)
    one = made.commit({"a.py": "2"}, parents=(base,), time=NOW + DAY)
    other = made.commit({"b.py": "3"}, parents=(base,), time=NOW + 2 * DAY)
    made.commit({"b.py": "3"}, parents=(one, other), time=NOW + 3 * DAY)

    assert [(one.merge, one.paths) for one in history(made.root).commits] == [
        (True, ()), (False, ("b.py",)), (False, ("a.py",)), (False, ("a.py",)),
    ]  # fmt: skip


def test_renames_are_followed(repository: Repository) -> None:
    made = repository()
    made.commit({"old/a.py": "1", "old/b.py": "2"})
    made.commit({"old/a.py": "3"})
    made.commit({"old/a.py": None, "old/b.py": None, "new/a.py": "4", "new/b.py": "2"})
    made.commit({"new/a.py": "5"})

    assert [one.paths for one in history(made.root).commits] == [
        ("new/a.py",), ("new/a.py", "new/b.py"), ("new/a.py",), ("new/a.py", "new/b.py"),
    ]  # fmt: skip


def test_a_mass_of_files_is_only_counted(repository: Repository) -> None:
    made = repository()
    made.commit({f"{number}.py": str(number) for number in range(501)})

    (commit,) = history(made.root).commits

    assert (commit.paths, commit.size) == ((), 501)


@pytest.mark.parametrize("subject", ["commit", ":100644 100644 a b M", "a\tb", "", "x" * 600, "\x01%H"])
def test_subjects_that_look_like_something_else(repository: Repository, subject: str) -> None:
    made = repository()
    made.commit({"commit": "1", ":100644 100644 a b M": "2", "a\nb.py": "3", "\udcff.py": "4"}, subject=subject)
    made.commit({"b.py": "1"})

    commits = history(made.root).commits

    assert commits[1].subject == subject[:500]
    assert commits[1].paths == (":100644 100644 a b M", "a\nb.py", "commit", "\udcff.py")


@pytest.mark.parametrize(("time", "expected"), [(-5, 0), (10**19, 253_402_300_799), (10**13, 253_402_300_799)])
def test_odd_times(repository: Repository, time: object, expected: int) -> None:
    made = repository()
    made.commit({"a.py": "1"}, time=time)

    assert [one.time for one in history(made.root).commits] == [expected]


def test_people_are_mapped(repository: Repository) -> None:
    made = repository()
    made.commit({"a.py": "1"})
    (made.root / ".mailmap").write_text("Bob <bob@example.org> <alice@example.org>\n")

    assert [(one.author, one.name) for one in history(made.root).commits] == [("bob@example.org", "Bob")]


def test_several_repositories(repository: Repository, tmp_path: Path) -> None:
    for name in ("a", "b"):
        repository(name).commit({"x.py": name})

    found = history(tmp_path / "root", "a", "b", "c")

    assert [(one.repository, one.paths) for one in found.commits] == [("a", ("a/x.py",)), ("b", ("b/x.py",))]
    assert [(gap.repository, gap.kind) for gap in found.gaps] == [("c", GapKind.NO_REPOSITORY)]


def test_no_more_than_the_newest_are_read(repository: Repository) -> None:
    made = repository()
    for number in range(5):
        made.commit({"a.py": str(number)}, subject=str(number), time=NOW + number)

    found = history(made.root, limit=3)

    assert [one.subject for one in found.commits] == ["4", "3", "2"]
    assert found.gaps == (Gap("", GapKind.TOO_MANY, "only the newest 3 commits are read"),)
    assert found.missing == ""


def test_missing_objects_are_said(repository: Repository) -> None:
    made = repository()
    first = made.commit({"a.py": "1"})
    made.commit({"a.py": "2"})
    made.object(first).unlink()

    (gap,) = history(made.root).gaps

    assert (gap.kind, gap.passing) == (GapKind.UNREADABLE, True)


def test_contents_are_never_needed(repository: Repository) -> None:
    made = repository()
    made.commit({"a.py": "1"})
    made.commit({"a.py": None, "b.py": "1"})
    made.object("56a6051ca2b02b04ef92d5150c9ef600403cb1de").unlink()  # the blob that says "1"

    assert [one.paths for one in history(made.root).commits] == [("b.py",), ("b.py",)]


def test_replaced_commits_and_grafts_do_not_count(repository: Repository) -> None:
    made = repository()
    first = made.commit({"a.py": "1"}, subject="true")
    other = made.commit({"b.py": "1"}, parents=(), subject="false")
    made.point(f"refs/replace/{first}", other)
    made.point("info/grafts", f"{first} {other}")
    made.point("refs/heads/main", first)

    assert [one.subject for one in history(made.root).commits] == ["true"]


def test_nothing_of_the_repository_is_heeded(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    made = repository()
    made.commit({"a.py": "1"}, subject="mine")
    trap = f"touch {made.root}/trapped"
    config = (
        f"[core]\n\tfsmonitor = {trap}\n\tpager = {trap}\n\thooksPath = {made.root}\n[log]\n\tshowSignature = true\n"
    )
    (made.git / "config").write_text(f"{config}[gpg]\n\tprogram = {trap}\n[alias]\n\tlog = !{trap}\n")
    (made.root / ".gitattributes").write_text("* diff=trap filter=trap\n")
    elsewhere = repository("elsewhere")
    elsewhere.commit({"b.py": "1"}, subject="not mine")
    monkeypatch.setenv("GIT_DIR", str(elsewhere.git))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "log.showRoot")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "false")

    assert [(one.subject, one.paths) for one in history(made.root).commits] == [("mine", ("a.py",))]
    assert not (made.root / "trapped").exists()


def test_without_git_there_is_no_history(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    made = repository()
    made.commit({"a.py": "1"})
    monkeypatch.setenv("PATH", str(made.root))

    assert history(made.root).missing == "git is not installed, or only in the checked folder"


def test_what_was_read_is_kept(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = repository()
    made.commit({"old.py": "1"})
    first = history(made.root, cache=tmp_path / "cache")
    for place in (made.git / "objects").rglob("*"):
        if place.is_file():
            place.unlink()
    monkeypatch.setenv("PATH", "")

    assert history(made.root, cache=tmp_path / "cache") == first


def test_only_what_is_new_is_read(repository: Repository, tmp_path: Path) -> None:
    made = repository()
    made.commit({"old.py": "1"}, subject="first")
    history(made.root, cache=tmp_path / "cache")
    made.commit({"old.py": None, "new.py": "1"}, subject="second")

    warm = history(made.root, cache=tmp_path / "cache")

    assert warm == history(made.root)
    assert [one.paths for one in warm.commits] == [("new.py",), ("new.py",)]


def test_a_rewritten_history_leaves_nothing_behind(repository: Repository, tmp_path: Path) -> None:
    made = repository()
    first = made.commit({"a.py": "1"}, subject="first")
    made.commit({"b.py": "1"}, subject="dropped")
    history(made.root, cache=tmp_path / "cache")
    made.commit({"c.py": "1"}, parents=(first,), subject="instead")

    assert [one.subject for one in history(made.root, cache=tmp_path / "cache").commits] == ["instead", "first"]


def test_what_somebody_else_wrote_is_not_believed(repository: Repository, tmp_path: Path) -> None:
    made = repository()
    made.commit({"a.py": "1"})
    cache = tmp_path / "cache"
    first = history(made.root, cache=cache)
    (kept,) = cache.glob("history-*")
    kept.write_bytes(kept.read_bytes().replace(b"alice", b"mallo"))

    assert history(made.root, cache=cache) == first


def test_output_is_bounded(repository: Repository) -> None:
    made = repository()
    digests = [made.commit({"a.py": str(number)}) for number in range(9)]

    with (
        git(program(str(made.root)), str(made.git / "objects"), long_digests=False, limits=Limits(output=100)) as asked,
        pytest.raises(GitError, match="more than 0 MiB"),
    ):
        list(records(asked, digests))


@pytest.mark.skipif(os.name != "posix", reason="limits of processes")
def test_memory_is_bounded(repository: Repository) -> None:
    made = repository()
    digest = made.commit({"a.py": "1"})

    with (
        git(program(str(made.root)), str(made.git / "objects"), long_digests=False, limits=Limits(memory=1)) as asked,
        pytest.raises(GitError),
    ):
        list(records(asked, [digest]))


def test_a_packed_repository_says_the_same(repository: Repository) -> None:
    made = repository()
    made.commit({"a.py": "1", "b.py": "2"})
    made.commit({"a.py": None, "c.py": "1"})
    loose = history(made.root)
    kept = {name: os.environ[name] for name in ("PATH",)}
    subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", made.root, "repack", "-adq"],
        env=kept | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        check=True,
    )
    subprocess.run(["git", "-C", made.root, "prune-packed", "-q"], env=kept, check=True)

    assert history(made.root) == loose
