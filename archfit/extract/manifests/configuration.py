"""
Configuration files that code reads by itself: INI, YAML, JSON and TOML.

What stands in them is named by the keys that lead there, joined by dots: `db.url`. Nobody but the code says that such a
file is read at all, or as what: one that cannot be read is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from archfit.extract.manifests.bounded_yaml import documents, is_null, line_of, tag_of
from archfit.extract.manifests.interpolation import shell
from archfit.extract.manifests.plain_files import MAX_NAME, MAX_VALUES, percent
from archfit.extract.manifests.settings import is_secret, setting
from archfit.model import Location, Setting, SettingGroup
from archfit.model.value import UNKNOWN, Hole, Text, text

WHAT = "configuration file"
_NAME = re.compile(r"(?:config|settings|application|local|default)[^/]*\.(?:ya?ml|json|toml)")
_ENDING = re.compile(r"\.(?:ya?ml|json|toml)$")
_FOLDERS = frozenset({"conf", "config", "configs", "configuration", "settings"})
_OF_TOOLS = frozenset({"alembic.ini", "mypy.ini", "pytest.ini", "setup.cfg", "tox.ini"})
"""Files with an ending that configuration has as well, which tools read."""
_TEMPLATE = re.compile(r"\{\{|\{%|<%")
_LINE = re.compile(r"[ \t]{0,99}(?:\[{1,2}(?P<section>[^\[\]\n]{1,256})\]|(?P<name>[^\s=:#;\[\]][^=:\n]{0,255})[=:])")
_MOST_LEFT = 8 * MAX_VALUES


def is_one(path: str) -> bool:
    """Tell by its name alone whether a file may hold the configuration of code."""
    folder, _, name = path.lower().rpartition("/")
    if name.endswith((".ini", ".cfg")):
        return name not in _OF_TOOLS
    near = folder.split("/")[-2:]
    return bool(_NAME.fullmatch(name) or (_ENDING.search(name) and not _FOLDERS.isdisjoint(near)))


def read(path: str, content: bytes) -> Iterator[SettingGroup]:
    """Yield the settings of a file. Raises ValueError or `YamlError` where it cannot be read."""
    ending = path.lower().rpartition(".")[2]
    if ending in ("ini", "cfg"):
        yield _group(path, _of_ini(path, content.decode("utf-8-sig")))
    elif ending == "toml":
        import tomli  # noqa: PLC0415 -- only where there is such a file

        written = content.decode("utf-8-sig")
        yield _group(path, _of_tree(path, tomli.loads(written), _lines(written)))
    else:
        found = documents(content.replace(b"\t", b" ") if ending == "json" else content)
        if len(found) == 1:
            yield from of_document(path, found[0])


def of_document(path: str, document: Any) -> Iterator[SettingGroup]:
    """Yield the settings of a YAML document, if it is a mapping at all."""
    if isinstance(document, dict):
        yield _group(path, _of_tree(path, document, {}))


def _group(path: str, found: Iterator[Setting]) -> SettingGroup:
    return SettingGroup(WHAT, path, Location(path), tuple(islice(found, MAX_VALUES)))


def _of_ini(path: str, content: str) -> Iterator[Setting]:
    """Yield the options of each section, and in each those of `DEFAULT` (Python library reference, `configparser`)."""
    sections: dict[str, dict[str, tuple[list[str], int]]] = {}
    options: dict[str, tuple[list[str], int]] = {}
    last: list[str] | None = None
    for number, line in enumerate(content.splitlines(), 1):
        said = _LINE.match(line)
        if not line.strip() or line.lstrip().startswith(("#", ";")):
            continue
        if line[0].isspace() and last is not None:
            last.append(line.strip())
        elif said and said["section"]:
            options, last = sections.setdefault(said["section"].strip(), {}), None
        elif said and said["name"]:
            last = [line[said.end() :].strip()]
            options[said["name"].strip().lower()] = (last, number)
    shared = sections.pop("DEFAULT", {})
    given = ((name, *one) for name, own in sections.items() for one in {**shared, **own}.items())
    for section, name, (parts, number) in islice(given, _MOST_LEFT):
        dotted, value = f"{section}.{name}", "\n".join(parts)
        if len(dotted) <= MAX_NAME:
            yield _setting(dotted, shell(value) if "$" in value else percent(value), Location(path, number))


def _lines(content: str) -> dict[str, int]:
    """Return on which line of a TOML file each dotted name stands."""
    found: dict[str, int] = {}
    section = ""
    for number, line in enumerate(content.splitlines(), 1):
        said = _LINE.match(line)
        if said and said["section"]:
            section = said["section"].strip()
        elif said:
            name = said["name"].strip(" \t\"'")
            found.setdefault(f"{section}.{name}" if section else name, number)
    return found


def _of_tree(path: str, document: dict[str, Any], lines: dict[str, int]) -> Iterator[Setting]:
    """Yield the scalars of a document, nearest to the top first; lists are left out."""
    pending: list[tuple[str, Any, int]] = [("", document, 1)]
    for name, value, line in pending:
        if isinstance(value, dict):
            places = getattr(value, "lines", {})
            below = ((f"{name}.{key}" if name else str(key), one, key) for key, one in value.items())
            room = max(0, _MOST_LEFT - len(pending))
            pending += (
                (dotted, one, places.get(key) or lines.get(dotted, line))
                for dotted, one, key in islice(below, room)
                if len(dotted) <= MAX_NAME
            )
        elif not isinstance(value, list) and not is_null(value):
            yield _setting(name, _value(value), Location(path, line_of(value, line)))


def _value(value: Any) -> Text:
    if tag_of(value):
        return text(Hole(tag_of(value)))
    written = str(value).lower() if isinstance(value, bool) else str(value)
    return UNKNOWN if _TEMPLATE.search(written) else shell(written)


def _setting(name: str, value: Text, at: Location) -> Setting:
    """Return a setting that is hidden where any of its keys says that it is a secret: `passwords.orders`."""
    secret = next((part for key in name.split(".") for part in (key, key.removesuffix("s")) if is_secret(part)), name)
    return setting(secret, value, at)._replace(name=name)
