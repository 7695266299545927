"""Finds the root of a run and the configuration that governs it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from archfit import config
from archfit.model import ArchfitError


def locate(
    paths: Sequence[Path], roots: Sequence[Path], *, given: Path | None = None, isolated: bool = False
) -> tuple[Path, tuple[str, ...], Path | None]:
    """
    Return the root of the run, the folders below it that are read, and the configuration file.

    With `roots`, they are what is read: one alone is the root, several are repositories below their
    common parent. Otherwise the root is the folder of the nearest configuration above the paths (or
    the working directory), else the repository around them, else the place itself. ArchfitError when
    a path does not exist.
    """
    _require_existing([*paths, *roots], given)
    if roots:
        places = [root.resolve() for root in roots]
        parent = places[0] if len(places) == 1 else Path(os.path.commonpath(places))
        found = given or (None if isolated else config.find(parent, parent))
        return parent, tuple(place.relative_to(parent).as_posix().removeprefix(".") for place in places), found
    start = _common_folder(paths)
    repository = _repository(start)
    if given is not None:
        return given.resolve().parent, ("",), given
    here = Path.cwd()
    outermost = repository or (here if start.is_relative_to(here) else start)
    found = None if isolated else config.find(start, outermost)
    return (found.parent if found else repository or start), ("",), found


def _require_existing(paths: Sequence[Path], given: Path | None) -> None:
    missing = [path for path in [*paths, *([given] if given else [])] if not path.exists()]
    if missing:
        raise ArchfitError(*(f"`{path}` does not exist" for path in missing))


def _common_folder(paths: Sequence[Path]) -> Path:
    places = [path.resolve() for path in paths] or [Path.cwd()]
    folders = [place if place.is_dir() else place.parent for place in places]
    return Path(os.path.commonpath(folders))


def _repository(start: Path) -> Path | None:
    return next((folder for folder in (start, *start.parents) if (folder / ".git").exists()), None)
