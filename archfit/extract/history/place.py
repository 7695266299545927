"""
Finds repositories and what they point at: plain files are read, no process is started.

What a repository says of other places is only followed where it may lead: into the checked folder or the repository
itself, and from a work tree to the repository that names it in turn (gitrepository-layout, git 2.53).
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from typing import NamedTuple

from archfit.extract.read import UnreadableError, read
from archfit.model.history import Gap, GapKind

_SMALL = 1 << 16
_PACKED = 64 << 20
_MAILMAP = 1 << 20
_DIGEST = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_SHORT = re.compile(r"[0-9a-f]{4,63}")
_NAME = re.compile(r"refs/[^\x00-\x20\x7f~^:?*\[\\]+")
_LINKS = 5
"""So many symbolic references, or repositories that borrow from others, are followed one after the other."""
_SHALLOW = "it is shallow: fetch all of it, with `git fetch --unshallow`, or `fetch-depth: 0` in a workflow"


class Place(NamedTuple):
    """A repository whose history can be read."""

    folder: str
    """Relative to the root of the run; empty for the root itself."""
    objects: str
    """The folder of its objects."""
    head: str
    """The commit that is checked out."""
    mailmap: str
    """What `.mailmap` says, or nothing."""


class GapError(Exception):
    """There is no history to be had; carries the gap to report."""

    def __init__(self, kind: GapKind, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def program(root: str) -> str:
    """Return the path of git outside of the checked folder, or nothing."""
    root = os.path.realpath(root)
    name = "git.exe" if sys.platform == "win32" else "git"
    for folder in os.get_exec_path():
        path = os.path.realpath(f"{folder}/{name}")
        inside = path == root or path.startswith(root.rstrip(os.sep) + os.sep)
        if os.path.isabs(folder) and not inside and os.path.isfile(path) and os.access(path, os.X_OK):  # noqa: PTH113, PTH117
            return path
    return ""


def places(root: str, repositories: Iterable[str]) -> list[Place | Gap]:
    """Return each repository once, however many of its folders are read."""
    return [*dict.fromkeys(find(root, repository) for repository in sorted(set(repositories)))]


def ends(root: str, repositories: Iterable[str]) -> list[str]:
    """Return all that decides about the history of folders, at the price of a few small files."""
    return [program(root), *(repr(place) for place in places(root, repositories))]


def find(root: str, repository: str) -> Place | Gap:
    """
    Return where the history of a folder below the root is kept, or why there is none.

    The repository is the nearest up to the root. One around the root is not looked for: what is said of a folder
    depends on what is in it.
    """
    root = os.path.realpath(root)
    folder = repository
    try:
        folder = _top(root, repository)
        top = f"{root}/{folder}".rstrip("/")
        git, common = _folders(top, root)
        _require_own(git)
        objects = f"{common}/objects"
        _require_near(objects, (common, root))
        _require_whole(common)
        head = _resolved(git, common)
        return Place(folder, objects, head, _text(top, ".mailmap", _MAILMAP))
    except GapError as error:
        return Gap(folder, error.kind, str(error))
    except (OSError, ValueError):
        return Gap(folder, GapKind.UNREADABLE, "`.git` cannot be read")


def _top(root: str, folder: str) -> str:
    while not os.path.lexists(f"{root}/{folder}/.git"):
        if not folder:
            raise GapError(GapKind.NO_REPOSITORY, "the checked folder holds no git repository")
        folder = folder.rpartition("/")[0]
    return folder


def _folders(top: str, root: str) -> tuple[str, str]:
    """Return the folder of the work tree and the one of the repository: most often both are `.git`."""
    marker = f"{top}/.git"
    if os.path.isdir(marker):  # noqa: PTH112 - on every start
        git = os.path.realpath(marker)
        if not _within(git, top):
            raise GapError(GapKind.UNREADABLE, "`.git` leads elsewhere")
        return git, git
    said = _text(top, ".git").strip()
    git = os.path.realpath(os.path.join(top, said.removeprefix("gitdir:").strip()))  # noqa: PTH118 - may be absolute
    if not said.startswith("gitdir:") or not os.path.isdir(git):  # noqa: PTH112 - the same
        raise GapError(GapKind.UNREADABLE, "`.git` names no repository")
    back = os.path.realpath(_text(git, "gitdir").strip() or top)
    if back != os.path.realpath(marker) and not (_within(git, top) or _within(git, root)):
        raise GapError(GapKind.UNREADABLE, "`.git` names a repository that does not know this folder")
    common = os.path.realpath(os.path.join(git, _text(git, "commondir").strip()))  # noqa: PTH118 - the same
    if common != git and not _within(git, f"{common}/worktrees"):
        raise GapError(GapKind.UNREADABLE, "`.git` names a repository that does not know this folder")
    return git, common


def _require_own(git: str) -> None:
    """Refuse what belongs to another user, as git does."""
    if not hasattr(os, "geteuid"):
        return
    trusted = {os.geteuid()}
    if os.geteuid() == 0 and os.environ.get("SUDO_UID", "").isdecimal():
        trusted.add(int(os.environ["SUDO_UID"]))
    if os.stat(git).st_uid not in trusted:  # noqa: PTH116 - on every start
        raise GapError(GapKind.FOREIGN, "the repository belongs to another user: run as its owner")


def _require_near(objects: str, allowed: tuple[str, ...], depth: int = _LINKS) -> None:
    """Refuse objects that are, or borrow others, outside of the places allowed."""
    real = os.path.realpath(objects)
    if not any(_within(real, place) for place in allowed):
        raise GapError(GapKind.UNREADABLE, "its objects are kept outside of the checked folder")
    if not os.path.isdir(real):  # noqa: PTH112 - on every start
        raise GapError(GapKind.UNREADABLE, "it has no objects")
    for line in _text(real, "info/alternates").splitlines():
        if line and not line.startswith("#"):
            if line.startswith('"') or not depth:
                raise GapError(GapKind.UNREADABLE, "its objects are kept outside of the checked folder")
            _require_near(os.path.join(real, line), allowed, depth - 1)  # noqa: PTH118 - may be absolute


def _require_whole(common: str) -> None:
    if _text(common, "shallow").strip():
        raise GapError(GapKind.SHALLOW, _SHALLOW)


def _resolved(git: str, common: str) -> str:
    """Return the digest of the commit that is checked out."""
    return _followed(_text(git, "HEAD").strip(), common)


def _followed(said: str, common: str) -> str:
    """Return the digest that a reference leads to, by the words that it holds."""
    for _ in range(_LINKS):
        if _DIGEST.fullmatch(said):
            return said
        name = said.removeprefix("ref:").strip()
        if not said.startswith("ref:") or not _NAME.fullmatch(name) or ".." in name:
            break
        if name == "refs/heads/.invalid":
            raise GapError(GapKind.UNREADABLE, "its references are kept in a `reftable`, which is not read yet")
        said = _text(common, name).strip() or _packed(common, name)
        if not said:
            raise GapError(GapKind.NO_COMMITS, "the repository has no commits")
    raise GapError(GapKind.UNREADABLE, "it cannot be told which commit is checked out")


def named(root: str, folder: str, reference: str) -> str:
    """
    Return the digest, whole or not, of the commit that a branch, a tag or `HEAD` names; nothing where none does.

    As in git, a tag goes before a branch, and both before the beginning of a digest (gitrevisions, git 2.53).
    """
    if _DIGEST.fullmatch(reference):
        return reference
    try:
        git, common = _folders(f"{os.path.realpath(root)}/{folder}".rstrip("/"), os.path.realpath(root))
        if reference in ("HEAD", "@"):
            return _resolved(git, common)
        for before in ("", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"):
            name = f"{before}{reference}"
            if _NAME.fullmatch(name) and ".." not in name:
                said = _text(common, name).strip() or _packed(common, name)
                if said:
                    return _followed(said, common)
    except GapError:
        return ""
    return reference if _SHORT.fullmatch(reference) else ""


def _packed(common: str, name: str) -> str:
    for line in _text(common, "packed-refs", _PACKED).splitlines():
        digest, _, found = line.partition(" ")
        if found == name:
            return digest
    return ""


def _text(folder: str, name: str, limit: int = _SMALL) -> str:
    """Return what a small file says, or nothing when there is none to be had."""
    try:
        return read(folder, name, limit).decode("utf-8", "surrogateescape")
    except (UnreadableError, ValueError):
        return ""


def _within(place: str, folder: str) -> bool:
    return place == folder or place.startswith(folder.rstrip("/") + "/")
