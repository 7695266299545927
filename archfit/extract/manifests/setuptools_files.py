"""`setup.py` (read, never run) and `setup.cfg`: the project they describe."""

from __future__ import annotations

import ast
import configparser
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

from archfit.extract.manifests.packages.setup_files import of_setup_call, of_setup_cfg
from archfit.extract.manifests.places import folder_of, resolve
from archfit.model import Deployable, Location
from archfit.model.packages import Distribution


def read_setup_py(path: str, text: str) -> Iterator[Deployable | Distribution]:
    """
    Yield the project of a `setup()` call and what it builds, as far as its arguments are constant.

    Raises SyntaxError and its kin when the text is not Python.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the text's own, such as an invalid escape
        tree = ast.parse(text)
    call = _setup_call(tree)
    if call is None:
        return
    given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    name, points = _constant(given.get("name")), _constant(given.get("entry_points"))
    yield _project(
        path,
        name if isinstance(name, str) else "",
        line=call.lineno,
        folders=_setup_folders(given),
        scripts=_console_scripts(points),
    )
    distribution = of_setup_call(path, tree, call)
    if distribution:
        yield distribution


def read_setup_cfg(path: str, text: str) -> Iterator[Deployable | Distribution]:
    """Yield the project of a `setup.cfg` (setuptools 80; pbr 6), when it has a name. Raises configparser.Error."""
    parser = configparser.RawConfigParser(strict=False)
    parser.read_string(text)
    name = parser.get("metadata", "name", fallback="")
    if not name:
        return
    root = dict(_pairs(parser.get("options", "package_dir", fallback=""))).get("", "")
    where = parser.get("options.packages.find", "where", fallback="")
    listed = parser.get("files", "packages", fallback="")
    points = {section: parser.get(section, "console_scripts", fallback="") for section in _entry_sections(parser)}
    yield _project(
        path,
        name,
        line=1,
        folders=[folder for folder in (root, *where.split("\n"), "." if listed else "") if folder.strip()],
        scripts=[script for text in points.values() for script in _lines(text)],
    )
    yield of_setup_cfg(path, parser, text)


def _project(path: str, name: str, *, line: int, folders: Iterable[str], scripts: Iterable[str]) -> Deployable:
    places = (resolve(folder_of(path), folder) for folder in folders)
    return Deployable(
        name,
        "project",
        Location(path, line),
        context=folder_of(path),
        packages=tuple(dict.fromkeys(place for place in places if place is not None)),
        scripts=tuple(scripts),
    )


def _setup_call(tree: ast.Module) -> ast.Call | None:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name == "setup":
                return node
    return None


def _setup_folders(given: dict[str, ast.expr]) -> list[str]:
    folders = []
    mapping = _constant(given.get("package_dir"))
    if isinstance(mapping, dict) and isinstance(mapping.get(""), str):
        folders.append(mapping[""])
    packages = given.get("packages")
    if isinstance(packages, ast.Call):
        arguments = [*packages.args[:1], *(word.value for word in packages.keywords if word.arg == "where")]
        folders.extend(value for value in map(_constant, arguments) if isinstance(value, str))
    if packages is not None and not folders:
        folders.append(".")
    return folders


def _constant(node: ast.expr | None) -> Any:
    try:
        return ast.literal_eval(node) if node is not None else None
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None


def _console_scripts(points: Any) -> list[str]:
    listed = points.get("console_scripts", []) if isinstance(points, dict) else []
    if isinstance(listed, str):
        return _lines(listed)
    return [item for item in listed if isinstance(item, str)] if isinstance(listed, list) else []


def _entry_sections(parser: configparser.RawConfigParser) -> list[str]:
    return [section for section in ("options.entry_points", "entry_points") if parser.has_section(section)]


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for line in _lines(text):
        key, _, value = line.partition("=")
        yield key.strip(), value.strip()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
