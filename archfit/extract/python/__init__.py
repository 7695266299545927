"""Python source becomes facts; the only wing that parses it, never imports it."""

from archfit.extract.python.module import extract, scanned

__all__ = ["extract", "scanned"]
