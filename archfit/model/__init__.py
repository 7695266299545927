"""
The words every part of archfit shares: frozen values, free of I/O; all that a plugin may import.

They are loaded when the first is asked for: to make all these classes takes as long as to recall a report, which needs
a few of them and takes those from their own files.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archfit.model.words import *  # noqa: F403 - all of them, and nothing else
else:

    def __getattr__(name: str) -> object:
        import archfit.model.words  # noqa: PLC0415

        return getattr(archfit.model.words, name)
