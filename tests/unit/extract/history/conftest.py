from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Repository = Callable[..., "Written"]
NOBODY = "Alice <alice@example.org>"


class Written:
    """A repository as git lays it out, written object by object."""

    def __init__(self, root: Path, algorithm: str = "sha1") -> None:
        self.root = root
        self.git = root / ".git"
        self._algorithm = algorithm
        self._files: dict[str, dict[str, str]] = {}
        (self.git / "refs/heads").mkdir(parents=True)
        (self.git / "objects").mkdir()
        self.point("HEAD", "ref: refs/heads/main")
        if algorithm != "sha1":
            config = "[core]\n\trepositoryFormatVersion = 1\n[extensions]\n\tobjectFormat = sha256\n"
            (self.git / "config").write_text(config)

    def point(self, name: str, target: str) -> None:
        """Let a reference lead somewhere."""
        place = self.git / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{target}\n")

    def commit(
        self,
        changed: Mapping[str, str | None],
        *,
        parents: tuple[str, ...] | None = None,
        time: object = 1_700_000_000,
        subject: str = "s",
        author: str = NOBODY,
    ) -> str:
        """Add a commit on top of `main`, or of others, and let `main` lead to it; None removes a file."""
        if parents is None:
            parents = (self.head,) if self.head else ()
        files = dict(self._files[parents[0]]) if parents else {}
        files.update({path: content for path, content in changed.items() if content is not None})
        for path in [path for path, content in changed.items() if content is None]:
            del files[path]
        above = "".join(f"parent {parent}\n" for parent in parents)
        people = f"author {author} {time} +0000\ncommitter {author} {time} +0000\n"
        digest = self._write("commit", f"tree {self._tree(files)}\n{above}{people}\n{subject}\n".encode())
        self._files[digest] = files
        self.point("refs/heads/main", digest)
        return digest

    @property
    def head(self) -> str:
        """The commit that `main` leads to, if any."""
        place = self.git / "refs/heads/main"
        return place.read_text().strip() if place.exists() else ""

    def object(self, digest: str) -> Path:
        """Return the file that holds an object."""
        return self.git / "objects" / digest[:2] / digest[2:]

    def _tree(self, files: Mapping[str, str]) -> str:
        inner: dict[str, dict[str, str]] = {}
        rows = []
        for path, content in files.items():
            name, slash, rest = path.partition("/")
            if slash:
                inner.setdefault(name, {})[rest] = content
            else:
                rows.append((name.encode("utf-8", "surrogateescape"), b"100644", self._write("blob", content.encode())))
        rows += [(f"{name}/".encode(), b"40000", self._tree(inside)) for name, inside in inner.items()]
        lines = (mode + b" " + name.rstrip(b"/") + b"\0" + bytes.fromhex(digest) for name, mode, digest in sorted(rows))
        return self._write("tree", b"".join(lines))

    def _write(self, kind: str, data: bytes) -> str:
        whole = f"{kind} {len(data)}".encode() + b"\0" + data
        digest = hashlib.new(self._algorithm, whole).hexdigest()
        self.object(digest).parent.mkdir(exist_ok=True)
        self.object(digest).write_bytes(zlib.compress(whole))
        return digest


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Make an empty repository in the folder `root`, or below it."""

    def make(folder: str = "", algorithm: str = "sha1") -> Written:
        return Written(tmp_path / "root" / folder, algorithm)

    return make
