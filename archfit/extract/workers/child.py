"""What runs in a worker: it reads files from its standard input, and writes what each says to its output."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import struct
import sys
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from archfit.extract.columns import Codec
from archfit.extract.python.module import facts_of
from archfit.extract.python.parse import parse
from archfit.extract.read import UnreadableError
from archfit.extract.workers.frames import frame
from archfit.model import ManifestFacts, ModuleFacts
from archfit.model.summary import Summary

OUT_OF_MEMORY = 71
"""The exit code of a worker that has no memory left."""
READY = b"ready"
ANSWERS: Mapping[bytes, tuple[type, ...]] = {
    b"m": (ManifestFacts,), b"f": (ModuleFacts,), b"s": (Summary,), b"b": (ModuleFacts, Summary),
}  # fmt: skip
"""
What is answered to a question, by its first byte: a frame for each. In a question the path follows, a
zero, and the content.
"""


def main(memory: int, seconds: float) -> None:
    """Answer until the input ends, with so many bytes of memory and seconds of processor time for a file at most."""
    gc.disable()
    os.chdir("/")
    _limit(memory)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    codecs: dict[type, Codec[object]] = {}
    _send(target, READY)
    while question := _receive(source):
        # The system ends a parser that never comes back, even when whoever asked is gone.
        signal.setitimer(signal.ITIMER_PROF, seconds)
        path, _, content = question[1:].partition(b"\0")
        name = path.decode("utf-8", "surrogateescape")
        try:
            answer = b""
            for one in _answered(ANSWERS[question[:1]], name, content):
                kind = type(one)
                codec = codecs.get(kind) or codecs.setdefault(kind, Codec(kind))
                answer += frame(codec.encode(one))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        signal.setitimer(signal.ITIMER_PROF, 0)
        _send(target, answer)


def _answered(kinds: tuple[type, ...], path: str, content: bytes) -> Iterator[object]:
    """Yield what a file says, of each kind; it is parsed once."""
    if ManifestFacts in kinds:
        from archfit.extract import manifests  # noqa: PLC0415 - few workers meet one

        yield manifests.extract(path, content)
        return
    try:
        parsed = parse(path, content)
    except UnreadableError as error:
        yield from (kind(path=path, flaws=(error.problem,)) for kind in kinds)
        return
    if ModuleFacts in kinds:
        yield facts_of(path, parsed)
    if Summary in kinds:
        from archfit.extract.python.summary import summary_of  # noqa: PLC0415 - many workers are not asked for one

        yield summary_of(path, parsed)


def _limit(memory: int) -> None:
    """Bound the memory of this process, and leave no core file; systems without such limits do without."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for kind, wanted in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (allowed, hard))


def _receive(source: BinaryIO) -> bytes:
    """Return the next question, or nothing at the end."""
    head = source.read(4)
    return source.read(struct.unpack("<I", head)[0]) if len(head) == 4 else b""  # noqa: PLR2004


def _send(target: BinaryIO, payload: bytes) -> None:
    target.write(frame(payload))
    target.flush()
