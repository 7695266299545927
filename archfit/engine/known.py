"""By what a run knows that libraries mean to it what they meant before."""

from __future__ import annotations

from pathlib import Path

from archfit.extract.cache import digest_of
from archfit.libraries.brought import texts
from archfit.model.errors import ArchfitError


def library_digest(named: tuple[str, ...], folder: Path) -> str:
    """Return a digest of the library files of plugins and of those that a configuration names, or of what they lack."""
    try:
        found = texts(map(Path, named), root=folder)
    except (ArchfitError, OSError, ValueError) as error:  # whoever needs them will say so
        return digest_of(repr(error))
    return digest_of(*(digest_of(shown, text) for shown, text in found))
