"""Which component a file belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from archfit.model import Component
from archfit.model.architecture import owner_question


def owners(files: Iterable[str], components: Iterable[Component]) -> dict[str, str]:
    """Map each file to the component that holds it: of several, the one whose path is longest. Others are left out."""
    owner = owner_question(components)
    return {file: name for file in files if (name := owner(file))}
