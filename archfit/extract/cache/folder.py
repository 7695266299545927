"""
Where results are kept: a folder of this user, whose files only count when this very user wrote them.

Every file is signed with a key that lies outside of what is checked, so that none can be planted. Whatever
is wrong with the folder or a file in it, the run goes on without.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from typing import Self

_MAGIC = b"archfit1"
_SIGNATURE = 32
_KEY = "key"
_NEW = "new-"
"""What the names of unfinished files begin with."""
_LARGEST = 1 << 29
LIMIT = 200 << 20
"""How many bytes a folder may hold: what was not used for longest is dropped."""
_AN_HOUR = 3600
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This directory holds results that archfit can compute again: it may be deleted at any time.\n"
    "# See https://bford.info/cachedir/\n"
)


def customary(environment: Mapping[str, str]) -> Path | None:
    """Return where this user's programs keep such files on this system; None where that cannot be told."""
    home = Path(environment.get("HOME", ""))
    if sys.platform == "win32":
        above = Path(environment.get("LOCALAPPDATA", ""))
    elif sys.platform == "darwin":
        above = home / "Library/Caches"
    else:
        above = Path(environment.get("XDG_CACHE_HOME", ""))
        if not above.is_absolute():  # then it is invalid: XDG Base Directory 0.8
            above = home / ".cache"
    return above / "archfit" if above.is_absolute() else None


class Folder:
    """Named results in a folder."""

    def __init__(self, place: Path, key: bytes) -> None:
        self._place = str(place)
        self._key = key

    @classmethod
    def open(cls, place: Path | None, *, root: Path, usual: Path | None) -> Self | None:
        """
        Return the folder at a place, made if need be; None when there can be none.

        Inside the checked root a folder is only used when it was asked for, that is when it is not the
        `usual` one, and its key lies in the usual one.
        """
        trusted = None if place is None else _place_of_key(place, root, usual)
        if place is None or trusted is None:
            return None
        try:
            _prepare(place)
            _prepare(trusted)
            key = _key_in(trusted)
        except OSError:
            return None
        return cls(place, key) if key else None

    def read(self, name: str) -> bytes | None:
        """Return what was kept under a name; None when there is nothing, or nothing that this user wrote there."""
        path = f"{self._place}/{name}"
        try:
            data = _content(path)
        except OSError:
            return None
        head = len(_MAGIC) + _SIGNATURE
        kept = data[head:]
        if not compare_digest(data[:head], self._signed(name, kept)):
            return None
        with suppress(OSError):
            os.utime(path)
        return kept

    def write(self, name: str, content: bytes) -> None:
        """Keep something under a name: wholly or, if that cannot be, not at all."""
        with suppress(OSError):
            self._trim(len(content))
            _replace(f"{self._place}/{name}", self._signed(name, content), content)

    def _signed(self, name: str, content: bytes) -> bytes:
        digest = blake2b(name.encode() + b"\0", key=self._key, digest_size=_SIGNATURE)
        digest.update(content)
        return _MAGIC + digest.digest()

    def _trim(self, more: int) -> None:
        """Drop what was not used for longest until there is room, and what an interrupted run left."""
        found = sorted(self._files(), key=lambda one: (one[1].st_mtime_ns, one[0]))
        room = LIMIT - more - sum(status.st_size for _, status in found)
        for path, status in found:
            left_behind = os.path.basename(path).startswith(_NEW) and status.st_mtime < time.time() - _AN_HOUR  # noqa: PTH119
            if room < 0 or left_behind:
                room += status.st_size
                with suppress(OSError):  # another run may have been faster
                    os.unlink(path)  # noqa: PTH108

    def _files(self) -> Iterator[tuple[str, os.stat_result]]:
        with os.scandir(self._place) as entries:
            for entry in entries:
                if "-" in entry.name:
                    with suppress(OSError):
                        yield entry.path, entry.stat(follow_symlinks=False)


def _place_of_key(place: Path, root: Path, usual: Path | None) -> Path | None:
    """Return where the key to a folder lies: in itself, unless it may have come with the checked code."""
    if not _is_inside(place, root):
        return place
    if usual is None or place == usual or _is_inside(usual, root) or _is_redirected(place, root):
        return None
    return usual


def _is_inside(place: Path, root: Path) -> bool:
    """Tell whether a place is inside a folder, by its name or by what it leads to."""
    folder = os.path.realpath(root)
    return _is_within(os.path.realpath(place), folder) or _is_within(os.path.abspath(place), folder)  # noqa: PTH100


def _is_redirected(place: Path, root: Path) -> bool:
    """Tell whether a link on the way from the root to a place leads elsewhere."""
    said, meant = os.path.abspath(place), os.path.realpath(place)  # noqa: PTH100
    return said != meant and _is_within(said, os.path.realpath(root))


def _is_within(place: str, folder: str) -> bool:
    return os.path.commonpath([folder, place]) == folder


def _prepare(place: Path) -> None:
    """Make the folder, marked as one that neither backups nor git should hold; OSError when it is not ours."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = os.lstat(place)
    foreign = hasattr(os, "geteuid") and (status.st_uid != os.geteuid() or bool(status.st_mode & stat.S_IWOTH))
    if not stat.S_ISDIR(status.st_mode) or foreign:
        message = "not a folder of this user"
        raise OSError(message)
    for name, content in (("CACHEDIR.TAG", _TAG), (".gitignore", "*\n")):
        if not os.path.lexists(place / name):
            _replace(str(place / name), content.encode())


def _key_in(place: Path) -> bytes:
    """Return the key of this user, made if need be; nothing when it is damaged."""
    path = str(place / _KEY)
    if not os.path.lexists(path):
        with suppress(FileExistsError):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                os.write(descriptor, os.urandom(_SIGNATURE))
            finally:
                os.close(descriptor)
    key = _content(path)
    return key if len(key) == _SIGNATURE else b""


def _content(path: str) -> bytes:
    """Return the content of a plain file of reasonable size; OSError for all else."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    with open(descriptor, "rb") as stream:  # noqa: PTH123
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            message = "not a plain file"
            raise OSError(message)
        return stream.read()


def _replace(path: str, *pieces: bytes) -> None:
    """Write a file under another name, then give it its own: a reader sees all of it or nothing."""
    temporary = f"{os.path.dirname(path)}/{_NEW}{os.urandom(8).hex()}"  # noqa: PTH120
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(descriptor, "wb") as stream:  # noqa: PTH123
            stream.writelines(pieces)
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
