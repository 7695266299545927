"""
Workflow commands, which GitHub Actions shows beside the code of a pull request.

GitHub takes ten errors, ten warnings and ten notices of a step and drops the others without a word
(actions/toolkit, problem matchers and annotations); those are printed as plain lines instead.
"""

from __future__ import annotations

from collections import Counter

from archfit.model.facts import Problem
from archfit.model.finding import Finding, Status
from archfit.model.location import Location
from archfit.model.report import Report
from archfit.reporters.concise import finding_line, problem_line
from archfit.reporters.escape import github_data, github_property
from archfit.reporters.evidence import step_lines
from archfit.reporters.page import Page
from archfit.reporters.phrases import place, reason, remedy
from archfit.reporters.selection import gravest_first, problems_beside, shown
from archfit.reporters.severities import WORDS

_MOST = {"error": 10, "warning": 10, "notice": 9}
"""One notice is left to tell of the others."""


def render(report: Report, page: Page) -> str:
    lines: list[str] = []
    beyond: list[str] = []
    sent: Counter[str] = Counter()
    for finding in gravest_first(shown(report, page)):
        command = WORDS[finding.severity].github
        annotated = finding.status is Status.NEW and sent[command] < _MOST[command]
        sent[command] += annotated
        if annotated:
            lines.append(_finding(finding, page, command=command))
        else:
            beyond.append(finding_line(finding, page))
    for problem in problems_beside(report):
        annotated = sent["warning"] < _MOST["warning"]
        sent["warning"] += annotated
        if annotated:
            lines.append(_problem(problem))
        else:
            beyond.append(problem_line(problem, page))
    if beyond:
        beyond.append(f"::notice::{len(beyond):,} more in the log of this step")
    return "".join(f"{line}\n" for line in [*lines, *beyond])


def _finding(finding: Finding, page: Page, *, command: str) -> str:
    violation = finding.violation
    text = [f"{place(finding.at)}: {violation.message}"]
    text += [f"  {line}" for line in step_lines(violation, page)] if violation.steps else []
    text += [f"{word}: {said}" for word, said in (("why", reason(finding)), ("help", remedy(finding))) if said]
    return _command(command, finding.name, finding.at, text="\n".join(text))


def _problem(problem: Problem) -> str:
    return _command("warning", problem.kind.value, problem.at, text=f"{place(problem.at)}: {problem.message}")


def _command(command: str, name: str, at: Location, *, text: str) -> str:
    properties = {"title": f"archfit ({name})", "file": at.path}
    if at.line:
        properties |= {"line": str(at.line), "col": str(at.column)}
    if at.line and at.end_line:
        properties["endLine"] = str(at.end_line)
    if at.line and at.end_line == at.line and at.end_column:  # columns hold within one line only
        properties["endColumn"] = str(at.end_column)
    written = ",".join(f"{key}={github_property(value)}" for key, value in properties.items())
    return f"::{command} {written}::{github_data(text)}"
