"""Finds the configuration in force."""

from __future__ import annotations

import os
from pathlib import Path

from archfit.config.document import read_document
from archfit.model.errors import ArchfitError


def find(start: Path, stop: Path) -> Path | None:
    """
    Return the nearest configuration in `start` or above, up to and including `stop`, or None.

    `archfit.toml` comes before `pyproject.toml`, which counts only with a `[tool.archfit]` table. One that
    cannot be read is returned too: what it might have said must not be passed over in silence. Both paths
    are absolute; from a `start` outside `stop` nothing above it is looked at.
    """
    inside = [folder for folder in (start, *start.parents) if folder.is_relative_to(stop)]
    for folder in inside or [start]:
        for path in (folder / "archfit.toml", folder / "pyproject.toml"):
            if os.path.lexists(path) and (path.name == "archfit.toml" or _may_have_section(path)):
                return path
    return None


def _may_have_section(path: Path) -> bool:
    try:
        tool = read_document(path, shown=path.name).data.get("tool")
    except ArchfitError:
        return True
    return isinstance(tool, dict) and "archfit" in tool
