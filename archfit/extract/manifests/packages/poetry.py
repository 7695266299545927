"""The tables in which poetry lists what a project requires (poetry 2, dependency specification)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from archfit.extract.manifests.packages.lines import Lines
from archfit.extract.manifests.packages.requirement import led_elsewhere, normalised
from archfit.extract.manifests.tables import table
from archfit.model.packages import PackageSource, Requirement

_PLAIN = re.compile(r"\d[\w.]*")


def requirements(poetry: dict[str, Any], lines: Lines) -> Iterator[Requirement]:
    """Yield what the main group requires, and the groups of those who work on the code."""
    extras = {
        normalised(one): name
        for name, listed in table(poetry, "extras").items()
        for one in (listed if isinstance(listed, list) else ())
        if isinstance(one, str)
    }
    for name, given in table(poetry, "dependencies").items():
        if name != "python":
            yield _requirement(name, given, lines)._replace(group=extras.get(normalised(name), ""))
    for name, given in table(poetry, "dev-dependencies").items():
        yield _requirement(name, given, lines)._replace(group="dev", development=True)
    for group, inner in table(poetry, "group").items():
        for name, given in table(inner, "dependencies").items():
            yield _requirement(name, given, lines)._replace(group=group, development=True)


def _requirement(name: str, given: Any, lines: Lines) -> Requirement:
    first = next((one for one in given if isinstance(one, dict | str)), {}) if isinstance(given, list) else given
    version = first.get("version", "") if isinstance(first, dict) else first
    plain = normalised(name)
    one = Requirement(plain, specifier(version), PackageSource.INDEX, lines.key(plain))
    return led_elsewhere(one, first)


def specifier(written: Any) -> str:
    """Return which versions will do: `*` is any, a bare version is that one alone."""
    text = written.strip() if isinstance(written, str) else ""
    return "" if text == "*" else f"=={text}" if _PLAIN.fullmatch(text) else text
