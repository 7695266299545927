"""Bytes become facts, one file at a time; nothing of the checked code is ever executed."""

from archfit.extract.read import UnreadableError, read, read_with_status
from archfit.extract.walk import walk, walk_with_visits

__all__ = ["UnreadableError", "read", "read_with_status", "walk", "walk_with_visits"]
