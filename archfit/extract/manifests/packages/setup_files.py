"""What `setup.py` (read, never run) and `setup.cfg` say of a distribution and of what it requires."""

from __future__ import annotations

import ast
import configparser
from collections.abc import Iterator, Mapping
from itertools import islice

from archfit.extract.manifests.packages.requirement import MAX_REQUIREMENTS, is_development, normalised, parsed
from archfit.extract.manifests.packages.requirements_txt import is_requirements_file
from archfit.extract.manifests.places import folder_of, resolve
from archfit.model import Location
from archfit.model.packages import Distribution, Requirement

MAX_DEPTH = 12
"""How deep sums of lists are followed, each of which could have the one before it twice."""
Names = Mapping[str, ast.expr]


def of_setup_call(path: str, tree: ast.Module, call: ast.Call) -> Distribution | None:
    """
    Return the distribution that a `setup()` call builds, as far as its arguments and the names in them are constant.

    Where requirements are read from files, those are named that the text names.
    """
    names = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    name = next((text for _, text in _texts(given.get("name"), names)), "")
    if not name:
        return None
    version = next((text for _, text in _texts(given.get("version"), names)), "")
    return Distribution(
        normalised(name),
        version,
        folder_of(path),
        Location(path, call.lineno),
        tuple(islice(_required(path, given, names), MAX_REQUIREMENTS)),
        tuple(_named_files(path, tree)) if "install_requires" in given else (),
        "" if version else "vcs" if "use_scm_version" in given or "pbr" in given else "elsewhere",
    )


def of_setup_cfg(path: str, parser: configparser.RawConfigParser, content: str) -> Distribution:
    """Return the distribution of a `setup.cfg` (setuptools 80; pbr 6), which has a name."""
    folder = folder_of(path)
    lines = content.splitlines()
    groups = {"": parser.get("options", "install_requires", fallback="")}
    if parser.has_section("options.extras_require"):
        groups |= dict(parser.items("options.extras_require"))
    listed = [(group, line.strip()) for group, text in groups.items() for line in text.splitlines() if line.strip()]
    files = [one.removeprefix("file:") for _, one in listed if one.startswith("file:")]
    by_pbr = ["requirements.txt"] if parser.has_section("files") or parser.has_section("pbr") else []
    version = parser.get("metadata", "version", fallback="")
    where = version.removeprefix("file:").strip() if version.startswith("file:") else ""
    numbers = {line.strip(): number for number, line in reversed(list(enumerate(lines, 1)))}
    found = (
        parsed(line, Location(path, numbers.get(line, 1)), group, development=is_development(group))
        for group, line in listed
        if not line.startswith("file:")
    )
    return Distribution(
        normalised(parser.get("metadata", "name")),
        "" if version.startswith(("file:", "attr:")) else version,
        folder,
        Location(path),
        tuple(islice((one for one in found if one), MAX_REQUIREMENTS)),
        tuple(filter(None, (resolve(folder, one.strip()) for one in (*files, *by_pbr)))),
        (resolve(folder, where) or "") if where else "" if version and not version.startswith("attr:") else "elsewhere",
    )


def _required(path: str, given: Mapping[str, ast.expr], names: Names) -> Iterator[Requirement]:
    for key, group in (("install_requires", ""), ("tests_require", "test")):
        for node, text in _texts(given.get(key), names):
            yield from _parsed(path, node, text, group)
    extras = _named(given.get("extras_require"), names)
    if isinstance(extras, ast.Dict):
        for key_node, value in zip(extras.keys, extras.values, strict=True):
            group = key_node.value if isinstance(key_node, ast.Constant) and isinstance(key_node.value, str) else "?"
            for node, text in _texts(value, names):
                yield from _parsed(path, node, text, group)


def _parsed(path: str, node: ast.expr, text: str, group: str) -> Iterator[Requirement]:
    one = parsed(text, Location(path, node.lineno), group, development=is_development(group))
    if one:
        yield one


def _texts(node: ast.expr | None, names: Names, depth: int = 0) -> Iterator[tuple[ast.expr, str]]:
    """Yield the texts in an expression of lists, sums of lists, and names of such; unknown parts are `${...}`."""
    node = _named(node, names)
    if node is None or depth > MAX_DEPTH:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from ((node, line) for line in node.value.splitlines() if line.strip())
    elif isinstance(node, ast.JoinedStr):
        parts = (str(one.value) if isinstance(one, ast.Constant) else "${unknown}" for one in node.values)
        yield node, "".join(parts)
    elif isinstance(node, ast.List | ast.Tuple):
        for item in node.elts:
            yield from _texts(item.value if isinstance(item, ast.Starred) else item, names, depth + 1)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from _texts(node.left, names, depth + 1)
        yield from _texts(node.right, names, depth + 1)


def _named(node: ast.expr | None, names: Names) -> ast.expr | None:
    for _ in range(MAX_DEPTH):
        if not isinstance(node, ast.Name):
            return node
        node = names.get(node.id)
    return None


def _named_files(path: str, tree: ast.Module) -> Iterator[str]:
    """Yield the requirements files beside it that the text names."""
    folder = folder_of(path)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith((".txt", ".in")):
            place = resolve(folder, node.value)
            if place and is_requirements_file(folder_of(place), place.rpartition("/")[2]):
                yield place
