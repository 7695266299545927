"""Loads the library files that a program needs: those that come with archfit, of plugins, and of the user."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from archfit.libraries import plugins
from archfit.libraries.opening import opened
from archfit.libraries.reading import read
from archfit.model import ArchfitError, Mistake
from archfit.model.library import Library

_MODULES = re.compile(r"^with[ \t]+module\(([^)]*)\)", re.MULTILINE)
_PACKAGE = re.compile(r"""["']([^"'.]+)""")
_ItemT = TypeVar("_ItemT")


class _Text(NamedTuple):
    """A library file that may be needed."""

    path: str
    """As shown to the user."""
    text: str
    packages: frozenset[str]
    """What it describes, found without parsing it."""


def names() -> tuple[str, ...]:
    """Return the names of the libraries that archfit knows by itself, sorted."""
    return tuple(path.stem for _, path in _built_in())


def load(
    packages: Collection[str], extra: Iterable[Path | tuple[str, str]] = (), *, root: Path = Path()
) -> tuple[Library, ...]:
    """
    Return what is known of the libraries a program uses, and of those that they build on.

    `packages` are the top-level names that it imports. `extra` are the user's files, inside `root` and relative to
    it, or their names and texts; they are always read. What a later library says of a name is to replace what an
    earlier one said: first come those of archfit, then of plugins, then the user's. Raises ArchfitError with the
    mistakes of all files that are read.
    """
    own = _collected(lambda one: read(*(opened(one, root) if isinstance(one, Path) else one)), extra)
    wanted = {*packages, *_references(own)}
    shelf = [_text(*one) for one in (*_built_in(), *plugins.files())]
    found: dict[_Text, Library] = {}
    while True:
        new = [text for text in shelf if text not in found and not text.packages.isdisjoint(wanted)]
        if not new:
            return (*(found[text] for text in shelf if text in found), *own)
        libraries = _collected(lambda text: read(text.path, text.text), new)
        found.update(zip(new, libraries, strict=True))
        wanted.update(_references(libraries))


def _built_in() -> list[tuple[str, Path]]:
    return [(f"archfit/libraries/{path.name}", path) for path in sorted(Path(__file__).parent.glob("*.pyi"))]


def _text(shown: str, path: Path) -> _Text:
    text = path.read_text(encoding="utf-8")
    return _Text(shown, text, frozenset(name for block in _MODULES.findall(text) for name in _PACKAGE.findall(block)))


def _collected(read_one: Callable[[_ItemT], Library], items: Iterable[_ItemT]) -> tuple[Library, ...]:
    """Read all, and raise the mistakes of all."""
    libraries: list[Library] = []
    mistakes: list[Mistake] = []
    for item in items:
        try:
            libraries.append(read_one(item))
        except ArchfitError as error:
            mistakes += error.mistakes
    if mistakes:
        raise ArchfitError(*mistakes)
    return tuple(libraries)


def _references(libraries: Iterable[Library]) -> Iterator[str]:
    """Yield the packages of what libraries derive from, hold, give or pass on."""
    for library in libraries:
        for one in library.classes.values():
            yield from (name.partition(".")[0] for name in (*one.bases, *one.attributes.values()))
        yield from (function.returns.partition(".")[0] for function in library.functions.values())
        yield from (name.partition(".")[0] for name in (*library.aliases.values(), *library.instances.values()))
