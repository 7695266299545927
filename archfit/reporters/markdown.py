"""Markdown for job summaries and comments: counts, a table of the rules, details per contract."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from archfit.model.finding import Finding, Status
from archfit.model.report import Report
from archfit.model.rule import Severity
from archfit.reporters.escape import html, markdown, markdown_code
from archfit.reporters.page import Page
from archfit.reporters.phrases import acceptance, counted, line_place, place, reason, remedy
from archfit.reporters.selection import gravest_first, problems_beside, shown
from archfit.reporters.summary import checked_line, contracts_line, found_line

_MOST_BYTES = 900_000
"""GitHub refuses the summary of a step above 1 MiB."""


class _Section(NamedTuple):
    """What unfolds under a title."""

    title: str
    lines: list[str]


def render(report: Report, page: Page) -> str:
    lines = ["## archfit", "", f"**{found_line(report)}**", "", *_aside(report), ""]
    if report.findings:
        lines += [*_table(report), ""]
    sections = [*_sections(gravest_first(shown(report, page))), *_problems(report)]
    lines += _details(sections, room=_MOST_BYTES - _size(lines))
    return "\n".join(lines).rstrip("\n") + "\n"


def _aside(report: Report) -> Iterator[str]:
    if report.contracts:
        yield contracts_line(report)
    yield checked_line(report)
    if not report.configured:
        yield "No configuration found; the defaults apply."
    for rule in sorted(report.skipped, key=lambda rule: rule.name):
        yield f"Not checked: {markdown_code(rule.name)}, {markdown(rule.reason)}."


def _table(report: Report) -> Iterator[str]:
    """Yield the numbers of each rule: new findings by severity, and accepted ones."""
    numbers: Counter[tuple[str, Severity | Status]] = Counter(
        (finding.name, finding.severity if finding.status is Status.NEW else finding.status)
        for finding in report.findings
    )
    heads = (Severity.ERROR, Severity.WARNING, Severity.INFO, Status.BASELINE, Status.IGNORED)
    yield "| rule | errors | warnings | infos | in baseline | ignored |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name in sorted({finding.name for finding in report.findings}):
        cells = " | ".join(f"{numbers[name, head]:,}" for head in heads)
        yield f"| {markdown_code(name)} | {cells} |"


def _sections(findings: list[Finding]) -> Iterator[_Section]:
    """Yield the findings of each broken contract, then of each rule."""
    groups: dict[tuple[bool, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        contract = finding.contract
        groups[contract is None, contract.name if contract else finding.name].append(finding)
    for (bare, name), group in sorted(groups.items()):
        kind = "rule" if bare else "contract"
        title = f"{kind} <b>{html(name)}</b>: {counted(len(group), 'finding')}"
        yield _Section(title, [_finding(finding) for finding in group])


def _finding(finding: Finding) -> str:
    parts = [f"- **{finding.severity.value}** {markdown_code(place(finding.at))} {markdown(finding.violation.message)}"]
    if accepted := acceptance(finding):
        parts[0] += f" ({markdown(accepted)})"
    parts += [
        f"  {word}: {markdown(said)}" for word, said in (("why", reason(finding)), ("help", remedy(finding))) if said
    ]
    return "<br>\n".join(parts)


def _problems(report: Report) -> Iterator[_Section]:
    lines = [f"- {markdown_code(line_place(one.at))} {markdown(one.message)}" for one in problems_beside(report)]
    if lines:
        yield _Section(f"not everything could be checked: {counted(len(lines), 'problem')}", lines)


def _details(sections: list[_Section], *, room: int) -> list[str]:
    """Return the sections as far as there is room, in bytes, and how much is left out."""
    lines: list[str] = []
    omitted = 0
    for section in sections:
        head, foot = ["<details>", f"<summary>{section.title}</summary>", ""], ["", "</details>", ""]
        room -= _size([*head, *foot])
        fitting = []
        for line in section.lines:
            room -= _size([line])
            if room < 0:
                break
            fitting.append(line)
        omitted += len(section.lines) - len(fitting)
        lines += [*head, *fitting, *foot] if fitting else []
    return (
        [*lines, f"This page is full: {counted(omitted, 'more entry', 'more entries')} left out."] if omitted else lines
    )


def _size(lines: list[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)
