from __future__ import annotations

import hashlib
import os
import subprocess
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from archfit.extract.history.place import named, program
from archfit.extract.history.snapshot import snapshot
from archfit.extract.read import LIMIT
from archfit.model import ArchfitError

Repository = Callable[..., Any]
FILE, LINK, FOLDER, SUBMODULE = "100644", "120000", "40000", "160000"
DAMAGED = "the files of `HEAD` cannot be read: git cannot read it: objects are damaged or missing, or it is too large"
NOBODY = "Alice <alice@example.org> 1700000000 +0000"


def files(root: Path, reference: str = "HEAD", repositories: Iterable[str] = ("",)) -> dict[str, str]:
    """Return what stands in a snapshot, and check that all of it is plain."""
    with snapshot(root, repositories, reference) as folder:
        found = [path for path in sorted(folder.rglob("*")) if not path.is_dir()]
        assert not [path for path in folder.rglob("*") if path.is_symlink()]
        return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def refusal(root: Path, reference: str, repositories: Iterable[str] = ("",)) -> str:
    with pytest.raises(ArchfitError) as caught, snapshot(root, repositories, reference):
        pass
    return str(caught.value)


def add(git: Path, kind: str, data: bytes) -> str:
    """Write an object as it is, sound or not."""
    whole = f"{kind} {len(data)}".encode() + b"\0" + data
    digest = hashlib.sha1(whole, usedforsecurity=False).hexdigest()
    place = git / "objects" / digest[:2] / digest[2:]
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(zlib.compress(whole))
    return digest


def tree(git: Path, *entries: tuple[str, bytes, str]) -> str:
    return add(
        git, "tree", b"".join(f"{mode} ".encode() + name + b"\0" + bytes.fromhex(to) for mode, name, to in entries)
    )


def crafted(made: Any, *entries: tuple[str, bytes, str]) -> Path:
    """Let `main` lead to a commit of a tree with these entries."""
    digest = tree(made.git, *entries)
    text = f"tree {digest}\nauthor {NOBODY}\ncommitter {NOBODY}\n\ns\n"
    made.point("refs/heads/main", add(made.git, "commit", text.encode()))
    root: Path = made.root
    return root


# -- which commit ---------------------------------------------------------------------------------------------


def test_every_name_of_a_commit(repository: Repository) -> None:
    made = repository()
    first = made.commit({"a.py": "1"})
    second = made.commit({"a.py": "2"})
    made.commit({"a.py": "3"})
    made.point("refs/heads/fix/a", first)
    made.point("refs/tags/v1", second)
    made.point("refs/remotes/origin/main", second)
    made.point("refs/remotes/origin/HEAD", "ref: refs/remotes/origin/main")
    expected = {
        "HEAD": "3", "@": "3", "main": "3", "heads/main": "3", "refs/heads/main": "3",
        "HEAD~1": "2", "HEAD^": "2", "HEAD~": "2", "main~2": "1", "@~1^1": "1", "HEAD^0": "3",
        "fix/a": "1", "v1": "2", "v1~1": "1", "origin/main": "2", "origin/HEAD": "2",
        first: "1", second[:7]: "2", f"{second[:12]}~1": "1",
    }  # fmt: skip

    assert {name: files(made.root, name)["a.py"] for name in expected} == expected


def test_a_tag_that_is_an_object_of_its_own(repository: Repository) -> None:
    made = repository()
    digest = made.commit({"a.py": "1"})
    made.commit({"a.py": "2"})
    text = f"object {digest}\ntype commit\ntag v1\ntagger {NOBODY}\n\nOne\n"
    made.point("refs/tags/v1", add(made.git, "tag", text.encode()))

    assert files(made.root, "v1") == {"a.py": "1"}
    assert refusal(made.root, "v1~1") == "`v1~1` is no branch, tag or commit here"


def test_references_that_are_packed(repository: Repository) -> None:
    made = repository()
    first = made.commit({"a.py": "1"})
    made.commit({"a.py": "2"})
    (made.git / "packed-refs").write_text(f"# pack-refs with: peeled\n{first} refs/tags/v1\n^{'0' * 40}\n")

    assert files(made.root, "v1") == {"a.py": "1"}


def test_a_name_that_could_be_the_beginning_of_a_digest_is_a_name(repository: Repository) -> None:
    made = repository()
    first = made.commit({"a.py": "1"})
    made.commit({"a.py": "2"})
    made.point("refs/heads/feed", first)
    made.point("refs/tags/2024", first)

    assert [files(made.root, name)["a.py"] for name in ("feed", "2024", "HEAD")] == ["1", "1", "2"]


