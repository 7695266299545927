from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archfit.extract.workers.frames import LARGEST, FrameError, Frames, frame


@given(st.lists(st.binary(max_size=40)), st.integers(1, 50))
def test_frames_are_put_together_from_any_pieces(payloads: list[bytes], size: int) -> None:
    sent = b"".join(map(frame, payloads))
    frames = Frames()

    received = [payload for at in range(0, len(sent), size) for payload in frames.add(sent[at : at + size])]

    assert received == payloads


def test_a_frame_that_claims_to_be_too_large_is_refused() -> None:
    with pytest.raises(FrameError):
        list(Frames().add((LARGEST + 1).to_bytes(4, "little")))
