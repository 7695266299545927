"""Colours, links, glyphs and columns of text for terminals, without markup."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from typing import NamedTuple

from archfit.reporters.page import Page

BOLD = "1"
RED = "1;31"
YELLOW = "1;33"
BLUE = "1;34"
CYAN = "1;36"


class Glyphs(NamedTuple):
    """The signs beyond letters."""

    branch: str
    ellipsis: str
    back: str
    """Closes a cycle."""
    arrow: str


_UNICODE = Glyphs("└─", "…", "↩", "→")
_ASCII = Glyphs("`-", "...", "<-", "->")


def glyphs(page: Page) -> Glyphs:
    """Return the signs that the stream can take."""
    return _UNICODE if page.unicode else _ASCII


def paint(text: str, colour: str, page: Page) -> str:
    """Return text in a colour (the parameters of an SGR sequence), where colours are wanted."""
    return f"\x1b[{colour}m{text}\x1b[0m" if page.color and text else text


def rule_link(name: str, page: Page) -> str:
    """Return the name of a rule, linked to its page where links are wanted and there are pages."""
    if not (page.hyperlinks and page.documentation):
        return name
    return f"\x1b]8;;{page.documentation}{name}\x1b\\{name}\x1b]8;;\x1b\\"


def cells(text: str) -> int:
    """Return how many columns of a terminal visible text takes (Unicode annex 11, wide as two)."""
    if text.isascii():
        return len(text)
    return len(text) + sum(_beyond_one(character) for character in text if character > "\x7f")


def _beyond_one(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 1
    return -1 if unicodedata.category(character) in ("Mn", "Me") else 0


def titled(rows: Sequence[Sequence[str]], page: Page, *, right: Collection[int] = ()) -> list[str]:
    """Return rows as aligned lines, the first of them as a heading."""
    head, *body = columns(rows, right=right)
    return [paint(head, BOLD, page), *body]


def more(count: int, page: Page) -> list[str]:
    """Return a line that says how many are not shown, or none."""
    return [f"{glyphs(page).ellipsis} and {count:,} more"] if count > 0 else []


def columns(rows: Sequence[Sequence[str]], *, right: Collection[int] = ()) -> list[str]:
    """Return rows of equally many visible texts as aligned lines; the columns in `right` hold numbers."""
    widths = [max(cells(text) for text in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            pad + text if index in right else text + pad
            for index, (text, width) in enumerate(zip(row, widths, strict=True))
            for pad in [" " * (width - cells(text))]
        ).rstrip()
        for row in rows
    ]
