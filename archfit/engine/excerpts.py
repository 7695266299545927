"""Fetches the source lines that a report shows."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache

from archfit.extract.read import UnreadableError, as_utf8, read
from archfit.model.finding import Finding
from archfit.model.report import Report

_BEFORE = 1
_AFTER = 1
_LONGEST = 400


def with_excerpts(report: Report, root: str) -> Report:
    """Return the report with the lines around the place of every finding, where they can be read."""
    inside = os.path.realpath(root)

    @cache
    def lines(path: str) -> tuple[str, ...]:
        if os.path.commonpath((inside, os.path.realpath(f"{inside}/{path}"))) != inside:
            return ()  # a link that leads out is reported; what it leads to is nobody's business
        try:
            content = as_utf8(path, read(root, path))
        except UnreadableError:
            return ()
        text = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").decode("utf-8", "replace")
        return tuple(line[:_LONGEST] for line in text.split("\n"))

    def excerpt(finding: Finding) -> Finding:
        known, at = lines(finding.at.path), finding.at.line
        shown = range(max(at - _BEFORE, 1), min(at + _AFTER, len(known)) + 1)
        return replace(finding, excerpt=tuple((number, known[number - 1]) for number in shown))

    return replace(report, findings=tuple(excerpt(finding) for finding in report.findings))
