"""Which findings a report shows, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archfit.model.facts import Problem
from archfit.model.finding import Finding
from archfit.model.report import Report
from archfit.model.rule import Severity
from archfit.reporters.page import Page

_LEAST_HIDDEN = 3
"""A line that stands for fewer findings than these would save nothing."""


class Rest(NamedTuple):
    """Findings that are counted, not shown."""

    number: int
    like: Finding | None
    """The last one shown of their group, or None for all that come after the last one shown."""


def shown(report: Report, page: Page) -> list[Finding]:
    """Return the new findings, with the accepted ones where they are wanted, in their total order."""
    findings = report.findings if page.show_accepted else report.new
    return sorted(findings, key=lambda finding: finding.order)


def problems_in_order(report: Report) -> list[Problem]:
    """Return what could not be looked at, by place."""
    return sorted(report.problems, key=lambda problem: (problem.at, problem.kind.value, problem.message))


def problems_beside(report: Report) -> list[Problem]:
    """Return, by place, what could not be looked at and is not a finding already."""
    told = {(finding.at, finding.violation.message) for finding in report.findings}
    return [one for one in problems_in_order(report) if (one.at, f"`{one.at.path}` {one.message}") not in told]


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by severity, otherwise in the order given."""
    return sorted(findings, key=lambda finding: finding.severity.rank)


def abridged(findings: Sequence[Finding], page: Page) -> Iterator[Finding | Rest]:
    """Yield as many findings as the page takes, and what stands for the others."""
    sizes = Counter(_group(finding, page) for finding in findings)
    seen: Counter[tuple[str, str, str]] = Counter()
    left, room = len(findings), page.max_diagnostics or len(findings)
    for finding in findings:
        if not room:
            break
        group = _group(finding, page)
        seen[group] += 1
        hidden = _hidden(sizes[group], page, severity=finding.severity)
        if hidden and seen[group] > sizes[group] - hidden:
            continue
        yield finding
        left, room = left - 1, room - 1
        if hidden and seen[group] == sizes[group] - hidden:
            yield Rest(hidden, finding)
            left -= hidden
    if left:
        yield Rest(left, None)


def _group(finding: Finding, page: Page) -> tuple[str, str, str]:
    violation = finding.violation
    if page.digest and finding.severity is not Severity.ERROR:
        return (finding.name, "", "")
    return (finding.contract.name if finding.contract else finding.name, violation.source, violation.target)


def _hidden(size: int, page: Page, *, severity: Severity) -> int:
    if page.digest and severity is not Severity.ERROR:
        return size - 1
    over = size - page.max_per_group
    return over if page.max_per_group and over >= _LEAST_HIDDEN else 0
