"""
What archfit knows of libraries: one file per library, `<library>.pyi`, a stub that is read and never executed.

What may stand in such a file is said by the values that it becomes, in `archfit.model.library`.
"""
