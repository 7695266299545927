"""Gathers everything wrong with one document, each mistake with its place."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from archfit.config.document import Document
from archfit.config.positions import Keys, Span, scan
from archfit.model import ArchfitError, Location, Mistake
from archfit.model.wording import printable

_MOST_MISTAKES = 200


class Mistakes:
    """Filled while a document is read, raised once at the end."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Mistake] = []

    def add(
        self, where: Keys, message: str, *, code: str = "invalid-config", advice: str = "", at_key: bool = False
    ) -> None:
        """Note a mistake at a value, or at its key; too many of them end the reading."""
        at = self.at(where, at_key=at_key)
        self.found.append(Mistake(message, code, at, advice, printable(self._lines[at.line - 1])))
        if len(self.found) == _MOST_MISTAKES:
            self.raise_all()

    def raise_all(self) -> None:
        """Raise ArchfitError with every mistake, in the order of the text, if there is any."""
        if self.found:
            raise ArchfitError(*sorted(self.found, key=lambda mistake: (mistake.at or (), mistake.message)))

    def at(self, where: Keys, *, at_key: bool = False) -> Location:
        """Return the place of a value (or its key), or of what is around it when it is not in the text."""
        while where and where not in self._spans:
            where = where[:-1]
        if not where:
            return Location(self.document.path)
        start, end = self._spans[where].key if at_key else self._spans[where].value
        return Location(self.document.path, *self._line_and_column(start), *self._line_and_column(end))

    @cached_property
    def _spans(self) -> dict[Keys, Span]:
        return scan(self.document.text)

    @cached_property
    def _lines(self) -> list[str]:
        return self.document.text.split("\n")

    @cached_property
    def _line_starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self._lines[:-1]), initial=0))

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1
