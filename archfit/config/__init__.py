"""Finds, reads and validates what the user decided."""

from archfit.config.loading import load
from archfit.config.schema import Schema
from archfit.config.search import find

__all__ = ["Schema", "find", "load"]
