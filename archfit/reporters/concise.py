"""One line per finding, for editors and grep."""

from __future__ import annotations

from archfit.model.facts import Problem
from archfit.model.finding import Finding
from archfit.model.report import Report
from archfit.reporters.escape import leading, visible
from archfit.reporters.page import Page
from archfit.reporters.phrases import acceptance, place
from archfit.reporters.selection import problems_beside, shown
from archfit.reporters.severities import WORDS
from archfit.reporters.style import CYAN, paint, rule_link
from archfit.reporters.summary import summary_lines


def render(report: Report, page: Page) -> str:
    findings = shown(report, page)
    lines = [finding_line(finding, page) for finding in findings]
    if not page.quiet:
        lines += [problem_line(problem, page) for problem in problems_beside(report)]
        lines += summary_lines(report, findings)
    return "".join(f"{line}\n" for line in lines)


def finding_line(finding: Finding, page: Page) -> str:
    """Return `path:line:column: error[rule-name] message`."""
    name = rule_link(visible(finding.name), page)
    label = paint(f"{finding.severity.value}[{name}]", WORDS[finding.severity].colour, page)
    accepted = acceptance(finding)
    line = f"{leading(place(finding.at))}: {label} {visible(finding.violation.message)}"
    return f"{line} ({accepted})" if accepted else line


def problem_line(problem: Problem, page: Page) -> str:
    """Return `path:line:column: note[kind] message`."""
    label = paint(f"note[{problem.kind.value}]", CYAN, page)
    return f"{leading(place(problem.at))}: {label} {visible(problem.message)}"
