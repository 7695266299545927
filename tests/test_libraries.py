"""Every library file can be read and says what it is about; every example in it is a test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import archfit
from archfit.libraries.loading import load, names
from archfit.libraries.reading import read
from archfit.testing import Example, library_examples, verify_library

FILES = sorted(Path(archfit.__file__).parent.glob("libraries/*.pyi"))
EXAMPLES = [(path, example) for path in FILES for example in library_examples(path)]
TITLE = re.compile(r"[A-Z](?=.* \d[\w.]*|.*[Ss]tandard library)(?=.*https://\S).*\.", re.DOTALL)
"""A paragraph with a version and an address; what comes with Python has its version."""
SHOWN = re.compile(r"^~~~python\n(.*?)^~~~$", re.MULTILINE | re.DOTALL)
GAPS: dict[str, str] = {}
"""Examples that are not found yet, and why."""


def test_their_names() -> None:
    assert names() == tuple(path.stem for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_it_is_loaded_where_one_of_its_packages_is_imported(path: Path) -> None:
    library = read(path.name, path.read_text(encoding="utf-8"))

    assert library.functions or library.classes
    assert [package for package in library.packages if library not in load([package])] == []


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_its_documentation_names_library_and_version_and_shows_an_example(path: Path) -> None:
    doc = read(path.name, path.read_text(encoding="utf-8")).doc

    assert TITLE.fullmatch(doc.partition("\n\n")[0])
    assert list(library_examples(path)), "no section holds files"


@pytest.mark.parametrize(
    ("path", "example"),
    [
        pytest.param(path, one, id=name, marks=pytest.mark.xfail(reason=GAPS[name], strict=True))
        if (name := f"{path.stem}: {one.title}") in GAPS
        else pytest.param(path, one, id=name)
        for path, one in EXAMPLES
    ],
)
def test_example(path: Path, example: Example) -> None:
    verify_library(path, example)


def test_gaps_are_examples() -> None:
    assert GAPS.keys() <= {f"{path.stem}: {example.title}" for path, example in EXAMPLES}


def test_the_file_that_is_shown_is_true(tmp_path: Path) -> None:
    (text,) = SHOWN.findall((Path(archfit.__file__).parents[1] / "docs/values.md").read_text(encoding="utf-8"))
    place = tmp_path / "our_client.pyi"
    place.write_text(text, encoding="utf-8")

    for example in library_examples(place):
        verify_library(place, example)
