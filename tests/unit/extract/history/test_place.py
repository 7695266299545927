from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archfit.extract.history.place import Place, find, places, program
from archfit.model.history import Gap, GapKind

Repository = Callable[..., Any]


def gap(found: Place | Gap) -> tuple[GapKind, str]:
    assert isinstance(found, Gap)
    return found.kind, found.message


def head(found: Place | Gap) -> str:
    assert isinstance(found, Place), found
    return found.head


def test_a_branch(repository: Repository) -> None:
    made = repository()
    digest = made.commit({"a.py": ""})

    assert find(str(made.root), "") == Place("", f"{made.git}/objects", digest, "")


def test_a_detached_head(repository: Repository) -> None:
    made = repository()
    digest = made.commit({"a.py": ""})
    made.commit({"b.py": ""})
    made.point("HEAD", digest)

    assert head(find(str(made.root), "")) == digest


def test_packed_references(repository: Repository) -> None:
    made = repository()
    digest = made.commit({"a.py": ""})
    (made.git / "refs/heads/main").unlink()
    (made.git / "packed-refs").write_text(
        f"# pack-refs with: peeled\n{'0' * 40} refs/heads/mai\n{digest} refs/heads/main\n"
    )

    assert head(find(str(made.root), "")) == digest


def test_a_reference_to_a_reference(repository: Repository) -> None:
    made = repository()
    digest = made.commit({"a.py": ""})
    made.point("refs/heads/alias", "ref: refs/heads/main")
    made.point("HEAD", "ref: refs/heads/alias")

    assert head(find(str(made.root), "")) == digest


@pytest.mark.parametrize("said", ["", "ref: ../../secret", "ref: refs/../../secret", "x" * 40, "ref: refs/heads/a b"])
def test_a_head_that_says_nothing(repository: Repository, said: str) -> None:
    made = repository()
    made.point("HEAD", said)

    assert gap(find(str(made.root), "")) == (GapKind.UNREADABLE, "it cannot be told which commit is checked out")


def test_references_in_a_circle(repository: Repository) -> None:
    made = repository()
    made.point("refs/heads/main", "ref: refs/heads/main")

    assert gap(find(str(made.root), ""))[0] is GapKind.UNREADABLE


def test_no_commits(repository: Repository) -> None:
    assert gap(find(str(repository().root), "")) == (GapKind.NO_COMMITS, "the repository has no commits")


def test_no_repository(tmp_path: Path) -> None:
    assert gap(find(str(tmp_path), "")) == (GapKind.NO_REPOSITORY, "the checked folder holds no git repository")


def test_a_repository_around_the_root_is_not_looked_for(repository: Repository) -> None:
    made = repository()
    made.commit({"inner/a.py": ""})
    (made.root / "inner").mkdir()

    assert gap(find(str(made.root / "inner"), ""))[0] is GapKind.NO_REPOSITORY


def test_folders_of_one_repository_are_one_place(repository: Repository) -> None:
    made = repository()
    made.commit({"a/a.py": "", "b/b.py": ""})

    assert [head(one) for one in places(str(made.root), ["a", "b"])] == [made.head]


def test_a_bare_repository_in_the_tree_has_no_effect(repository: Repository) -> None:
    bare = repository()
    bare.commit({"a.py": ""})
    bare.git.rename(bare.root / "vendor")

    assert gap(find(str(bare.root), ""))[0] is GapKind.NO_REPOSITORY


def test_a_shallow_one(repository: Repository) -> None:
    made = repository()
    made.point("shallow", made.commit({"a.py": ""}))

    assert gap(find(str(made.root), "")) == (
        GapKind.SHALLOW,
        "it is shallow: fetch all of it, with `git fetch --unshallow`, or `fetch-depth: 0` in a workflow",
    )


def test_references_that_are_not_files(repository: Repository) -> None:
    made = repository()
    made.point("HEAD", "ref: refs/heads/.invalid")

    assert "reftable" in gap(find(str(made.root), ""))[1]


def test_a_work_tree_that_its_repository_knows(repository: Repository, tmp_path: Path) -> None:
    made = repository()
    digest = made.commit({"a.py": ""})
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / ".git").write_text(f"gitdir: {made.git}/worktrees/tree\n")
    made.point("worktrees/tree/HEAD", "ref: refs/heads/main")
    made.point("worktrees/tree/commondir", "../..")
    made.point("worktrees/tree/gitdir", str(tree / ".git"))

    assert find(str(tree), "") == Place("", f"{made.git}/objects", digest, "")


@pytest.mark.parametrize("back", ["", "/etc/.git"])
def test_somebody_elses_repository_is_not_read(repository: Repository, tmp_path: Path, back: str) -> None:
    secret = repository()
    secret.commit({"a.py": ""})
    secret.point("gitdir", back)
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / ".git").write_text(f"gitdir: {secret.git}\n")

    assert gap(find(str(tree), "")) == (
        GapKind.UNREADABLE,
        "`.git` names a repository that does not know this folder",
    )


@pytest.mark.parametrize("said", ["", "gitdir: ../nowhere", "gitdir: .git", "anything", "gitdir: \0"])
def test_a_file_that_names_no_repository(tmp_path: Path, said: str) -> None:
    (tmp_path / ".git").write_text(said)

    assert gap(find(str(tmp_path), ""))[0] is GapKind.UNREADABLE


def test_a_link_out_of_the_folder_is_not_followed(repository: Repository, tmp_path: Path) -> None:
    secret = repository()
    secret.commit({"a.py": ""})
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree/.git").symlink_to(secret.git)

    assert gap(find(str(tmp_path / "tree"), "")) == (GapKind.UNREADABLE, "`.git` leads elsewhere")


def test_objects_of_others(repository: Repository, tmp_path: Path) -> None:
    secret, made = repository("secret"), repository("made")
    made.commit({"a.py": ""})
    borrowed = made.git / "objects/info/alternates"
    borrowed.parent.mkdir()

    borrowed.write_text(f"{secret.git}/objects\n")

    assert gap(find(str(made.root), "")) == (
        GapKind.UNREADABLE,
        "its objects are kept outside of the checked folder",
    )
    assert head(find(str(tmp_path / "root"), "made")) == made.head


def test_objects_of_others_in_a_circle(repository: Repository) -> None:
    made = repository()
    made.commit({"a.py": ""})
    (made.git / "objects/info").mkdir()
    (made.git / "objects/info/alternates").write_text("../objects\n")

    assert gap(find(str(made.root), ""))[0] is GapKind.UNREADABLE


@pytest.mark.skipif(os.name != "posix", reason="needs named pipes")
def test_a_pipe_is_not_waited_for(repository: Repository) -> None:
    made = repository()
    (made.git / "HEAD").unlink()
    os.mkfifo(made.git / "HEAD")

    assert gap(find(str(made.root), ""))[0] is GapKind.UNREADABLE


def test_the_repository_of_another_user(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    made = repository()
    made.commit({"a.py": ""})
    monkeypatch.setattr(os, "geteuid", lambda: made.git.stat().st_uid + 1)

    assert gap(find(str(made.root), ""))[0] is GapKind.FOREIGN


def test_git_is_never_taken_from_the_checked_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("checked/bin", "bin"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "git").write_text("")
        (tmp_path / folder / "git").chmod(0o755)
    monkeypatch.chdir(tmp_path / "checked/bin")
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", str(tmp_path / "checked/bin"), str(tmp_path / "bin")]))

    assert program(str(tmp_path / "checked")) == str(tmp_path / "bin/git")
