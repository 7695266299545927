"""Reads the configuration and reports every mistake in it at once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from archfit.config.document import read_document
from archfit.config.mistakes import Mistakes
from archfit.config.positions import Keys
from archfit.config.schema import Schema
from archfit.config.sections import Sections
from archfit.config.values import Reader
from archfit.model import ArchfitError, Config, Location, Mistake


def load(path: Path, *, root: Path, schema: Schema) -> Config:
    """
    Read `archfit.toml`, or the `[tool.archfit]` table of a `pyproject.toml`.

    Paths in the result are posix and relative to the file. Raises ArchfitError with all mistakes, each with
    its line and column in the file, in their order.
    """
    shown = Path(os.path.relpath(path, root)).as_posix()
    _refuse_link_outside(path, root=root, shown=shown)
    document = read_document(path, shown=shown)
    mistakes = Mistakes(document)
    settings, where = _settings(document.data, path.name)
    sections = Sections(Reader(mistakes), schema)
    config: Config | None = sections.reader.table(
        settings, Config, where, given={"path": shown}, readers=_readers(sections)
    )
    mistakes.raise_all()
    assert config is not None  # noqa: S101 - nothing is unread without a mistake
    return config


def _readers(sections: Sections) -> dict[str, Any]:
    return {
        "source_roots": sections.source_roots,
        "repositories": sections.source_roots,
        "exclude": sections.exclude,
        "libraries": sections.libraries,
        "baseline": sections.inner_path,
        "select": sections.selectors,
        "extend_select": sections.selectors,
        "ignore": sections.selectors,
        "components": sections.components,
        "contracts": sections.contracts,
        "rules": sections.rules,
        "ignores": sections.ignores,
        "gates": sections.gates,
    }


def _settings(data: dict[str, Any], name: str) -> tuple[Any, Keys]:
    if name != "pyproject.toml":
        return data, ()
    tool = data.get("tool")
    return tool.get("archfit", {}) if isinstance(tool, dict) else {}, ("tool", "archfit")


def _refuse_link_outside(path: Path, *, root: Path, shown: str) -> None:
    """Errors quote the file: a link to somebody's secrets must not be followed."""
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        message = f"cannot read `{shown}`: it is a link that leads outside the root"
        raise ArchfitError(Mistake(message, "unreadable-config", Location(shown)))
