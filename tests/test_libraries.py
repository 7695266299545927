"""Every library file can be read and says what it is about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import archfit
from archfit.libraries import load, names, read

FILES = sorted(Path(archfit.__file__).parent.glob("libraries/*.pyi"))
TITLE = re.compile(r"[A-Z](?=.* \d[\w.]*)(?=.*https://\S).*\.")
"""A sentence with a version and an address."""
EXAMPLE = re.compile(r"^## .+\n(?:(?!## ).*\n)*?`[^`\n]+`:\n\n```\w+\n", re.MULTILINE)


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

    assert TITLE.fullmatch(doc.partition("\n")[0])
    assert EXAMPLE.search(doc), "no section holds files"
