"""One worker, as seen by the process that asks it."""

from __future__ import annotations

import os
import site
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from archfit.extract.workers.frames import Frames, frame

_PIECE = 1 << 18
_ENVIRONMENT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Without these some interpreters do not start; nothing else is handed on."""
_BOOTSTRAP = """
import sys
sys.path[:] = sys.argv[4:]
archfit = type(sys)("archfit")
archfit.__path__ = [sys.argv[1]]
sys.modules["archfit"] = archfit
from archfit.extract.workers.child import main
main(int(sys.argv[2]), float(sys.argv[3]))
"""
"""
Everything it is told stands in its arguments. The package is the one at this very place, wherever another
of its name may be found.
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost."""

    seconds: float = 10.0
    """Of processor time: a machine that has other things to do loses no file."""
    patience: float = 120.0
    """In seconds by the clock, for a worker that says nothing and computes nothing either."""
    memory: int = 1 << 30
    """In bytes, for the whole worker."""


class Question(NamedTuple):
    """A file that is asked about."""

    kind: bytes
    """What is asked: see `child.ANSWERS`."""
    path: str
    content: bytes

    @property
    def payload(self) -> bytes:
        """What a worker is sent."""
        return b"%b%b\0%b" % (self.kind, self.path.encode("utf-8", "surrogateescape"), self.content)


def command(root: str, *, limits: Limits) -> tuple[str, ...]:
    """
    Return what starts a worker: this interpreter, isolated, with this very package and nothing of the root.

    It imports from where this process does, except the checked code and the working directory.
    """
    here = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120
    options = ("-I", "-S", "-X", "utf8", "-c", _BOOTSTRAP)
    return (sys.executable, *options, here, str(limits.memory), str(limits.seconds), *_search_path(root))


def _search_path(root: str) -> Iterator[str]:
    checked = os.path.realpath(root).rstrip(os.sep) + os.sep
    standard = os.path.dirname(os.__file__)  # noqa: PTH120
    installed = {*site.getsitepackages(), site.getusersitepackages(), standard, f"{standard}{os.sep}lib-dynload"}
    for entry in sys.path:
        if entry in installed or (Path(entry).is_absolute() and not _is_refused(entry, checked)):
            yield entry


def _is_refused(entry: str, checked: str) -> bool:
    """Tell whether a folder is the working directory, or stands in the checked one."""
    place = os.path.realpath(entry)
    return f"{place}{os.sep}".startswith(checked) or place == os.path.realpath(_working_directory())


def _working_directory() -> str:
    try:
        return os.getcwd()  # noqa: PTH109
    except OSError:
        return os.sep


def _widen(pipe: int) -> None:
    """Let a pipe hold more, where that can be had: then neither end waits for the other."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl  # noqa: PLC0415 - not on every system

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIECE)


class Worker:
    """A running child: the questions it has not answered, and what is on its way to and from it."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - ourselves, never anything that is checked
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
            bufsize=0,
            start_new_session=True,
        )
        assert self._process.stdin  # noqa: S101 - it was asked for
        assert self._process.stdout  # noqa: S101
        self.input, self.output = self._process.stdin.fileno(), self._process.stdout.fileno()
        for pipe in (self.input, self.output):
            os.set_blocking(pipe, False)
            _widen(pipe)
        self.unanswered: deque[Question] = deque()
        self.ready = False
        """It has said so: what kills it from now on is a file."""
        self.answered = 0
        self.silent = 0.0
        """The seconds it has been waited for since it last said something."""
        self._outgoing = bytearray()
        self._frames = Frames()

    @property
    def load(self) -> int:
        """How many bytes it has not answered."""
        return sum(len(question.content) for question in self.unanswered)

    @property
    def sending(self) -> bool:
        """Something is still to be sent."""
        return bool(self._outgoing)

    def ask(self, question: Question) -> None:
        """Add a question to those on their way."""
        if not self.unanswered:
            self.silent = 0.0
        self.unanswered.append(question)
        self._outgoing += frame(question.payload)

    def send(self) -> None:
        """Send as much as the pipe takes; a worker that is gone takes nothing, and is met when it is read from."""
        try:
            sent = os.write(self.input, self._outgoing[:_PIECE])
        except BlockingIOError:
            return
        except OSError:
            sent = len(self._outgoing)
        del self._outgoing[:sent]

    def receive(self) -> Iterator[bytes] | None:
        """Return what it says now, frame by frame; None when it says nothing any more."""
        try:
            piece = os.read(self.output, _PIECE)
        except BlockingIOError:
            return iter(())
        self.silent = 0.0
        return self._frames.add(piece) if piece else None

    def end(self) -> int:
        """End it, however it is; return its exit code, or the signal that killed it as a negative number."""
        self._process.kill()
        code = self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()
        return code
