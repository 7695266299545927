"""What one file does, as a summary: one pass over its syntax, seeing no other file."""

from archfit.extract.python.summary.summarise import summarise, summary_of

__all__ = ["summarise", "summary_of"]
