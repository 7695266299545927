"""The history of the repositories of a run: what an earlier run read of it, and what git says of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from archfit.extract.cache import Memory, digest_of
from archfit.extract.columns import Codec, DamagedError
from archfit.extract.history.branches import branches
from archfit.extract.history.git import GitError, git
from archfit.extract.history.log import LIMIT, Record, newest, records
from archfit.extract.history.mailmap import mapping
from archfit.extract.history.place import Place, places, program
from archfit.model.history import Commit, Gap, GapKind, History

_KEY = "records"


class _Kept(NamedTuple):
    """What was read of a repository: records are the same for ever, the rest belongs to the head."""

    head: str
    cut: bool
    """There are older commits."""
    records: tuple[Record, ...]


def read_history(memory: Memory, repositories: Iterable[str], limit: int = LIMIT) -> History:
    """Return the commits of the repositories that hold the given folders of a tree; what is not known is a gap."""
    commits: list[Commit] = []
    gaps: list[Gap] = []
    for place in places(memory.root, repositories):
        if isinstance(place, Gap):
            gaps.append(place)
            continue
        try:
            kept = _read(memory, place, limit)
        except GitError as error:
            gaps.append(Gap(place.folder, GapKind.UNREADABLE, str(error), passing=True))
        except FileNotFoundError:
            message = "git is not installed, or only in the checked folder"
            gaps.append(Gap(place.folder, GapKind.NO_GIT, message))
        else:
            commits += _commits(kept.records, place)
            if kept.cut:
                message = f"only the newest {limit:,} commits are read"
                gaps.append(Gap(place.folder, GapKind.TOO_MANY, message))
    return History(tuple(commits), tuple(gaps))


def _read(memory: Memory, place: Place, limit: int) -> _Kept:
    codec = Codec(_Kept)
    what = f"history-{digest_of(place.folder, place.objects)[:12]}"
    known = _Kept("", cut=False, records=())
    written = memory.recall(what, _KEY)
    if written is not None:
        try:
            known = codec.decode(written)
        except DamagedError:
            written = None
    if known.head == place.head and len(known.records) <= limit:
        return known
    kept = _ask(memory, place, known.records, limit)
    memory.note(what, _KEY, codec.encode(kept))
    return kept


def _ask(memory: Memory, place: Place, known: Sequence[Record], limit: int) -> _Kept:
    """Read what is not known yet; GitError, and FileNotFoundError where there is no git."""
    path = program(memory.root)
    if not path:
        raise FileNotFoundError
    with git(path, place.objects, long_digests=len(place.head) > 40) as asked:  # noqa: PLR2004 - as SHA-1 has digits
        digests = newest(asked, place.head, limit + 1)
        cut = len(digests) > limit
        del digests[limit:]
        found = {record.digest: record for record in known}
        unknown = [digest for digest in digests if digest not in found]
        if unknown:
            found.update((record.digest, record) for record in records(asked, unknown))
    try:
        return _Kept(place.head, cut=cut, records=tuple(found[digest] for digest in digests))
    except KeyError:
        message = "git told of other commits than it was asked for"
        raise GitError(message) from None


def _commits(found: Sequence[Record], place: Place) -> Iterator[Commit]:
    """Yield commits with the paths and names of today."""
    proper = cache(mapping(place.mailmap))
    on = branches(found)
    below = f"{place.folder}/" if place.folder else ""
    for record, paths in named_today(found):
        name, address = proper(record.name, record.address)
        yield Commit(
            repository=place.folder,
            digest=record.digest,
            author=(address or name).lower(),
            name=name,
            time=record.time,
            subject=record.subject,
            branch=on.get(record.digest, ""),
            merge=len(record.parents) > 1,
            paths=tuple(below + path for path in paths) if below else paths,
            size=record.size,
        )


def named_today(found: Iterable[Record]) -> Iterator[tuple[Record, tuple[str, ...]]]:
    """
    Yield records with their paths as they are called today; they come newest first.

    A rename holds for all commits that come after it here. On a branch that was made before a rename and merged after
    it, a file may so keep its old name.
    """
    today: dict[str, str] = {}
    for record in found:
        paths = record.paths
        if today and not today.keys().isdisjoint(paths):
            paths = tuple(sorted({today.get(path, path) for path in paths}))
        yield record, paths
        for path in record.added:
            today.pop(path, None)
        if record.moved:
            since = {before: today.get(after, after) for before, after in record.moved}
            for _, after in record.moved:
                today.pop(after, None)
            today.update(since)
