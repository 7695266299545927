"""
Starts git, so that nothing of the checked repository can have a say.

Git gets a repository of its own, empty and without configuration, hooks, attributes or remotes, and only the objects
of the checked one: so no alias, filter, hook, file monitor or missing object makes it run anything, whatever stands in
`.git` or the tree. The environment is not handed on. It reads commits and trees, and the content of files for a
snapshot alone, as it is stored. Replaced and grafted commits and the commit graph are left out of account: what counts
is what the objects say.
"""

from __future__ import annotations

import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_BOOTSTRAP = """
import os, resource, sys
seconds, memory, git, *words = sys.argv[1:]
for kind, most in (resource.RLIMIT_CPU, int(seconds)), (resource.RLIMIT_AS, int(memory)), (resource.RLIMIT_CORE, 0):
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
os.execve(git, [git, *words], dict(os.environ))
"""
"""Bounds a process from inside, before it becomes git: what a parent does between fork and exec is not safe."""
_SETTINGS = (
    "core.commitGraph=false",
    "core.packedGitWindowSize=32m",
    "core.packedGitLimit=256m",
    "core.deltaBaseCacheLimit=96m",
    "core.bigFileThreshold=16m",
    "protocol.allow=never",
)
_PIECE = 1 << 18


class GitError(Exception):
    """Git did not answer; says why, without its own words, which may be anybody's."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question to git may cost."""

    seconds: int = 60
    """Of processor time."""
    patience: float = 60.0
    """In seconds by the clock without a word."""
    memory: int = 4 << 30
    """In bytes of addresses: whole packs are mapped."""
    output: int = 256 << 20
    """In bytes."""


class Git:
    """Asks about the objects of one repository."""

    def __init__(self, path: str, objects: str, home: Path, *, limits: Limits) -> None:
        self._path = path
        self._objects = objects
        self._home = home
        self._limits = limits

    def ask(self, *words: str, about: bytes = b"") -> Iterator[bytes]:
        """Yield what git answers, in pieces; GitError when it does not, or not within the limits."""
        question = self._home / "question"
        question.write_bytes(about)
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        command = [self._path, "--no-pager", *settings, *words]
        if sys.platform != "win32":
            bounds = (str(self._limits.seconds), str(self._limits.memory))
            command = [sys.executable, "-I", "-S", "-c", _BOOTSTRAP, *bounds, *command]
        try:
            with question.open("rb") as source:
                process = subprocess.Popen(  # noqa: S603 - a fixed command, found outside of the checked folder
                    command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                    cwd=self._home, env=self._environment(),
                )  # fmt: skip
        except OSError as error:
            message = f"git cannot be started: {(error.strerror or str(error)).lower()}"
            raise GitError(message) from None
        with process:
            try:
                yield from self._pieces(process)
            finally:
                process.kill()
        if process.returncode:
            message = "git cannot read it: objects are damaged or missing, or it is too large"
            raise GitError(message)

    def _pieces(self, process: subprocess.Popen[bytes]) -> Iterator[bytes]:
        source = process.stdout
        if source is None:
            return
        told = 0
        while True:
            ready = sys.platform == "win32" or select.select([source], [], [], self._limits.patience)[0]
            if not ready:
                message = f"git said nothing for {self._limits.patience:g} s"
                raise GitError(message)
            piece = os.read(source.fileno(), _PIECE)
            if not piece:
                process.wait()
                return
            told += len(piece)
            if told > self._limits.output:
                message = f"its newest commits are told in more than {self._limits.output >> 20} MiB"
                raise GitError(message)
            yield piece

    def _environment(self) -> dict[str, str]:
        home = str(self._home)
        nowhere = os.devnull
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
        return kept | {
            "GIT_DIR": home,
            "GIT_OBJECT_DIRECTORY": self._objects,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_SYSTEM": nowhere,
            "GIT_CONFIG_GLOBAL": nowhere,
            "GIT_ATTR_NOSYSTEM": "1",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_NO_REPLACE_OBJECTS": "1",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_TERMINAL_PROMPT": "0",
            "HOME": home,
            "XDG_CONFIG_HOME": home,
            "LC_ALL": "C",
        }


@contextmanager
def git(path: str, objects: str, *, long_digests: bool, limits: Limits | None = None) -> Iterator[Git]:
    """Give a git that knows the objects in a folder and nothing else; GitError when there can be none."""
    try:
        with tempfile.TemporaryDirectory(prefix="archfit-", ignore_cleanup_errors=True) as folder:
            home = Path(folder)
            for name in ("objects", "refs"):
                (home / name).mkdir()
            (home / "HEAD").write_text("ref: refs/heads/none\n", encoding="utf-8")
            version = "1\n[extensions]\n\tobjectFormat = sha256" if long_digests else "0"
            written = f"[core]\n\tbare = true\n\trepositoryFormatVersion = {version}\n"
            (home / "config").write_text(written, encoding="utf-8")
            yield Git(path, objects, home, limits=limits or Limits())
    except OSError as error:
        message = f"there is no place for git to work in: {(error.strerror or str(error)).lower()}"
        raise GitError(message) from None