def test_a_tag_goes_before_a_branch(repository: Repository) -> None:
    made = repository()
    made.point("refs/tags/v1", made.commit({"a.py": "1"}))
    made.point("refs/heads/v1", made.commit({"a.py": "2"}))

    assert [files(made.root, name)["a.py"] for name in ("v1", "heads/v1")] == ["1", "2"]


def test_digests_of_sha256(repository: Repository) -> None:
    made = repository(algorithm="sha256")
    first = made.commit({"a.py": "1"})
    made.commit({"a.py": "2"})

    assert [files(made.root, name)["a.py"] for name in (first, first[:8], "HEAD")] == ["1", "1", "2"]


@pytest.mark.parametrize(
    "reference",
    [
        "mian", "HEAD~9", "0000000", "f" * 40, "HEAD@{1}", "HEAD^{tree}", "HEAD:a.py", "main..HEAD", ":/s", "~1", "^",
        "--help", "-n1", "--output=x", "../HEAD", "refs/../HEAD", "../../config", "/etc/passwd", "a\nb", "a b",
        "main\0", "HEAD" + "~" * 3000,
    ],
)  # fmt: skip
def test_what_is_no_commit(repository: Repository, reference: str) -> None:
    made = repository()
    made.commit({"a.py": ""})

    message = refusal(made.root, reference)

    assert message.endswith("` is no branch, tag or commit here")
    assert message.isprintable()


@pytest.mark.parametrize("said", ["ref: refs/heads/gone", "ref: ../../../etc/passwd", "ref: refs/heads/loop", "junk"])
def test_references_that_lead_nowhere(repository: Repository, said: str) -> None:
    made = repository()
    made.commit({"a.py": ""})
    made.point("refs/heads/loop", said)

    assert named(str(made.root), "", "loop") == ""
    assert refusal(made.root, "loop") == "`loop` is no branch, tag or commit here"


def test_a_tree_or_a_file_is_no_commit(repository: Repository) -> None:
    made = repository()
    made.commit({"a.py": "1"})
    blob = add(made.git, "blob", b"1")

    assert refusal(made.root, blob) == f"`{blob}` is no branch, tag or commit here"


def test_where_there_is_no_history(repository: Repository, tmp_path: Path) -> None:
    made = repository()
    assert refusal(tmp_path, "HEAD").startswith("there is no history to compare with: the checked folder holds no git")
    assert refusal(made.root, "HEAD") == "there is no history to compare with: the repository has no commits"

    made.commit({"a.py": ""})
    (made.git / "shallow").write_text("0" * 40)
    assert refusal(made.root, "HEAD").startswith("there is no history to compare with: it is shallow")


