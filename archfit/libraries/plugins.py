"""
Finds the library files that installed packages bring: entry points of the group `archfit.libraries`.

An entry point names a package whose `.pyi` files they are, or a module beside which one of its name lies
(https://packaging.python.org/en/latest/specifications/entry-points/). None of it is imported: a package is found as
`import` would find it, the folders inside it are walked by the finder for paths.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec
from pathlib import Path

from archfit.model.errors import ArchfitError, Mistake
from archfit.model.wording import quoted

GROUP = "archfit.libraries"


def files() -> Iterator[tuple[str, Path]]:
    """Yield the files with the path to show for them; ArchfitError for an entry point that leads nowhere."""
    if not any(map(_mentions_group, _installed())):
        return
    from importlib.metadata import entry_points  # noqa: PLC0415 - costs more than all the rest, and few need it

    for point in sorted(entry_points(group=GROUP)):
        spec = _found(point.module)
        paths = _beside(spec) if spec else []
        if not paths:
            message = f"the plugin {quoted(point.name)} brings no library files: none are at {quoted(point.value)}"
            raise ArchfitError(Mistake(message, "invalid-plugin", help="correct or remove the package it comes with"))
        for path in paths:
            yield f"{point.module}/{path.name}", path


def _installed() -> Iterator[str]:
    """Yield the files in which installed packages may declare entry points."""
    for place in dict.fromkeys(sys.path):
        with suppress(OSError), os.scandir(place or ".") as entries:
            for entry in entries:
                if entry.name.endswith((".dist-info", ".egg-info")):
                    yield f"{entry.path}/entry_points.txt"


def _mentions_group(path: str) -> bool:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - dozens of them on every start
            return GROUP.encode() in stream.read()
    except OSError:
        return False


def _found(name: str) -> ModuleSpec | None:
    """Find a module without importing the packages around it, as `find_spec` alone would."""
    first, *inner = name.split(".")
    spec = None
    with suppress(ImportError, ValueError):
        spec = find_spec(first)
    for part in inner:
        if spec is None or spec.submodule_search_locations is None:
            return None
        spec = PathFinder.find_spec(f"{spec.name}.{part}", list(spec.submodule_search_locations))
    return spec


def _beside(spec: ModuleSpec) -> list[Path]:
    if spec.submodule_search_locations is not None:
        return sorted(path for place in spec.submodule_search_locations for path in Path(place).glob("*.pyi"))
    stub = Path(spec.origin or "").with_suffix(".pyi") if spec.has_location else None
    return [stub] if stub and stub.is_file() else []
