"""The files of another commit, written to a folder of their own to be read like any tree."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from archfit.extract.history.git import Git, GitError, git
from archfit.extract.history.place import named, places, program
from archfit.extract.manifests import is_manifest
from archfit.model import ArchfitError
from archfit.model.history import Gap
from archfit.model.wording import quoted

_LARGEST = 8 << 20
_ENTRY = re.compile(rb"(?P<mode>\d+) blob (?P<digest>[0-9a-f]+) +(?P<size>\d+)\t(?P<path>.*)", re.DOTALL)
_STEP = re.compile(r"(?P<base>.+?)(?P<steps>(?:~\d*|\^\d*)*)")


class _File(NamedTuple):
    path: str
    digest: str
    size: int


@contextmanager
def snapshot(root: Path, repositories: Iterable[str], reference: str) -> Iterator[Path]:
    """
    Give a folder with the Python files and manifests of a commit, in the place they have below the root.

    Of other files there are the names, which tell what folders are for.

    Links and submodules are left out, and so is what is larger than 8 MiB. ArchfitError where there is no such commit.
    """
    unknown = f"{quoted(reference)} is no branch, tag or commit here"
    found, path = _STEP.fullmatch(reference), program(str(root))
    if not path:
        message = "git is not installed, or only in the checked folder"
        raise ArchfitError(message)
    with tempfile.TemporaryDirectory(prefix="archfit-", ignore_cleanup_errors=True) as folder:
        for place in places(str(root), repositories):
            if isinstance(place, Gap):
                message = f"there is no history to compare with: {place.message}"
                raise ArchfitError(message)
            start = named(str(root), place.folder, found["base"]) if found else ""
            if not found or not start:
                raise ArchfitError(unknown)
            try:
                with git(path, place.objects, long_digests=len(place.head) > 40) as asked:  # noqa: PLR2004 - as SHA-1 has
                    _write(asked, f"{start}{found['steps']}", Path(folder, place.folder))
            except GitError:
                raise ArchfitError(unknown) from None
        yield Path(folder)


def _write(asked: Git, commit: str, folder: Path) -> None:
    digest = b"".join(asked.ask("rev-parse", "--verify", "--end-of-options", f"{commit}^{{commit}}")).decode().strip()
    listed = b"".join(asked.ask("ls-tree", "-r", "-l", "-z", "--full-tree", digest)).split(b"\0")
    files = [one for one in map(_file, listed) if one is not None]
    for one in files:
        _place(folder, one.path).touch()
    wanted = [one for one in files if one.path.endswith(".py") or is_manifest(one.path)]
    pieces = asked.ask("cat-file", "--batch", about="".join(f"{one.digest}\n" for one in wanted).encode())
    source = _Source(pieces)
    for one in wanted:
        source.take(source.line_length())
        content = source.take(one.size)
        source.take(1)
        _place(folder, one.path).write_bytes(content)


def _place(folder: Path, path: str) -> Path:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _file(entry: bytes) -> _File | None:
    found = _ENTRY.fullmatch(entry)
    if found is None or found["mode"] not in (b"100644", b"100755") or int(found["size"]) > _LARGEST:
        return None
    path = found["path"].decode("utf-8", "surrogateescape")
    parts = path.split("/")
    inside = not path.startswith("/") and not {"", ".", "..", ".git"}.intersection(parts)
    if not inside:
        return None
    return _File(path, found["digest"].decode(), int(found["size"]))


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
