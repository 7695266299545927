"""Finds the root of a run and the configuration that governs it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from archfit.config.search import find
from archfit.model.errors import ArchfitError


def locate(
    paths: Sequence[Path], roots: Sequence[Path], *, given: Path | None = None, isolated: bool = False
) -> tuple[Path, tuple[str, ...], Path | None]:
    """
    Return the root of the run, the folders below it that are read, and the configuration file.

    With `roots`, they are what is read: one alone is the root, several are repositories below their
    common parent. Otherwise the root is the folder of the nearest configuration above the paths (or
    the working directory), up to the repository around them or else the working directory; without one
    it is that repository, else the place itself. ArchfitError when a path does not exist.
    """
    here = _working_directory()
    _require_existing([*paths, *roots], given)
    if roots:
        places = [root.resolve() for root in roots]
        _require_apart(places)
        parent = places[0] if len(places) == 1 else Path(os.path.commonpath(places))
        found = given or (None if isolated else find(parent, parent))
        return parent, tuple(_inside(place, parent) for place in places), found
    start = _common_folder(paths or [here])
    repository = _repository(start)
    if given is not None:
        return given.resolve().parent, ("",), given
    outermost = repository or (here if start.is_relative_to(here) else start)
    found = None if isolated else find(start, outermost)
    return (found.parent if found else repository or start), ("",), found


def _require_apart(places: Sequence[Path]) -> None:
    """Refuse roots that are no folders, or lie one inside the other: their files would be read twice."""
    mistakes = [f"`{place}` is not a folder" for place in places if not place.is_dir()]
    mistakes += [
        f"`{inner}` is inside `{outer}`: a root cannot hold another"
        for number, inner in enumerate(places)
        for other, outer in enumerate(places)
        if number != other and inner.is_relative_to(outer) and (inner != outer or number > other)
    ]
    if mistakes:
        raise ArchfitError(*mistakes)


def _inside(place: Path, parent: Path) -> str:
    return "" if place == parent else place.relative_to(parent).as_posix()


def _require_existing(paths: Sequence[Path], given: Path | None) -> None:
    missing = [path for path in [*paths, *([given] if given else [])] if not path.exists()]
    if missing:
        raise ArchfitError(*(f"`{path}` does not exist" for path in missing))


def _working_directory() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        message = f"the working directory cannot be used: {(error.strerror or str(error)).lower()}"
        raise ArchfitError(message) from None


def _common_folder(paths: Sequence[Path]) -> Path:
    places = [path.resolve() for path in paths]
    folders = [place if place.is_dir() else place.parent for place in places]
    return Path(os.path.commonpath(folders))


def _repository(start: Path) -> Path | None:
    return next((folder for folder in (start, *start.parents) if (folder / ".git").exists()), None)
