"""What goes over a pipe: frames, each its length and then its bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_LENGTH = struct.Struct("<I")
LARGEST = 1 << 28
"""More than any file can have as its answer."""


class FrameError(Exception):
    """What came over the pipe is no frame."""


def frame(payload: bytes) -> bytes:
    """Return a payload as one frame."""
    return _LENGTH.pack(len(payload)) + payload


class Frames:
    """Puts frames together from the pieces they arrive in."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def add(self, piece: bytes) -> Iterator[bytes]:
        """Yield the payloads that are complete with this piece; FrameError when one claims to be too large."""
        held = self._bytes
        held += piece
        at = 0
        while len(held) - at >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(held, at)
            if length > LARGEST:
                raise FrameError
            end = at + _LENGTH.size + length
            if len(held) < end:
                break
            yield bytes(held[at + _LENGTH.size : end])
            at = end
        del held[:at]