def test_where_there_is_no_git(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made = repository()
    made.commit({"a.py": ""})
    monkeypatch.setenv("PATH", str(tmp_path))

    assert refusal(made.root, "HEAD") == "git is not installed, or only in the checked folder"


# -- which files ----------------------------------------------------------------------------------------------


def test_python_and_manifests_have_content_and_the_rest_has_names(repository: Repository) -> None:
    made = repository()
    made.commit(
        {"a/app.py": "import b\n", "a/Dockerfile": "FROM x\n", "compose.yml": "services:\n", "notes.md": "secret"}
    )

    assert files(made.root) == {
        "a/app.py": "import b\n", "a/Dockerfile": "FROM x\n", "compose.yml": "services:\n", "notes.md": "",
    }  # fmt: skip


def test_files_of_today_are_no_part_of_it(repository: Repository) -> None:
    made = repository()
    made.commit({"old.py": "1"})
    made.commit({"old.py": None, "new.py": "2"})
    (made.root / "untracked.py").write_text("3")

    assert files(made.root, "HEAD~1") == {"old.py": "1"}
    assert files(made.root) == {"new.py": "2"}


def test_a_commit_without_files(repository: Repository) -> None:
    assert files(crafted(repository())) == {}


def test_bytes_that_are_no_text_are_kept(repository: Repository) -> None:
    made = repository()
    content = b"\xff\x00\r\n" * 100_000
    root = crafted(made, (FILE, b"a.py", add(made.git, "blob", content)))

    with snapshot(root, ("",), "HEAD") as folder:
        assert (folder / "a.py").read_bytes() == content


def test_several_repositories_each_in_its_place(repository: Repository, tmp_path: Path) -> None:
    for name in ("one", "two"):
        repository(name).commit({"app.py": name})

    assert files(tmp_path / "root", repositories=("one", "two")) == {"one/app.py": "one", "two/app.py": "two"}


def test_what_only_one_of_several_repositories_has_is_said(repository: Repository, tmp_path: Path) -> None:
    one, two = repository("one"), repository("two")
    one.point("refs/tags/v1", one.commit({"app.py": "1"}))
    two.commit({"app.py": "2"})

    assert refusal(tmp_path / "root", "v1", ("one", "two")) == "`v1` is no branch, tag or commit in `two`"


def test_nothing_is_left_behind(repository: Repository) -> None:
    made = repository()
    made.commit({"a.py": "1"})
    before = sorted(map(str, made.root.rglob("*")))

    with snapshot(made.root, ("",), "HEAD") as folder:
        assert (folder / "a.py").exists()

    assert not folder.exists()
    assert sorted(map(str, made.root.rglob("*"))) == before


# -- what nobody vouches for ----------------------------------------------------------------------------------


def test_links_and_submodules_are_left_out(repository: Repository) -> None:
    made = repository()
    blob, target = add(made.git, "blob", b"1"), add(made.git, "blob", b"/etc/passwd")
    root = crafted(
        made,
        (FILE, b"a.py", blob),
        ("100755", b"b.py", blob),
        (LINK, b"c.py", target),
        (SUBMODULE, b"vendored", "1" * 40),
    )

    assert files(root) == {"a.py": "1", "b.py": "1"}


def test_nothing_is_written_through_a_link(repository: Repository, tmp_path: Path) -> None:
    """A link and a folder of the same name, as a checkout that obeyed the link would write outside."""
    made = repository()
    outside = tmp_path / "outside"
    outside.mkdir()
    inner = tree(made.git, (FILE, b"a.py", add(made.git, "blob", b"1")))
    link = add(made.git, "blob", str(outside).encode())

    assert files(crafted(made, (LINK, b"x", link), (FOLDER, b"x", inner))) == {"x/a.py": "1"}
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    "name", [b"..", b".", b".git", b"../x.py", b"/x.py", b"../../x.py", b"a/../../x.py", b".git/x"]
)
@pytest.mark.parametrize("inside", [False, True])
def test_names_that_lead_elsewhere_are_left_out(
    repository: Repository, tmp_path: Path, name: bytes, *, inside: bool
) -> None:
    made = repository()
    blob = add(made.git, "blob", b"1")
    entry = (FOLDER, name, tree(made.git, (FILE, b"config.py", blob))) if inside else (FILE, name, blob)
    before = {path for path in tmp_path.rglob("*") if "objects" not in path.parts}

    found = files(crafted(made, (FILE, b"a.py", blob), entry))

    assert found == {"a.py": "1"}
    after = {path for path in tmp_path.rglob("*") if "objects" not in path.parts}
    assert after - before == {made.git / "refs/heads/main"}


def test_names_that_no_file_can_have_are_left_out(repository: Repository) -> None:
    made = repository()
    blob = add(made.git, "blob", b"1")
    inner = tree(made.git, (FILE, b"b.py", blob))
    root = crafted(
        made,
        (FILE, b"a.py", blob),
        (FILE, b"x" * 300 + b".py", blob),
        (FILE, b"both.py", blob),
        (FOLDER, b"both.py", inner),
        (FOLDER, b"again.py", inner),
        (FILE, b"again.py", blob),
    )

    assert files(root) in (
        {"a.py": "1", "both.py": "1", "again.py/b.py": "1"},
        {"a.py": "1", "both.py/b.py": "1", "again.py": "1"},
        {"a.py": "1", "both.py": "1", "again.py": "1"},
    )


def test_names_that_are_no_text_are_kept(repository: Repository) -> None:
    made = repository()
    blob = add(made.git, "blob", b"1")
    names = [b"a\nb.py", b"caf\xe9.py", b"::error::.py", b"\x1b[2J.py", b"--help.py"]
    root = crafted(made, *((FILE, name, blob) for name in names))

    with snapshot(root, ("",), "HEAD") as folder:
        assert sorted(os.fsencode(path.name) for path in folder.iterdir()) == sorted(names)


def test_large_files_are_left_out_but_for_names_that_only_tell(repository: Repository) -> None:
    made = repository()
    most = "1" * LIMIT
    made.commit({"a.py": most, "b.py": f"{most}1", "compose.yml": f"{most}1", "data.bin": f"{most}1"})

    assert files(made.root) == {"a.py": most, "data.bin": ""}


