"""
Where the keys and values of a TOML text stand, which the parser does not tell.

Reads only text that the parser has accepted, and so needs to know where things begin and end, not what they mean.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import tomli

from archfit.config.document import KEY_PART

Keys = tuple[str | int, ...]
"""The way to a value: `("contracts", 2, "layers", 0)`."""

_KEY = rf"{KEY_PART}(?:[ \t]*\.[ \t]*{KEY_PART})*"
_PART = re.compile(KEY_PART)
_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_HEADER = re.compile(rf"(\[\[?)[ \t]*({_KEY})[ \t]*\]\]?")
_ASSIGNMENT = re.compile(rf"({_KEY})[ \t]*=[ \t]*")
_SCALAR = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s,\]}#]+(?:[ ]\d[^\s,\]}#]*)?''',
    re.DOTALL,
)


class Span(NamedTuple):
    """Offsets into the text; what has no key, such as an element of a list, has its value's in both places."""

    key: tuple[int, int]
    value: tuple[int, int]


class _Frame(NamedTuple):
    """A table or a list that is still open."""

    path: Keys
    start: int
    is_list: bool


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: dict[Keys, Span] = {}
        self.lengths: dict[Keys, int] = {}
        self.frames = [_Frame((), 0, is_list=False)]

    def run(self) -> dict[Keys, Span]:
        at = self._skip_blank(0)
        while at < len(self.text):
            after = self._step(at)
            if after <= at:  # not TOML after all: what was found so far has to do
                break
            at = self._skip_blank(after)
        return self.spans

    def _skip_blank(self, at: int) -> int:
        found = _BLANK.match(self.text, at)
        return found.end() if found else at

    def _step(self, at: int) -> int:
        """Read one header, assignment, element, comma or closing bracket; return where it ends."""
        frame, char = self.frames[-1], self.text[at]
        if char == ",":
            self.lengths[frame.path] = self.lengths.get(frame.path, 0) + 1
            return at + 1
        if char in "]}" and len(self.frames) > 1:
            self.frames.pop()
            self.spans[frame.path] = self.spans[frame.path]._replace(value=(frame.start, at + 1))
            return at + 1
        if char == "[" and len(self.frames) == 1:
            return self._header(at)
        if frame.is_list:
            return self._value((*frame.path, self.lengths.get(frame.path, 0)), key=None, at=at)
        return self._assignment(frame.path, at)

    def _header(self, at: int) -> int:
        found = _HEADER.match(self.text, at)
        if not found:
            return at
        path: Keys = ()
        for match in _PART.finditer(found[2]):
            if path in self.lengths:
                path = (*path, self.lengths[path] - 1)
            path = (*path, _unquoted(match[0]))
            self.spans.setdefault(path, Span(found.span(), found.span()))
        if found[1] == "[[":
            self.lengths[path] = self.lengths.get(path, 0) + 1
            path = (*path, self.lengths[path] - 1)
        self.spans[path] = Span(found.span(), found.span())
        self.frames = [_Frame(path, at, is_list=False)]
        return found.end()

    def _assignment(self, path: Keys, at: int) -> int:
        found = _ASSIGNMENT.match(self.text, at)
        if not found:
            return at
        for match in _PART.finditer(self.text, *found.span(1)):
            path = (*path, _unquoted(match[0]))
            self.spans.setdefault(path, Span(match.span(), match.span()))
        return self._value(path, key=self.spans[path].key, at=found.end())

    def _value(self, path: Keys, *, key: tuple[int, int] | None, at: int) -> int:
        char = self.text[at : at + 1]
        scalar = _SCALAR.match(self.text, at)
        end = at + 1 if char in ("[", "{") else scalar.end() if scalar else at
        self.spans[path] = Span(key or (at, end), (at, end))
        if char in ("[", "{"):
            self.frames.append(_Frame(path, at, is_list=char == "["))
        return end


def scan(text: str) -> dict[Keys, Span]:
    """Return the offsets of every table, key, value and list element of a TOML text that parses."""
    return _Scan(text).run()


def _unquoted(part: str) -> str:
    if part[0] == "'" or (part[0] == '"' and "\\" not in part):
        return part[1:-1]
    if part[0] != '"':
        return part
    return next(iter(tomli.loads(f"{part} = 0")))
