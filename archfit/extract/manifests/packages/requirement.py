"""One requirement as PEP 508 and the files of pip write it."""

from __future__ import annotations

import re

from archfit.extract.manifests.packages.sources import Origin, of_table, origin
from archfit.model import Location
from archfit.model.packages import PackageSource, Requirement

MAX_LENGTH = 2048
MAX_REQUIREMENTS = 5000
"""How many requirements of one file are read."""
DEVELOPMENT = frozenset({
    "build", "ci", "dev", "devel", "develop", "development", "doc", "docs", "lint", "linting", "local", "qa", "test",
    "testing", "tests", "tools", "tox", "typing",
})  # fmt: skip
"""Customary names of the groups and files of those who work on the code."""
_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_PLACE = re.compile(r"[a-z][a-z+]*:|git[@+]|[./~$]|[\w.\-]+/|\{root")


def parsed(written: str, at: Location, group: str = "", *, development: bool = False) -> Requirement | None:
    """
    Return a requirement (PEP 508, or a bare path or URL as pip takes it); None when it is none.

    Where only its version cannot be understood, its name is still known. Markers and extras are left out: what
    is required on one platform only is required.
    """
    text = written.strip()[:MAX_LENGTH]
    if _PLACE.match(text):
        return of_origin("", origin(text.split(" ", 1)[0]), at, group, development=development)
    from packaging.requirements import InvalidRequirement  # noqa: PLC0415 - only where something is required
    from packaging.requirements import Requirement as Parsed  # noqa: PLC0415 - the same

    try:
        one = Parsed(text)
    except InvalidRequirement:
        found = _NAME.match(text)
        if not found:
            return None
        rest = text[found.end() :].partition(";")[0].strip()
        return Requirement(normalised(found[0]), rest, PackageSource.INDEX, at, group=group, development=development)
    if one.url:
        return of_origin(one.name, origin(one.url), at, group, development=development)
    return Requirement(
        normalised(one.name), str(one.specifier), PackageSource.INDEX, at, group=group, development=development
    )


def of_origin(
    name: str, found: Origin, at: Location, group: str = "", *, specifier: str = "", development: bool = False
) -> Requirement:
    """Return a requirement that names a place."""
    return Requirement(
        normalised(name or found.name),
        specifier,
        found.source,
        at,
        found.place,
        found.subdirectory,
        found.ref,
        found.moves,
        group,
        development,
    )


def led_elsewhere(one: Requirement, table: object) -> Requirement:
    """Return a requirement with the source that a table of another tool gives it."""
    tables = table if isinstance(table, list) else [table]
    found = next((where for each in tables if isinstance(each, dict) and (where := of_table(each))), None)
    if found is None:
        return one
    moved = of_origin(one.name, found, one.at, one.group, specifier=one.specifier, development=one.development)
    return moved._replace(name=one.name)


def normalised(name: str) -> str:
    """Return a name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def is_development(name: str) -> bool:
    """Tell by its name whether a group, an extra or a file is for those who work on the code."""
    return not DEVELOPMENT.isdisjoint(re.split(r"[^a-z]+", name.lower()))
