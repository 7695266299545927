"""Small formats of settings: `alembic.ini`, and the literal values of a Helm chart."""

from __future__ import annotations

import configparser
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from archfit.extract.manifests.bounded_yaml import Mapping, line_of
from archfit.extract.manifests.places import folder_of
from archfit.extract.manifests.settings import setting
from archfit.model import Location, Setting, SettingGroup
from archfit.model.value import Hole, Text, text

MAX_VALUES = 2000
"""How many values of a chart are read."""
MAX_NAME = 256
PLACEHOLDER = "driver://user:pass@localhost/dbname"
"""What alembic writes into a new `alembic.ini`: no database at all."""
_PERCENT = re.compile(r"%\((\w+)\)s|%%")


def read_alembic(path: str, content: str) -> Iterator[SettingGroup]:
    """Yield the settings of each section that alembic reads (alembic 1.16). Raises configparser.Error."""
    parser = configparser.RawConfigParser(strict=False)
    parser.read_string(content)
    lines = content.splitlines()
    for section in parser.sections():
        given = {name: value for name, value in parser.items(section) if name in ("sqlalchemy.url", "script_location")}
        found = tuple(
            setting(name, percent(value), Location(path, _line(lines, name)))
            for name, value in given.items()
            if value != PLACEHOLDER
        )
        if found:
            yield SettingGroup("alembic.ini", section, Location(path), found)


def percent(written: str) -> Text:
    """Read `%(here)s` as a hole, `%%` as a percent sign."""
    parts: list[str | Hole] = []
    at = 0
    for found in _PERCENT.finditer(written):
        parts += (written[at : found.start()], Hole(found[1]) if found[1] else "%")
        at = found.end()
    return text(*parts, written[at:])


def _line(lines: list[str], name: str) -> int:
    return next((number for number, line in enumerate(lines, 1) if line.lstrip().startswith(name)), 1)


def read_values(path: str, document: Any) -> Iterator[SettingGroup]:
    """Yield the values of a chart that are written out, dotted: `database.host`."""
    if not isinstance(document, Mapping):
        return
    pending: list[tuple[str, Any, int]] = [("", document, 1)]
    found: list[Setting] = []
    for _ in range(MAX_VALUES * 4):
        if not pending or len(found) >= MAX_VALUES:
            break
        name, value, line = pending.pop()
        if isinstance(value, Mapping):
            if len(pending) < MAX_VALUES:
                pending.extend(reversed(list(_below(name, value))))
        elif isinstance(value, str):
            found.append(setting(name, str(value), Location(path, line_of(value, line))))
    yield SettingGroup("Helm values", folder_of(path), Location(path), tuple(found))


def _below(name: str, value: Mapping) -> Iterator[tuple[str, Any, int]]:
    for key, inner in islice(value.items(), MAX_VALUES):
        yield f"{name[:MAX_NAME]}.{key}" if name else str(key), inner, value.lines[key]
