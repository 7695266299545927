"""What earlier runs learnt of one tree, and what this one learns."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from archfit.extract.cache.build import build
from archfit.extract.cache.folder import Folder
from archfit.extract.cache.index import UNSETTLED, Index, Stamp, identity, settled
from archfit.extract.cache.pack import Pack
from archfit.extract.columns import Codec, DamagedError
from archfit.extract.read import UnreadableError, read_with_status


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where results are kept."""

    place: Path | None
    usual: Path | None
    """Where this user's programs keep such files; the key to a place inside the checked root lies there."""
    margin: int = UNSETTLED
    """How many nanoseconds a change must lie back before times tell that there was no other."""


class Memory:
    """
    The digests of the files of one run, and what is kept under them.

    A file's digest is that of its content, or of the problem where it cannot be read. It is taken from the
    last run only if nothing about the file changed since. Without a folder there is nothing to remember.
    """

    def __init__(self, root: Path, keeping: Keeping | None) -> None:
        self.root = str(root)
        """The folder that all paths are relative to."""
        self._folder = Folder.open(keeping.place, root=root, usual=keeping.usual) if keeping else None
        self._margin = keeping.margin if keeping else UNSETTLED
        self._begun = time.time_ns()
        self.build = build() if self._folder else ""
        if not self.build:
            self._folder = None
        self.index = self._read_index()
        self._known = {stamp.path: stamp for stamp in self.index.stamps} if self.index else {}
        self._stamps: dict[str, Stamp] = {}
        self.steady = True
        """No file was read twice with different content: what was computed belongs to the digests."""

    @property
    def active(self) -> bool:
        """There is somewhere to remember things."""
        return self._folder is not None

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name."""
        return self._folder.read(name) if self._folder else None

    def keep(self, name: str, content: bytes) -> None:
        """Keep something under a name."""
        if self._folder:
            self._folder.write(name, content)

    def recall(self, what: str, key: str) -> bytes | None:
        """Return what an earlier run noted of this tree, if it did so under the same key."""
        kept = self.get(f"{what}-{self._digest_of_tree()}") or b""
        known = key.encode()
        return kept[len(known) :] if key and kept.startswith(known) else None

    def note(self, what: str, key: str, content: bytes) -> None:
        """Keep something of this tree in the place of what was noted before, unless a file changed meanwhile."""
        if key and self.steady:
            self.keep(f"{what}-{self._digest_of_tree()}", key.encode() + content)

    def pack(self, what: str) -> tuple[str, Pack]:
        """Return the facts of the files of this tree as an earlier run kept them, and the name to keep them under."""
        name = f"facts-{self._digest_of_tree(what)}"
        return name, Pack(self.get(name))

    def read(self, path: str) -> bytes:
        """Return the content of a file, and note its digest; UnreadableError when there is none to be had."""
        try:
            content, status = read_with_status(self.root, path)
        except UnreadableError as error:
            self._note(Stamp(path, "", digest_of(repr(error.problem))))
            raise
        if self._folder:
            self._note(Stamp(path, self.identity(status), blake2b(content, digest_size=20).hexdigest()))
        return content

    def _note(self, stamp: Stamp) -> None:
        self.steady &= self._stamps.get(stamp.path, stamp).digest == stamp.digest
        self._stamps[stamp.path] = stamp

    def digest(self, path: str) -> str:
        """Return the digest of a file, without reading it if nothing about it changed."""
        return self.stamp(path).digest

    def stamp(self, path: str) -> Stamp:
        """Return what a file is like, and its digest."""
        known = self._stamps.get(path)
        if known is None:
            known = self._known.get(path)
            if known is not None and known.identity and self._is_still(known):
                self._stamps[path] = known
            else:
                with suppress(UnreadableError):
                    self.read(path)
                known = self._stamps[path]
        return known

    def _is_still(self, known: Stamp) -> bool:
        try:
            return identity(os.stat(f"{self.root}/{known.path}")) == known.identity  # noqa: PTH116 - thousands of them
        except (OSError, ValueError):
            return False

    def identity(self, status: os.stat_result) -> str:
        """Return by what a file or folder can be told to be unchanged; empty when it cannot."""
        return identity(status) if settled(status, self._begun, self._margin) else ""

    def _read_index(self) -> Index | None:
        kept = self.get(self._index_name)
        try:
            return Codec(Index).decode(kept) if kept else None
        except DamagedError:
            return None

    def keep_index(self, index: Index) -> None:
        """Keep what the files were like, if that is not known already."""
        if index != self.index:
            self.keep(self._index_name, Codec(Index).encode(index))

    @property
    def _index_name(self) -> str:
        return f"index-{self._digest_of_tree()}"

    def _digest_of_tree(self, *more: str) -> str:
        return digest_of(self.build, os.path.realpath(self.root), *more)


def digest_of(*texts: str) -> str:
    """Return a digest of texts; those with zeros in them must not come before others."""
    return blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()
