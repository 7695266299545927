"""The source around a finding, with the place marked."""

from __future__ import annotations

from archfit.model.finding import Finding
from archfit.model.location import Location
from archfit.reporters.escape import visible
from archfit.reporters.page import Page
from archfit.reporters.severities import WORDS
from archfit.reporters.style import BLUE, cells, glyphs, paint

_LEAST_ROOM = 20


def excerpt_lines(finding: Finding, page: Page, *, gutter: int) -> list[str]:
    """
    Return the numbered source lines with carets and the label under the marked one.

    Of a place that spans lines only the first is marked. Lines wider than the page are cut on the
    side away from the mark.
    """
    room = max(page.width - gutter - 3, _LEAST_ROOM)
    start, width = _mark(finding)
    offset = max(0, start - room // 4) if start + width > room else 0
    start -= offset
    lines = []
    for number, text in finding.excerpt:
        shown = _cut(_displayed(text), offset, room=room, ellipsis=glyphs(page).ellipsis)
        bar = paint(f"{number:>{gutter}} |", BLUE, page)
        lines.append(f"{bar} {shown}".rstrip())
        if number == finding.at.line:
            carets = f"{'^' * max(min(width, room - start), 1)} {visible(finding.violation.label)}".rstrip()
            bar = paint(f"{'':{gutter}} |", BLUE, page)
            lines.append(f"{bar} {' ' * start}{paint(carets, WORDS[finding.severity].colour, page)}")
    return lines


def _mark(finding: Finding) -> tuple[int, int]:
    """Return where the marked stretch of the displayed line starts and how wide it is, in terminal cells."""
    at = finding.at
    text = dict(finding.excerpt).get(at.line, "")
    before = _displayed(text[: at.column - 1])
    marked = _displayed(text[at.column - 1 : _end(at, text)])
    return cells(before), max(cells(marked), 1)


def _end(at: Location, text: str) -> int:
    if at.end_line > at.line:
        return len(text.rstrip())
    return max(at.end_column, at.column + 1) - 1


def _displayed(text: str) -> str:
    return visible(text.rstrip("\r\n").replace("\t", "    "))


def _cut(text: str, offset: int, *, room: int, ellipsis: str) -> str:
    if offset:
        text = ellipsis + text[offset + len(ellipsis) :] if len(text) > offset else ""
    return text if len(text) <= room else text[: room - len(ellipsis)] + ellipsis
