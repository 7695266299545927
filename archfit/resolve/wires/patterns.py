"""
Paths of routes in one notation, whatever the framework writes for what varies.

Flask and Werkzeug 3.1 converters (`<int:id>`), Starlette 0.50 (`{name:path}`), Django 5.2 paths and regular
expressions, Bottle and Falcon fields, aiohttp regular expressions (`{name:[0-9]+}`), colons as in Sanic and Pyramid.
"""

from __future__ import annotations

import re

_CONVERTER = re.compile(
    r"<(?:(?P<kind>[\w.]+)(?:\([^)]*\))?:)?(?P<name>\w+)(?::(?P<after>\w+)[^<>]*)?>"
    r"|\{(?P<field>\w+)(?::(?P<type>(?:[^{}]|\{[^{}]*\})*))?\}"
    r"|(?<=/):(?P<colon>[A-Za-z_]\w*)(?=/|$)"
)
_KINDS = {"int": "int", "uuid": "uuid", "path": "path", "float": "float", "re": "", "string": ""}
_ANY_LENGTH = frozenset({".*", ".+", "(.*)", "(.+)"})
_REGEX = re.compile(r"^\^|\(\?|\\[dwAZ.]|\$$")
_ESCAPED = re.compile(r"\\([^dDwWsSAZbB])")
_REPEATED = re.compile(r"(?:\[[^\]]*\]|\\[dw]|\.)(?:[*+]|\{\d+(?:,\d*)?\})\??")


def normal(path: str) -> str:
    """Return a path with what varies in braces: `{name}`, `{name:int}`, `{name:path}` for more than one segment."""
    if _REGEX.search(_CONVERTER.sub("", path)):
        return _of_regex(path)
    return _CONVERTER.sub(_field, path)


def _field(found: re.Match[str]) -> str:
    name = found["name"] or found["field"] or found["colon"]
    written = found["kind"] or found["type"] or found["after"] or ""
    kind = "path" if written in _ANY_LENGTH else "int" if written == r"\d+" else _KINDS.get(written, "")
    return f"{{{name}:{kind}}}" if kind else f"{{{name}}}"


def _of_regex(pattern: str) -> str:
    pattern = pattern.removeprefix("^").removeprefix("\\A").removesuffix("\\Z").removesuffix("$")
    written, place = "", 0
    while place < len(pattern):
        if pattern[place] == "(":
            end = _closing(pattern, place)
            written += _group(pattern[place + 1 : end])
            place = end + 1
            while place < len(pattern) and pattern[place] in "?*+":
                place += 1
        else:
            written += pattern[place]
            place += 1
    # What is in braces already stays as it is.
    parts = re.split(r"(\{[^{}\d][^{}]*\}|\{\})", written)
    return "".join(part if number % 2 else _plain(part) for number, part in enumerate(parts))


def _plain(part: str) -> str:
    part = _REPEATED.sub("{}", part)
    return _ESCAPED.sub(r"\1", part).replace("/?", "/")


def _closing(pattern: str, start: int) -> int:
    depth = 0
    for place in range(start, len(pattern)):
        if pattern[place - 1 : place] != "\\":
            depth += (pattern[place] == "(") - (pattern[place] == ")")
        if not depth:
            return place
    return len(pattern)


def _group(inside: str) -> str:
    """Return what a group stands for: `?P<name>...` and `...` are fields, `?:...` is itself where it is plain."""
    named = re.match(r"\?P<(\w+)>(.*)", inside, re.DOTALL)
    name, body = (named[1], named[2]) if named else ("", inside)
    if inside.startswith("?:"):
        body = inside[2:]
        return "" if body == "/" else body if re.fullmatch(r"[\w/-]+", body) else "{}"
    if inside.startswith("?"):
        return "" if not named else _typed(name, body)
    return _typed(name, body)


def _typed(name: str, body: str) -> str:
    kind = "path" if body in _ANY_LENGTH else "int" if body in (r"\d+", "[0-9]+") else ""
    return f"{{{name}:{kind}}}" if kind and name else f"{{{name}}}"
