"""`Pipfile`: what pipenv installs (pipenv 2024)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from archfit.extract.manifests.packages.lines import Lines
from archfit.extract.manifests.packages.poetry import specifier
from archfit.extract.manifests.packages.requirement import MAX_REQUIREMENTS, led_elsewhere, normalised
from archfit.extract.manifests.tables import table
from archfit.model import Location
from archfit.model.packages import PackageSource, Requirement, RequirementFile


def read(path: str, document: dict[str, Any], content: str) -> Iterator[RequirementFile]:
    """Yield what is required, for all and for those who work on the code."""
    lines = Lines(path, content)
    found = islice(_requirements(document, lines), MAX_REQUIREMENTS)
    yield RequirementFile(Location(path), tuple(found))


def _requirements(document: dict[str, Any], lines: Lines) -> Iterator[Requirement]:
    for category in document:
        if category not in ("source", "requires", "scripts", "pipenv"):
            development, group = category == "dev-packages", "" if category == "packages" else category
            for name, given in table(document, category).items():
                version = given.get("version") if isinstance(given, dict) else given
                plain = normalised(name)
                one = Requirement(plain, specifier(version), PackageSource.INDEX, lines.key(plain), group=group)
                yield led_elsewhere(one._replace(development=development), given)
