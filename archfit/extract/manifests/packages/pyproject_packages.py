"""What `pyproject.toml` says of a distribution and of what it requires (PEP 621, PEP 735, poetry, uv, pdm, hatch)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from archfit.extract.manifests.packages import poetry
from archfit.extract.manifests.packages.lines import Lines
from archfit.extract.manifests.packages.requirement import (
    MAX_REQUIREMENTS,
    is_development,
    led_elsewhere,
    normalised,
    parsed,
)
from archfit.extract.manifests.places import folder_of, resolve
from archfit.extract.manifests.tables import strings, table
from archfit.model import Location
from archfit.model.packages import Distribution, Requirement, RequirementFile

_VERSIONERS = frozenset(("hatch-vcs", "pbr", "setuptools-scm", "setuptools_scm", "versioneer", "versioningit"))
"""What makes versions of the tags of a repository."""


def read(path: str, document: dict[str, Any], content: str) -> Iterator[Distribution | RequirementFile]:
    """Yield the distribution that is built, or what is required where none is."""
    lines = Lines(path, content)
    project, other = table(document, "project"), table(document, "tool", "poetry")
    found = tuple(islice(_requirements(document, lines), MAX_REQUIREMENTS))
    name = next((one for one in (project.get("name"), other.get("name")) if isinstance(one, str)), "")
    includes = tuple(_includes(document, folder_of(path)))
    if not name:
        if found or includes:
            yield RequirementFile(Location(path), found, includes)
        return
    version = next((one for one in (project.get("version"), other.get("version")) if isinstance(one, str)), "")
    elsewhere = "" if version else _version_from(document, folder_of(path))
    at = lines.key("name")
    yield Distribution(normalised(name), version, folder_of(path), at, found, includes, elsewhere)


def _requirements(document: dict[str, Any], lines: Lines) -> Iterator[Requirement]:
    """Yield all that is required, each with the source that uv or poetry gives it."""
    project, tool = table(document, "project"), table(document, "tool")
    moved = {normalised(name): given for name, given in table(tool, "poetry", "dependencies").items()}
    moved |= {normalised(name): given for name, given in table(tool, "uv", "sources").items()}
    stated = set()
    for group, texts in _lists(document):
        for text in texts:
            one = _stated(text, lines, group)
            if one:
                stated.add(one.name)
                yield led_elsewhere(one, moved.get(one.name))
    fixed = stated if project else set[str]()
    yield from (one for one in poetry.requirements(table(tool, "poetry"), lines) if one.name not in fixed)


def _stated(text: str, lines: Lines, group: str) -> Requirement | None:
    development = group.startswith("group:") or is_development(group)
    one = parsed(text.removeprefix("-e "), Location(lines.path), group.removeprefix("group:"), development=development)
    return one._replace(at=lines.text(one.name)) if one else None


def _lists(document: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the lists of requirements, each with its extra, or with its group behind `group:`."""
    project, tool = table(document, "project"), table(document, "tool")
    yield "", strings(project.get("dependencies"))
    for name, listed in table(project, "optional-dependencies").items():
        yield name, strings(listed)
    for groups in (table(document, "dependency-groups"), table(tool, "pdm", "dev-dependencies")):
        for name, listed in groups.items():
            yield f"group:{name}", strings(listed)
    yield "group:dev", strings(table(tool, "uv").get("dev-dependencies"))
    for name, environment in table(tool, "hatch", "envs").items():
        given = environment if isinstance(environment, dict) else {}
        for key in ("dependencies", "extra-dependencies"):
            yield f"group:{name}", strings(given.get(key))


def _includes(document: dict[str, Any], folder: str) -> Iterator[str]:
    """Yield the files that setuptools reads requirements from."""
    given = table(document, "tool", "setuptools", "dynamic", "dependencies").get("file")
    yield from filter(None, (resolve(folder, one) for one in strings(given)))


def _version_from(document: dict[str, Any], folder: str) -> str:
    """Return where a version is taken from that is not written out."""
    tool = table(document, "tool")
    asked = table(tool, "setuptools", "dynamic", "version")
    files = (table(tool, "hatch", "version").get("path"), table(tool, "pdm", "version").get("path"), asked.get("file"))
    for given in files:
        for one in strings(given):
            return resolve(folder, one) or "elsewhere"
    vcs = table(tool, "hatch", "version").get("source") == "vcs" or table(tool, "pdm", "version").get("source") == "scm"
    named = any(name in tool for name in ("setuptools_scm", "setuptools-git-versioning", "poetry-dynamic-versioning"))
    requires = {_plain_name(one) for one in strings(table(document, "build-system").get("requires"))}
    return "vcs" if vcs or named or not _VERSIONERS.isdisjoint(requires) else "elsewhere"


def _plain_name(requirement: str) -> str:
    return re.split(r"[^\w.\-]", requirement.strip(), maxsplit=1)[0]
