"""Bytes become facts, one file at a time; nothing of the checked code is ever executed."""

from archfit.extract.read import UnreadableError, read
from archfit.extract.walk import walk

__all__ = ["UnreadableError", "read", "walk"]
