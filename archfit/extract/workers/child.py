"""What runs in a worker: it reads files from its standard input, and writes the facts of each to its output."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import struct
import sys
from typing import BinaryIO

from archfit.extract.columns import Codec
from archfit.extract.python import extract as extract_python
from archfit.extract.workers.frames import frame
from archfit.model import ManifestFacts, ModuleFacts, Need

OUT_OF_MEMORY = 71
"""The exit code of a worker that has no memory left."""
READY = b"ready"
PYTHON, MANIFEST = b"p", b"m"
"""The first byte of a question: what kind of file it is about. The path follows, a zero, and the content."""


def main(memory: int, seconds: float, needs: str) -> None:
    """Answer until the input ends, with so many bytes of memory at most and so many seconds for a file."""
    gc.disable()
    os.chdir("/")
    _limit(memory)
    wanted = frozenset(Need(word) for word in needs.split(",") if word)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    module, manifest = Codec(ModuleFacts), Codec(ManifestFacts)
    _send(target, READY)
    while question := _receive(source):
        # Whoever asked may be gone: then nobody else ends a parser that never comes back.
        signal.setitimer(signal.ITIMER_REAL, 2 * seconds + 1)
        path, _, content = question[1:].partition(b"\0")
        name = path.decode("utf-8", "surrogateescape")
        try:
            if question[:1] == PYTHON:
                answer = module.encode(extract_python(name, content, wanted))
            else:
                answer = manifest.encode(_manifest(name, content))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        signal.setitimer(signal.ITIMER_REAL, 0)
        _send(target, answer)


def _manifest(path: str, content: bytes) -> ManifestFacts:
    from archfit.extract import manifests  # noqa: PLC0415 - few workers meet one

    return manifests.extract(path, content)


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
