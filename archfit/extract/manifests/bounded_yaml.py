"""YAML as mappings, lists and strings, within bounds: no tags, no object construction, no expansion."""

from __future__ import annotations

from typing import Any

MAX_NODES = 100_000
MAX_DEPTH = 100
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Scalar(str):
    """Text that knows on which line it stands, and what it is when it is no plain text."""

    __slots__ = ("line", "tag")
    line: int
    tag: str
    """`null` for nothing, or the tag of an application, `!Ref`; else empty."""


class Mapping(dict[str, Any]):
    """A mapping that knows on which line each key stands."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}


class YamlError(Exception):
    """The text is not YAML, or more than is read; with the line, counted from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def is_null(value: Any) -> bool:
    """Tell whether nothing is written where a value may stand: not even quotes."""
    return isinstance(value, Scalar) and value.tag == "null"


def tag_of(value: Any) -> str:
    """Return the tag that an application gives a meaning to, such as `!Ref`; or nothing."""
    return value.tag if isinstance(value, Scalar) and value.tag.startswith("!") else ""


def line_of(value: Any, default: int = 1) -> int:
    """Return the line on which a scalar, or the first key of a mapping, stands."""
    if isinstance(value, Mapping):
        return next(iter(value.lines.values()), default)
    return value.line if isinstance(value, Scalar) else default


def documents(content: bytes) -> list[Any]:
    """
    Read every document of a YAML file; every scalar stays text.

    An alias is the very value its anchor names, so that nothing multiplies; a merge key adds the keys
    it brings, each of which counts. Raises `YamlError` beyond 100 000 nodes or 100 levels, for an
    alias inside its own anchor, and for what is not YAML.
    """
    import yaml  # noqa: PLC0415 -- heavy, and most runs read no YAML

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder()
    try:
        for event in yaml.parse(content, Loader=loader):
            builder.take(type(event).__name__, event)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or str(error).partition("\n")[0] or "unreadable"
        message = f"not YAML: {said}"
        raise YamlError(message, mark.line + 1 if mark else 1) from None
    return builder.found


class _Builder:
    """Builds plain values from parser events without recursion."""

    def __init__(self) -> None:
        self.found: list[Any] = []
        self.open: list[tuple[Any, str]] = []
        self.keys: list[tuple[str, int] | None] = []
        self.anchors: dict[str, Any] = {}
        self.nodes = 0

    def take(self, kind: str, event: Any) -> None:
        line = event.start_mark.line + 1
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            self.count(1, line)
            if len(self.open) >= MAX_DEPTH:
                message = f"nested more than {MAX_DEPTH} levels deep"
                raise YamlError(message, line)
            self.open.append((Mapping() if kind == "MappingStartEvent" else [], event.anchor or ""))
            self.keys.append(None)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            value, anchor = self.open.pop()
            self.keys.pop()
            self.place(value, anchor, line)
        elif kind == "ScalarEvent":
            self.count(1, line)
            self.place(_scalar(event, line), event.anchor or "", line)
        elif kind == "AliasEvent":
            self.alias(event.anchor, line)
        elif kind == "DocumentStartEvent":
            self.anchors = {}

    def alias(self, anchor: str, line: int) -> None:
        self.count(1, line)
        if anchor not in self.anchors:
            message = f"the alias `{anchor}` names no value before it"
            raise YamlError(message, line)
        self.place(self.anchors[anchor], "", line)

    def count(self, more: int, line: int) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            message = f"more than {MAX_NODES} values"
            raise YamlError(message, line)

    def place(self, value: Any, anchor: str, line: int) -> None:
        if anchor:
            self.anchors[anchor] = value
        if not self.open:
            self.found.append(value)
            return
        around = self.open[-1][0]
        if isinstance(around, list):
            around.append(value)
        elif self.keys[-1] is None:
            self.keys[-1] = (value if isinstance(value, str) else "", line)
        else:
            key, at = self.keys[-1]
            self.keys[-1] = None
            self.enter(around, key, value, at)

    def enter(self, around: Mapping, key: str, value: Any, at: int) -> None:
        if key != "<<":
            around[key] = value
            around.lines[key] = at
            return
        for merged in value if isinstance(value, list) else [value]:
            if isinstance(merged, Mapping):
                self.count(len(merged), at)
                for name, inner in merged.items():
                    if name not in around:
                        around[name] = inner
                        around.lines[name] = merged.lines[name]


def _scalar(event: Any, line: int) -> Scalar:
    scalar = Scalar(event.value)
    scalar.line = line
    plain = event.implicit[0] and event.value in _NULLS
    scalar.tag = "null" if plain else event.tag if event.tag and event.tag.startswith("!") else ""
    return scalar
