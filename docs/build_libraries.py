"""Writes `docs/libraries.md`: the libraries that are known, from their files. Run it after one of them has changed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from archfit import libraries
from archfit.libraries.loading import names
from archfit.libraries.reading import read
from archfit.model.library import Library
from archfit.testing import library_examples

FILE = Path(__file__).parent / "libraries.md"
FOLDER = Path(libraries.__file__).parent
HEAD = """# Libraries that are known

One row for each file in `archfit/libraries`: what its calls mean, by activity, and how many of its sections are
examples that are run as tests (`tests/test_libraries.py`). How to add one is in [values.md](values.md).

| file | packages | what is known of it | examples |
|---|---|---|---|
"""


def page() -> str:
    """Return the text of the page."""
    return HEAD + "".join(map(_row, sorted(names())))


def _row(name: str) -> str:
    path = FOLDER / f"{name}.pyi"
    library = read(path.name, path.read_text(encoding="utf-8"))
    packages = ", ".join(f"`{one}`" for one in sorted(set(library.packages)))
    examples = sum(1 for _ in library_examples(path))
    return f"| `{name}` | {packages} | {_known(library)} | {examples} |\n"


def _known(library: Library) -> str:
    meanings = (*library.functions.values(), *library.classes.values())
    counts = Counter(one.activity.value for one in meanings if one.activity)
    return ", ".join(f"{activity} {number}" for activity, number in sorted(counts.items())) or "what calls return"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
