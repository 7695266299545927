"""Text with holes as a string that a parser of SQL takes: each hole becomes a name nobody else uses."""

from __future__ import annotations

import re

from archfit.model.value import Text

MARK = re.compile(r"archfit_hole_\d+_", re.IGNORECASE)
_BLANK = re.compile(
    r"""
      (?P<doubled>%%)
    | (?P<tag>\{%[^%]{0,400}%\} | \{\#[^#]{0,400}\#\})  # Jinja
    | \{\{(?P<template>[^{}]{0,400})\}\}                # Jinja
    | \$?\{(?P<field>[\w.!:\[\]]{0,100})\}              # str.format, string.Template
    | %\((?P<key>[\w.]{1,100})\)[a-z] | %[sdifr](?!\w)  # printf style: PEP 249, `format` and `pyformat`
    """,
    re.VERBOSE,
)


class _Marks:
    """Names for holes: holes of one name are one."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._count = 0

    def mark(self, name: str) -> str:
        if name and name in self._known:
            return self._known[name]
        self._count += 1
        mark = f"archfit_hole_{self._count}_"
        if name:
            self._known[name] = mark
        return mark

    def fill(self, found: re.Match[str]) -> str:
        if found["doubled"]:
            return "%"
        if found["tag"]:
            return " "
        return self.mark((found["template"] or found["field"] or found["key"] or "").strip())


def spell(statement: Text) -> str:
    """Return the text with a mark in the place of every hole, variable and blank still to be filled in."""
    marks = _Marks()
    return "".join(
        _BLANK.sub(marks.fill, part) if isinstance(part, str) else marks.mark(part.name) for part in statement.parts
    )


def has_hole(text: str) -> bool:
    """Tell whether part of a name is not known."""
    return MARK.search(text) is not None
