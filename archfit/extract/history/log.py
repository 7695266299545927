"""What git says of commits, as records: each is the same whenever and wherever it is read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archfit.extract.history.git import Git, GitError

LIMIT = 20_000
"""So many commits of a repository are read, the newest ones."""
MOST_PATHS = 500
"""Of commits that change more files the number alone is kept, and what they rename."""
_LONGEST = 8 << 20
"""In bytes, of a name or subject."""
_MOST_WAYS = 50
_UNREAD = "what git says of its commits cannot be read"
_LAST = 253_402_300_799
"""The last second of the year 9999."""
_MARK = "commit"
_FORMAT = f"--format=tformat:%x00{_MARK}%x00%H%x00%P%x00%an%x00%ae%x00%ct%x00%s"
_FIELDS = 6
_CHANGE = re.compile(rb"\n?:[0-7]+ [0-7]+ ([0-9a-f]+) ([0-9a-f]+) ([A-Z])")


class Record(NamedTuple):
    """What one commit says of itself."""

    digest: str
    parents: tuple[str, ...]
    name: str
    address: str
    time: int
    subject: str
    paths: tuple[str, ...]
    added: tuple[str, ...]
    """Which of them there were not before, without those that were moved there."""
    moved: tuple[tuple[str, str], ...]
    """(path before, path since), sorted."""
    size: int


class Entry(NamedTuple):
    """A path that a commit changes."""

    path: str
    before: str
    """The digest of its content before, for what is removed."""
    after: str
    """The digest of its content since, for what is added."""


def newest(git: Git, head: str, limit: int = LIMIT) -> list[str]:
    """Return the digests of the newest commits, parents after their children; GitError."""
    answer = b"".join(git.ask("rev-list", "--date-order", f"--max-count={limit}", "--end-of-options", head))
    return answer.decode("ascii", "replace").split()


def records(git: Git, digests: Sequence[str]) -> Iterator[Record]:
    """Yield what commits say of themselves, in order; GitError when git leaves one out."""
    question = "".join(f"{digest}\n" for digest in digests).encode()
    words = ("log", "--no-walk=unsorted", "--stdin", "--raw", "-z", "--no-abbrev", "--no-renames", "--root", _FORMAT)
    told = 0
    for record in _records(_texts(git.ask(*words, "--encoding=UTF-8", "--no-show-signature", about=question))):
        told += 1
        yield record
    if told != len(digests):
        raise GitError(_UNREAD)


def _texts(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what stands between zeros."""
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\0")
        yield from whole
        if len(rest) > _LONGEST:
            message = "a commit says more than can be read"
            raise GitError(message)
    yield rest


def _records(texts: Iterator[bytes]) -> Iterator[Record]:
    head: list[str] = []
    entries: list[Entry] = []
    for text in texts:
        if text == _MARK.encode():
            if head:
                yield _record(head, entries)
            head = [next(texts, b"").decode("utf-8", "replace") for _ in range(_FIELDS)]
            entries = []
        elif found := _CHANGE.fullmatch(text):
            before, after, status = (part.decode() for part in found.groups())
            path = next(texts, b"").decode("utf-8", "surrogateescape")
            entries.append(Entry(path, before if status == "D" else "", after if status == "A" else ""))
        elif text.strip(b"\n"):
            raise GitError(_UNREAD)
    if head:
        yield _record(head, entries)


def _record(head: Sequence[str], entries: Sequence[Entry]) -> Record:
    digest, parents, name, address, time, subject = head
    moved = moves(entries)
    gone, come = {before for before, _ in moved}, {after for _, after in moved}
    kept = [entry for entry in entries if entry.path not in gone]
    few = len(kept) <= MOST_PATHS
    return Record(
        digest=digest,
        parents=tuple(parents.split()),
        name=name,
        address=address,
        time=min(max(int(time), 0), _LAST) if re.fullmatch(r"-?\d{1,20}", time) else 0,
        subject=subject[:500],
        paths=tuple(sorted(entry.path for entry in kept)) if few else (),
        added=tuple(sorted(entry.path for entry in kept if entry.after and entry.path not in come)) if few else (),
        moved=moved,
        size=len(kept),
    )


def moves(entries: Iterable[Entry]) -> tuple[tuple[str, str], ...]:
    """
    Return what a commit renames: (path before, path since), sorted.

    A file with the very content of a removed one is that file moved; what else is removed from a folder whose files
    moved so is where the folder went, if a file of that name was added there, however changed. Digests tell it, no
    content is read: git's own detection (`-M`) compares contents, which costs ten times as much, and where objects
    are missing would fetch them.
    """
    gone: dict[str, list[str]] = defaultdict(list)
    come: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if entry.before:
            gone[entry.before].append(entry.path)
        elif entry.after:
            come[entry.after].append(entry.path)
    found: dict[str, str] = {}
    for digest in gone.keys() & come.keys():
        found.update(_same(gone[digest], come[digest]))
    if found:
        taken = set(found.values())
        old = {path for paths in gone.values() for path in paths} - found.keys()
        new = {path for paths in come.values() for path in paths} - taken
        found.update(_along(found, old, new))
    return tuple(sorted(found.items()))


def _same(gone: Sequence[str], come: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield which removed file is which added one, all of one content: those of the same name, or the only two."""
    if len(gone) == len(come) == 1:
        yield gone[0], come[0]
        return
    names: dict[str, list[str]] = defaultdict(list)
    for path in come:
        names[_name(path)].append(path)
    for name, group in _by_name(gone).items():
        if len(group) == len(names[name]) == 1:
            yield group[0], names[name][0]


def _by_name(paths: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        found[_name(path)].append(path)
    return found


def _along(moved: dict[str, str], gone: set[str], come: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what went the way of the folder it was in: the way most files of it went, then the first by name."""
    ways: dict[tuple[str, str], int] = defaultdict(int)
    for before, after in moved.items():
        ways[_way(before, after)] += 1
    ranked = sorted((way for way in ways if way != ("", "")), key=lambda way: (-ways[way], way))[:_MOST_WAYS]
    for path in sorted(gone):
        for before, after in ranked:
            target = after + path.removeprefix(before)
            if path.startswith(before) and target in come:
                come.discard(target)
                yield path, target
                break


def _way(before: str, after: str) -> tuple[str, str]:
    """Return two paths without the folders and the name that they end in alike; empty where the name differs."""
    old, new = before.split("/"), after.split("/")
    if old[-1] != new[-1]:
        return "", ""
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return "".join(f"{part}/" for part in old), "".join(f"{part}/" for part in new)


def _name(path: str) -> str:
    return path.rpartition("/")[2]
