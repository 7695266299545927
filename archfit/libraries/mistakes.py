"""Gathers everything wrong with one library file, each mistake with its place."""

from __future__ import annotations

import ast

from archfit.model import ArchfitError, Location, Mistake
from archfit.model.wording import printable

_CODE = "invalid-library"
_MOST_MISTAKES = 200


class Mistakes:
    """Filled while a file is read, raised once at the end."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._lines = text.split("\n")
        self._found: list[Mistake] = []

    def add(self, node: ast.expr | ast.stmt | ast.keyword | ast.arg, message: str, *, advice: str = "") -> None:
        """Note a mistake at what it is made in; too many of them end the reading."""
        start = (node.lineno, self._column(node.lineno, node.col_offset))
        end = (node.end_lineno or 0, self._column(node.end_lineno or 0, node.end_col_offset or 0))
        within = end if end[0] == start[0] else (0, 0)
        self._found.append(Mistake(message, _CODE, Location(self.path, *start, *within), advice, self._line(start[0])))
        if len(self._found) == _MOST_MISTAKES:
            self.raise_all()

    def unreadable(self, reason: str) -> ArchfitError:
        """Return the error for a file that nothing can be made of."""
        return ArchfitError(Mistake(f"cannot read `{self.path}`: {reason}", _CODE, Location(self.path)))

    def invalid_syntax(self, error: SyntaxError) -> ArchfitError:
        """Return the error for a file that is no Python."""
        at = Location(self.path, error.lineno or 1, max(error.offset or 1, 1))
        message = f"invalid syntax in `{self.path}`: {error.msg[:1].lower()}{error.msg[1:]}"
        return ArchfitError(Mistake(message, _CODE, at, excerpt=self._line(at.line)))

    def raise_all(self) -> None:
        """Raise ArchfitError with every mistake, in the order of the text, if there is any."""
        if self._found:
            raise ArchfitError(*sorted(self._found, key=lambda mistake: (mistake.at or (), mistake.message)))

    def _column(self, line: int, offset: int) -> int:
        """Count characters where `ast` counts bytes of UTF-8."""
        return len(self._lines[line - 1].encode()[:offset].decode()) + 1

    def _line(self, number: int) -> str:
        return printable(self._lines[number - 1]) if number <= len(self._lines) else ""
