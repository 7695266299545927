"""
Runs the examples of a library file.

    requests.get("http://users")  # expect: request verb=GET url=http://users

means that this call is the activity `request`, and what its roles are worth, those that are named; a value
with spaces stands in double quotes, several that it may be are parted by `|`. What is expected must be
found, and of the library itself nothing else. What other libraries do there may be left unsaid. Of what a
library made only the class is said: `receiver=fastapi.FastAPI`.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from archfit.extract.python import extract
from archfit.extract.python.summary import summarise
from archfit.libraries.loading import load
from archfit.libraries.reading import read
from archfit.model import Need, SourceRoot
from archfit.model.library import Knowledge, Library
from archfit.model.use import Use
from archfit.model.value import Named, Value
from archfit.resolve.program import program
from archfit.testing.sections import Example, Expectation, examples_in


class Done(NamedTuple):
    """What is done at a place, as an expectation says it."""

    path: str
    line: int
    activity: str
    roles: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """As it could be expected."""
        roles = "".join(f" {shlex.quote(f'{role}={value}')}" for role, value in self.roles)
        return f"{self.path}:{self.line}: {self.activity}{roles}"


def library_examples(path: Path) -> Iterator[Example]:
    """Yield the examples in a library file; ArchfitError for one that cannot be read."""
    return examples_in(_read(path).doc)


def verify_library(path: Path, example: Example) -> None:
    """Raise AssertionError unless just what the example expects of the library is found; nothing is written."""
    library = _read(path)
    left = [(_is_of(library, use), _done(use)) for use in _uses(path, library, example.files)]
    missing: list[Done] = []
    for expected in sorted(map(_expected, example.expected), key=lambda one: -len(one.roles)):
        found = next((one for one in left if _is(one[1], expected)), None)
        if found is None:
            missing.append(expected)
        else:
            left.remove(found)
    others = [one for own, one in left if own]
    if missing or others:
        message = "\n".join([*(f"missing {one}" for one in missing), *(f"unexpected {one}" for one in others)])
        raise AssertionError(message)


def _read(path: Path) -> Library:
    return read(path.name, path.read_text(encoding="utf-8"))


def _uses(path: Path, library: Library, files: dict[str, str]) -> tuple[Use, ...]:
    """Return what a program does; a library that is not installed replaces what is known of it."""
    sources = {name: text.encode() for name, text in files.items() if name.endswith(".py")}
    needs = frozenset({Need.IMPORTS})
    packages = {
        one.module.partition(".")[0] for name, text in sources.items() for one in extract(name, text, needs).imports
    }
    known = load(packages)
    if library not in known:
        known = load(packages, [(path.name, path.read_text(encoding="utf-8"))])
    summaries = {name: summarise(name, text) for name, text in sources.items()}
    return program(summaries, [SourceRoot("", "")], {}, Knowledge.of(known)).uses


def _is_of(library: Library, use: Use) -> bool:
    """Tell whether a use is of a function of a library, or of a class derived from one of its classes."""
    return any(name in library.functions or name in library.classes for name in (use.function, _class(use)))


def _class(use: Use) -> str:
    return use.function.rpartition(".")[0]


def _done(use: Use) -> Done:
    roles = tuple((role.value.lower(), "|".join(map(_shown, values))) for role, values in use.arguments)
    return Done(use.at.path, use.at.line, use.activity.value, roles)


def _shown(value: Value) -> str:
    return value.name.partition("@")[0] if isinstance(value, Named) else str(value)


def _expected(expectation: Expectation) -> Done:
    activity, *said = shlex.split(expectation.what)
    return Done(expectation.path, expectation.line, activity, tuple(_pairs(said)))


def _pairs(said: Iterable[str]) -> Iterator[tuple[str, str]]:
    for one in said:
        role, _, value = one.partition("=")
        yield role, value


def _is(found: Done, expected: Done) -> bool:
    return found[:3] == expected[:3] and set(expected.roles) <= set(found.roles)
