"""Tells from its indentation alone what an indented statement stands in."""

from __future__ import annotations

import re

from archfit.extract.python.lexical import COMMENT, OTHER, STRING
from archfit.model import ImportKind

_LONG = rb"'''|" + b'"""'
_LONG_STRING = re.compile(
    rb"(?>(?:" + OTHER + rb"|" + COMMENT + rb"|\n|(?!" + _LONG + rb")(?:" + STRING + rb"))*)(?P<long>" + _LONG + rb")?",
    re.DOTALL,
)
_STRING = re.compile(STRING, re.DOTALL)
_HEADER = re.compile(
    rb" *(?:(?:async +)?(?P<function>def) +(?P<name>\w+)|(?P<class>class) +(?P<class_name>\w+)"
    rb"|(?P<condition>if|elif)\b|(?P<guard>try|except)\b|(?:else|finally|for|while|with|async|match|case)\b)"
    rb"(?P<rest>[^\n]*)"
)
_TYPE_CHECKING = re.compile(rb"(?:\w+\.)*TYPE_CHECKING")
_CLOSED = re.compile(rb".*:[ \t]*(?:#.*)?$")

_Context = tuple[ImportKind, str]
_Line = tuple[int, int, bytes]
"""Where a line starts, how far it is indented, and its text."""


class Surroundings:
    """The text of a module, and which stretches of it are long strings."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._openings = _lines_in_strings(text)
        self._outer: dict[tuple[int, int], _Line | None] = {}
        """What was found above the lines asked for, so that no line is passed again and again."""

    def of(self, start: int, indent: int) -> _Context | None:
        """
        Return the kind of an import on the line at `start`, and the scope it stands in.

        None when a line around it is not plainly the header of a block.
        """
        scope: list[str] = []
        kinds: set[ImportKind] = set()
        while indent:
            header = self._outer_line(start, indent)
            if header is None:
                return None
            start, indent, line = header
            if line.lstrip()[:1] in (b")", b"]", b"}"):
                opening = self._outer_line(start, indent + 1)
                if opening is None or opening[1] != indent or not _CLOSED.match(line):
                    return None
                start, _, first = opening
                line = first + b":"
            form = _HEADER.match(line)
            if form is None or not _CLOSED.match(line):
                return None
            _note(form, kinds, scope)
        for kind in (ImportKind.TYPE_CHECKING, ImportKind.FUNCTION, ImportKind.GUARDED):
            if kind in kinds:
                return kind, ".".join(reversed(scope))
        return ImportKind.RUNTIME, ".".join(reversed(scope))

    def _outer_line(self, start: int, indent: int) -> _Line | None:
        """Return the nearest code line above that is indented less; None when that cannot be told."""
        key = (start, indent)
        if key not in self._outer:
            self._outer[key] = self._find_outer_line(start, indent)
        return self._outer[key]

    def _find_outer_line(self, start: int, indent: int) -> _Line | None:
        text = self._text
        while start > 0:
            end = start - 1
            start = text.rfind(b"\n", 0, end) + 1
            start = self._openings.get(start, start)
            if (start, indent) in self._outer:
                return self._outer[start, indent]
            line = text[start:end]
            stripped = line.lstrip(b" ")
            if not stripped or stripped[:1] in b"#\n":
                continue
            if stripped[:1] == b"\t":
                return None
            width = len(line) - len(stripped)
            if width < indent:
                return start, width, line
        return None


def _lines_in_strings(text: bytes) -> dict[int, int]:
    """Return where the lines that begin inside a string start, each with the start of the line that opens it."""
    found: dict[int, int] = {}
    at = 0
    while (gap := _LONG_STRING.match(text, at)) and gap["long"]:
        start = gap.start("long")
        string = _STRING.match(text, start)
        if string is None:
            break
        first = text.rfind(b"\n", 0, start) + 1
        at = string.end()
        end = text.find(b"\n", start, at)
        while end >= 0:
            found[end + 1] = found.get(first, first)
            end = text.find(b"\n", end + 1, at)
    return found


def _note(form: re.Match[bytes], kinds: set[ImportKind], scope: list[str]) -> None:
    if form["function"]:
        kinds.add(ImportKind.FUNCTION)
        scope.append(form["name"].decode())
    elif form["class"]:
        scope.append(form["class_name"].decode())
    elif form["guard"]:
        kinds.add(ImportKind.GUARDED)
    elif form["condition"] and _TYPE_CHECKING.fullmatch(form["rest"].partition(b":")[0].strip()):
        kinds.add(ImportKind.TYPE_CHECKING)
