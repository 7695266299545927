"""Values as bytes: what a worker answers, and what a cache keeps."""

from archfit.extract.columns.codec import Codec, DamagedError

__all__ = ["Codec", "DamagedError"]
