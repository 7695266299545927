"""
What archfit knows of libraries: one file per library, `<library>.pyi`, a stub that is read and never executed.

What may stand in such a file is said by the values that it becomes, in `archfit.model.library`.
"""

from archfit.libraries.generated import generated, generated_modules
from archfit.libraries.loading import load, names, texts
from archfit.libraries.reading import read

__all__ = ["generated", "generated_modules", "load", "names", "read", "texts"]
