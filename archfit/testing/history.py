"""
Writes the history that an example tells as a git repository.

Each line of a `history` block is a commit, the oldest first: its date, its author, what it changes and, in quotes, its
subject. `2026-01-03 alice orders/cart.py payments/charge.py "Charge in cents"`
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha1
from pathlib import Path
from zlib import compress


def write_history(told: str, folder: Path) -> None:
    """Make the folder a repository with these commits; what stands in the folder is no part of them."""
    git = folder / ".git"
    (git / "refs/heads").mkdir(parents=True)
    (git / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    content: dict[str, bytes] = {}
    digest = ""
    for number, line in enumerate(told.strip().splitlines()):
        date, author, *paths, subject = shlex.split(line)
        content.update(dict.fromkeys(paths, f"{number}\n".encode()))
        time = int(datetime.fromisoformat(f"{date}T12:00:00+00:00").timestamp()) + number
        who = f"{author} <{author}@example.org> {time} +0000"
        parent = f"parent {digest}\n" if digest else ""
        tree = _tree(git, content)
        text = f"tree {tree}\n{parent}author {who}\ncommitter {who}\n\n{subject}\n"
        digest = _write(git, "commit", text.encode())
    (git / "refs/heads/main").write_text(f"{digest}\n", encoding="utf-8")


def _tree(git: Path, content: Mapping[str, bytes]) -> str:
    """Write files by path, and return the digest of the folder that holds them."""
    inner: dict[str, dict[str, bytes]] = {}
    entries = []
    for path, data in content.items():
        name, slash, rest = path.partition("/")
        if slash:
            inner.setdefault(name, {})[rest] = data
        else:
            entries.append((name.encode(), b"100644", _write(git, "blob", data)))
    entries += [(f"{name}/".encode(), b"40000", _tree(git, files)) for name, files in inner.items()]
    lines = (b"%b %b\0%b" % (mode, name.rstrip(b"/"), bytes.fromhex(digest)) for name, mode, digest in sorted(entries))
    return _write(git, "tree", b"".join(lines))


def _write(git: Path, kind: str, data: bytes) -> str:
    """Write an object, and return its digest."""
    whole = b"%b %d\0%b" % (kind.encode(), len(data), data)
    digest = sha1(whole, usedforsecurity=False).hexdigest()
    place = git / "objects" / digest[:2] / digest[2:]
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(compress(whole))
    return digest
