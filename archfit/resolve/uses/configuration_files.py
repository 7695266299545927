"""
What code reads from configuration files by itself: `yaml.safe_load(file)["db"]["url"]`, `parser.get("db", "url")`.

`configparser`, `json`, `tomllib` (Python library reference), PyYAML 6, ruamel.yaml 0.18, tomli 2, toml 0.10,
OmegaConf 2.3 (`OmegaConf.load`). What a file says is a `Reading` of the keys that lead there; which file it is, and
what stands in it, is asked where the code runs (`resolve/environment.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from archfit.model.operations import Call, Enter, Item, Operation, Operator
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import Container, External
from archfit.resolve.uses import strings
from archfit.resolve.uses.expressions import (
    UNKNOWN,
    Alternatives,
    Applied,
    Expression,
    Literal,
    Parameter,
    Reading,
    either,
    joined,
    read_from,
)

if TYPE_CHECKING:
    from archfit.resolve.uses.evaluate import Evaluator

_OF_FILES = frozenset({
    "json.load", "json.loads", "simplejson.load", "tomli.load", "tomli.loads", "tomllib.load", "tomllib.loads",
    "yaml.full_load", "yaml.load", "yaml.safe_load", "yaml.unsafe_load", "ruamel.yaml.YAML.load",
})  # fmt: skip
"""Functions that are given an open file, or the text of one."""
_OF_PATHS = frozenset({"anyconfig.load", "omegaconf.OmegaConf.load", "toml.load", "pytoml.load"})
"""Functions that are given the path of a file as well."""
_SAME = frozenset({"box.Box", "builtins.dict", "copy.deepcopy", "dotmap.DotMap", "munch.Munch", "munch.munchify"})
"""Functions that give what they are given, with other ways to ask it."""
_PARSERS = frozenset({"ConfigParser", "RawConfigParser", "SafeConfigParser"})
_PARSING = frozenset({"configparser", "backports.configparser", "six.moves.configparser"})
_READS = frozenset({"read", "read_file", "readfp"})
_GETS = frozenset({"get", "getboolean", "getfloat", "getint", "pop", "setdefault"})
_OPENS = frozenset({"builtins.open", "codecs.open", "io.open"})
_PATHS = frozenset({"pathlib.Path", "pathlib.PosixPath", "pathlib.PurePath"})
_SAME_PATH = frozenset({"absolute", "as_posix", "expanduser", "resolve"})
_DEEPEST = 12
"""Steps back from a loader to the path of its file."""
_MOST_CALLS = 8
"""Calls of a function that are looked at for what it is given."""


class ConfigurationFiles:
    """Answers what is read from configuration files."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._engine = evaluator.engine
        self._definitions = evaluator.definitions
        self._given: dict[Parameter, bool] = {}

    def loaded(self, of: External, unit: Unit, call: Call) -> Alternatives | None:
        """Return what a call makes of a file; None where it is no such call, or nothing is known of which file."""
        node = call.arguments[0] + unit.base if call.arguments and call.arguments[0] else 0
        if of.name in _SAME:
            same = tuple(one for one in self._evaluator.of(node) if _is_read(one)) if node else ()
            return same or None
        paths: Alternatives = ()
        if of.name in _OF_FILES or of.name in _OF_PATHS:
            paths = self._opened(node) or (self._path(node) if of.name in _OF_PATHS else ())
        elif _is_parser(of.name):
            paths = self._parsed(unit, call)
        made = read_from(paths, "")
        return (made,) if _is_read(made) else None

    def item(self, unit: Unit, item: Item) -> Alternatives | None:
        """Return an item of what a file says; None where it is one of something else."""
        key = item.key_node and item.key_node + unit.base
        keys = (Literal(item.key),) if item.key is not None else self._evaluator.of(key) if key else ()
        return self._below(item.of + unit.base, list(keys)) if len(keys) == 1 else None

    def got(self, unit: Unit, call: Call) -> Alternatives | None:
        """Return what `get` gives of what a file says; None for all other calls."""
        read = self._definitions.read_by(unit, call)
        if read is None or read.name not in _GETS or not self._loads:
            return None
        node = read.of + unit.base
        given = [self._one(place and place + unit.base) for place in call.arguments]
        fallback = [self._one(node + unit.base) for name, node in call.keywords if name in ("default", "fallback")]
        parser = any(_is_parser(name) for name in self._names(node))
        keys = given[: 2 if parser else 1]
        default = next(iter([*given[len(keys) :], *fallback]), None)
        return self._below(node, keys, default) if keys else None

    def _below(self, node: int, keys: list[Expression], default: Expression | None = None) -> Alternatives | None:
        """Return what stands under keys, one below the other, of what a node is."""
        if not self._loads or not self._may_be_read(node):
            return None
        found: list[Expression] = []
        for one in self._evaluator.of(node):
            if _is_read(one) or (isinstance(one, Parameter) and self._is_given(one)) or _is_below(one):
                inner: Alternatives = (one,)
                for number, key in enumerate(keys, 1):
                    told = (key, default) if default is not None and number == len(keys) else (key,)
                    inner = either(said for part in inner for said in strings.apply(strings.BELOW, part, told, {}))
                found += inner
        return either(_merged(found)) or None

    @cached_property
    def _loads(self) -> bool:
        """Whether any file is loaded at all."""
        return any(
            value.name in _OF_FILES or value.name in _OF_PATHS or _is_parser(value.name)
            for unit in self._engine.units
            for one in unit.summary.operations
            if isinstance(one, Call)
            for value in self._engine.known[one.function + unit.base]
            if isinstance(value, External)
        )

    def _may_be_read(self, node: int) -> bool:
        """Tell whether what flows to a node does not already tell that it is something else."""
        known = self._engine.known[node]
        return not known or any(isinstance(one, External) for one in known)

    def _is_given(self, parameter: Parameter) -> bool:
        """Tell whether a function is given what a file says."""
        known = self._given.get(parameter)
        if known is None:
            self._given[parameter] = False  # while it is asked: a function that calls itself
            calls = parameter.function.calls[:_MOST_CALLS]
            bindings = (self._evaluator.binding(parameter.function, passed) for passed in calls)
            told = (one for binding in bindings for one in binding(parameter) or ())
            known = self._given[parameter] = any(_is_read(one) or _is_below(one) for one in told)
        return known

    # -- which file --------------------------------------------------------------------------------

    def _opened(self, node: int, depth: int = 0) -> Alternatives:
        """Return the path of the file that a node is, or is the text of; nothing where it is no file."""
        if not node or depth > _DEEPEST:
            return ()
        entered = self._definitions.first(node, Enter)
        if entered is not None:
            return self._opened(entered[1].of + entered[0].base, depth + 1)
        called = self._definitions.first(node, Call)
        if called is not None:
            return self._opened_by(*called, depth)
        sources = self._definitions.sources.get(node, ())
        return either(one for source in sources for one in self._opened(source, depth + 1))

    def _opened_by(self, unit: Unit, call: Call, depth: int) -> Alternatives:
        if _OPENS.intersection(self._names(call.function + unit.base)):
            node = call.arguments[0] if call.arguments else dict(call.keywords).get("file", 0)
            return self._path(node + unit.base, depth + 1) if node else ()
        read = self._definitions.read_by(unit, call)
        if read is None:
            return ()
        if read.name == "read":
            return self._opened(read.of + unit.base, depth + 1)
        return self._path(read.of + unit.base, depth + 1) if read.name in ("open", "read_bytes", "read_text") else ()

    def _parsed(self, unit: Unit, made: Call) -> Alternatives:
        """Return the paths of what a parser reads: in the function that makes it, or else in the same file."""
        reads = list(self._reads(unit))
        near = [paths for scope, paths in reads if scope == made.scope] or [paths for _, paths in reads]
        return either(one for paths in near for one in paths)

    def _reads(self, unit: Unit) -> Iterator[tuple[int, Alternatives]]:
        """Yield where parsers read files, and which."""
        for one in unit.summary.operations:
            read = self._definitions.read_by(unit, one) if isinstance(one, Call) and one.arguments else None
            if read is None or read.name not in _READS or not isinstance(one, Call) or not one.arguments[0]:
                continue
            if any(map(_is_parser, self._names(read.of + unit.base))):
                node = one.arguments[0] + unit.base
                yield one.scope, either(self._listed(node)) if read.name == "read" else self._opened(node)

    def _listed(self, node: int) -> Iterator[Expression]:
        """Yield the paths in a list, or the one that is none."""
        lists = [value for value in self._engine.known[node] if isinstance(value, Container)]
        for place in [item for one in lists for item in one.items.values()] if lists else [node]:
            yield from self._path(place)

    def _path(self, node: int, depth: int = 0) -> Alternatives:
        """Return a path as a text, also that of `Path(__file__).parent / "app.yml"`."""
        found = self._definitions.operations(node) if node and depth <= _DEEPEST else None
        for one in found[1] if found else ():
            said = self._path_by(found[0], one, depth + 1) if found else None
            if said is not None:
                return said
        sources = self._definitions.sources.get(node, ())
        if found and not found[1] and sources and any(map(_is_path, self._names(node))):
            return either(said for source in sources for said in self._path(source, depth + 1))
        return self._evaluator.of(node) if node else UNKNOWN

    def _path_by(self, unit: Unit, one: Operation, depth: int) -> Alternatives | None:
        if isinstance(one, Operator) and one.symbol == "/" and one.left and one.right:
            left, right = (self._path(side + unit.base, depth) for side in (one.left, one.right))
            return joined([left, (Literal("/"),), right])
        if not isinstance(one, Call):
            return None
        names = self._names(one.function + unit.base)
        read = self._definitions.read_by(unit, one)
        if _PATHS.intersection(names) or (read and read.name == "joinpath"):
            first = [self._path(read.of + unit.base, depth)] if read and read.name == "joinpath" else []
            parts = [*first, *(self._path(node + unit.base, depth) if node else UNKNOWN for node in one.arguments)]
            return strings.join_path(parts)
        return self._path(read.of + unit.base, depth) if read and read.name in _SAME_PATH else None

    def _names(self, node: int) -> list[str]:
        return [value.name for value in self._engine.known[node] if isinstance(value, External)]

    def _one(self, node: int) -> Expression:
        found = self._evaluator.of(node) if node else ()
        return found[0] if len(found) == 1 else UNKNOWN[0]


def _merged(found: list[Expression]) -> Iterator[Expression]:
    """Yield one reading for those of the same keys in different files: only one of these files is read."""
    files: dict[tuple[str, Expression | None], tuple[Expression, ...]] = {}
    for one in found:
        if isinstance(one, Reading):
            key = (one.variable, one.default)
            files[key] = files.get(key, ()) + one.files
        else:
            yield one
    yield from (read_from(paths, name, default) for (name, default), paths in files.items())


def _is_parser(name: str) -> bool:
    module, _, last = name.rpartition(".")
    return last in _PARSERS and module in _PARSING


def _is_path(name: str) -> bool:
    return name.startswith("pathlib.")


def _is_read(one: Expression) -> bool:
    return isinstance(one, Reading) and bool(one.files)


def _is_below(one: Expression) -> bool:
    return isinstance(one, Applied) and one.method == strings.BELOW