@pytest.mark.parametrize("written", [b"blob 1\x00", b"blob 9\x002", b"blob 1\x00"[:-1], b"tree 1\x002", b"junk", b""])
@pytest.mark.parametrize("name", ["a.py", "b.py"])
def test_a_file_that_is_damaged_is_said(repository: Repository, written: bytes, name: str) -> None:
    made = repository()
    made.commit({"a.py": "1", "b.py": "1", name: "2"})
    blob = made.object(hashlib.sha1(b"blob 1\x002", usedforsecurity=False).hexdigest())
    blob.write_bytes(zlib.compress(written))

    assert refusal(made.root, "HEAD").startswith("the files of `HEAD` cannot be read: ")


def test_content_that_is_missing_is_said_where_it_counts(repository: Repository) -> None:
    made = repository()
    made.commit({"a.py": "1", "notes.md": "2"})
    for content in (b"2", b"1"):
        before = files(made.root)
        made.object(hashlib.sha1(b"blob 1\0" + content, usedforsecurity=False).hexdigest()).unlink()
        assert before == {"a.py": "1", "notes.md": ""}

    assert refusal(made.root, "HEAD") == (
        "the files of `HEAD` cannot be read: objects are damaged or missing, as in a clone without the content of files"
    )


def test_a_tree_that_git_takes_for_damaged_is_said(repository: Repository) -> None:
    made = repository()

    assert refusal(crafted(made, (FILE, b"", add(made.git, "blob", b"1"))), "HEAD") == DAMAGED


def test_nothing_of_the_repository_runs(repository: Repository, tmp_path: Path) -> None:
    """Filters, hooks, aliases, pagers, helpers and monitors: as many as git knows, all in vain."""
    made = repository()
    mark = tmp_path / "mark"
    evil = made.root / "evil.sh"
    made.commit({"a.py": "1", ".gitattributes": "* filter=evil diff=evil text eol=crlf ident\n"})
    evil.write_text(f"#!/bin/sh\necho ran >> {mark}\ncat\n")
    evil.chmod(0o755)
    (made.git / "config").write_text(
        f"[core]\n\tfsmonitor = {evil}\n\tpager = {evil}\n\thooksPath = {made.git}/hooks\n\tsshCommand = {evil}\n"
        f"\talternateRefsCommand = {evil}\n\tattributesFile = {made.root}/.gitattributes\n"
        f'[filter "evil"]\n\tsmudge = {evil}\n\tclean = {evil}\n\tprocess = {evil}\n\trequired = true\n'
        f'[diff "evil"]\n\ttextconv = {evil}\n\tcommand = {evil}\n'
        f"[alias]\n\trev-parse = !{evil}\n\tls-tree = !{evil}\n\tcat-file = !{evil}\n"
        f'[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = ext::{evil}\n\tpromisor = true\n'
        f"[credential]\n\thelper = {evil}\n[uploadpack]\n\tpackObjectsHook = {evil}\n"
    )
    (made.git / "hooks").mkdir()
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        (made.git / "hooks" / hook).symlink_to(evil)

    assert files(made.root) == {"a.py": "1", ".gitattributes": ""}
    assert not mark.exists()


def test_a_git_in_the_checked_folder_is_not_started(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = repository()
    made.commit({"a.py": "1"})
    evil = made.root / "bin/git"
    evil.parent.mkdir()
    evil.write_text(f"#!/bin/sh\ntouch {tmp_path}/mark\n")
    evil.chmod(0o755)
    monkeypatch.setenv("PATH", f"{evil.parent}{os.pathsep}{os.environ['PATH']}")

    assert files(made.root) == {"a.py": "1"}
    assert not (tmp_path / "mark").exists()


def test_a_repository_that_git_itself_wrote(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        who = {
            "GIT_AUTHOR_NAME": "a",
            "GIT_AUTHOR_EMAIL": "a@b.c",
            "GIT_COMMITTER_NAME": "a",
            "GIT_COMMITTER_EMAIL": "a@b.c",
        }
        alone = {"GIT_CONFIG_NOSYSTEM": "1", "HOME": str(tmp_path), "PATH": os.environ["PATH"]}
        subprocess.run([program(""), "-C", str(root), *words], env=alone | who, check=True, capture_output=True)

    root = tmp_path / "root"
    root.mkdir()
    git("init", "-q", "-b", "main")
    for number in range(3):
        (root / "a.py").write_text(f"{number}\n")
        git("add", ".")
        git("commit", "-q", "-m", "s")
    git("tag", "-a", "-m", "one", "v1", "HEAD~1")
    git("branch", "old", "HEAD~2")
    git("gc", "-q")

    assert [files(root, name)["a.py"] for name in ("HEAD", "v1", "old", "v1~1", "main^")] == [
        "2\n", "1\n", "0\n", "0\n", "1\n",
    ]  # fmt: skip
