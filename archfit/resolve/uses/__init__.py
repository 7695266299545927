"""What a solved program does through libraries, with what each argument is worth."""

from archfit.resolve.uses.program import uses_of

__all__ = ["uses_of"]
