"""The files of another commit, written to a folder of their own to be read like any tree."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from archfit.extract.history.git import Git, GitError, git
from archfit.extract.history.place import Place, named, places, program
from archfit.extract.manifests import is_manifest
from archfit.extract.read import LIMIT
from archfit.model import ArchfitError
from archfit.model.history import Gap
from archfit.model.wording import quoted

_ENTRY = re.compile(rb"(?P<mode>\d+) blob (?P<digest>[0-9a-f]+) +(?P<size>\d+|BAD)\t(?P<path>.*)", re.DOTALL)
_STEP = re.compile(r"(?P<base>.+?)(?P<steps>(?:~\d*|\^\d*)*)")


class _File(NamedTuple):
    path: str
    digest: str
    size: int
    """In bytes; -1 where git does not have the content."""

    @property
    def read(self) -> bool:
        """Whether its content counts."""
        return self.path.endswith(".py") or is_manifest(self.path)


@contextmanager
def snapshot(root: Path, repositories: Iterable[str], reference: str) -> Iterator[Path]:
    """
    Give a folder with the Python files and manifests of a commit, in the place they have below the root.

    Of other files there are the names, which tell what folders are for. Links and submodules are left out, and so are
    names that no checkout could have, and Python and manifests of more than 8 MiB. ArchfitError where there is no such
    commit, or it cannot be read.
    """
    path = program(str(root))
    if not path:
        message = "git is not installed, or only in the checked folder"
        raise ArchfitError(message)
    with tempfile.TemporaryDirectory(prefix="archfit-", ignore_cleanup_errors=True) as folder:
        for place in places(str(root), repositories):
            if isinstance(place, Gap):
                message = f"there is no history to compare with: {place.message}"
                raise ArchfitError(message)
            try:
                with git(path, place.objects, long_digests=len(place.head) > 40) as asked:  # noqa: PLR2004 - as SHA-1 has
                    _write(asked, _commit(asked, root, place, reference), Path(folder, place.folder))
            except GitError as error:
                message = f"the files of {quoted(reference)} cannot be read: {error}"
                raise ArchfitError(message) from None
        yield Path(folder)


def _commit(asked: Git, root: Path, place: Place, reference: str) -> str:
    """Return the digest of a commit; ArchfitError where there is none of this name."""
    found = _STEP.fullmatch(reference)
    start = named(str(root), place.folder, found["base"]) if found else ""
    try:
        if found and start:
            words = ("rev-parse", "--verify", "--end-of-options", f"{start}{found['steps']}^{{commit}}")
            return b"".join(asked.ask(*words)).decode().strip()
    except GitError:
        pass
    where = f"in {quoted(place.folder)}" if place.folder else "here"
    message = f"{quoted(reference)} is no branch, tag or commit {where}"
    raise ArchfitError(message)


def _write(asked: Git, digest: str, folder: Path) -> None:
    listed = b"".join(asked.ask("ls-tree", "-r", "-l", "-z", "--full-tree", digest)).split(b"\0")
    files = [one for one in map(_file, listed) if one is not None]
    wanted = [one for one in files if one.read and one.size <= LIMIT]
    if any(one.size < 0 for one in wanted):
        message = "objects are damaged or missing, as in a clone without the content of files"
        raise GitError(message)
    pieces = asked.ask("cat-file", "--batch", about="".join(f"{one.digest}\n" for one in wanted).encode())
    source = _Source(pieces)
    for one in wanted:
        if source.take(source.line_length()) != f"{one.digest} blob {one.size}\n".encode():
            message = "git told of another file than it was asked for"
            raise GitError(message)
        _put(folder / one.path, source.take(one.size))
        source.take(1)
    for one in files:
        if not one.read:
            _put(folder / one.path, b"")


def _put(place: Path, content: bytes) -> None:
    """Write a file, unless another has its name, or that of a folder above it, or no file can be called so."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    except (FileExistsError, IsADirectoryError, NotADirectoryError, ValueError):
        return
    except OSError as error:
        if error.errno not in (errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL):
            raise


def _file(entry: bytes) -> _File | None:
    found = _ENTRY.fullmatch(entry)
    if found is None or found["mode"] not in (b"100644", b"100755"):
        return None
    path = found["path"].decode("utf-8", "surrogateescape")
    parts = path.split("/")
    foreign = os.sep != "/" and not {os.sep, ":"}.isdisjoint(path)
    if foreign or not {"", ".", "..", ".git"}.isdisjoint(parts):
        return None
    return _File(path, found["digest"].decode(), -1 if found["size"] == b"BAD" else int(found["size"]))


class _Source:
    """Bytes that come in pieces."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._held = bytearray()

    def _more(self) -> None:
        piece = next(self._pieces, b"")
        if not piece:
            message = "git told less than it was asked for"
            raise GitError(message)
        self._held += piece

    def line_length(self) -> int:
        """Return how long the next line is, with its end."""
        while (end := self._held.find(b"\n")) < 0:
            self._more()
        return end + 1

    def take(self, size: int) -> bytes:
        """Return the next bytes."""
        while len(self._held) < size:
            self._more()
        taken = bytes(self._held[:size])
        del self._held[:size]
        return taken
