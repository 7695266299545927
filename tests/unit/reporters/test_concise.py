from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from archfit.model import Finding, Location, Problem, ProblemKind, Report, Severity, Status
from archfit.reporters import Page, render

Findings = Callable[..., Finding]
Reports = Callable[..., Report]


def test_one_line_per_finding_then_the_summary(report: Reports, finding: Findings, page: Page) -> None:
    found = [
        finding(at=Location("b.py", 2, 5), message="`b` must not import `c`", severity=Severity.WARNING),
        finding(at=Location("a.py", 10), message="`a` must not import `c`"),
    ]
    problems = (Problem(ProblemKind.SYNTAX, "invalid syntax", Location("old.py", 3, 7)),)
    assert render("concise", report(found, problems=problems), page).splitlines() == [
        "a.py:10:1: error[layer-violation] `a` must not import `c`",
        "b.py:2:5: warning[layer-violation] `b` must not import `c`",
        "old.py:3:7: note[syntax] invalid syntax",
        "Found 1 error, 1 warning.",
        "Checked 214 modules and 1,032 imports.",
        "Next: archfit explain layer-violation",
    ]


def test_findings_only(report: Reports, finding: Findings, page: Page) -> None:
    quiet = replace(page, quiet=True)
    assert render("concise", report(), quiet) == ""
    many = report(finding(at=Location("a.py", line)) for line in range(1, 200))
    assert len(render("concise", many, quiet).splitlines()) == 199


def test_accepted_findings_say_so(report: Reports, finding: Findings, page: Page) -> None:
    found = [finding(at=Location("a.py", 1), message="no", status=Status.IGNORED, accepted="legacy")]
    assert render("concise", report(found), replace(page, quiet=True, show_accepted=True)) == (
        "a.py:1:1: error[layer-violation] no (ignored: legacy)\n"
    )


def test_a_path_is_never_a_command(report: Reports, finding: Findings, page: Page) -> None:
    found = [finding(at=Location("::error::/a.py", 1), message="a\n::error::b")]
    assert render("concise", report(found), replace(page, quiet=True)) == (
        r"\x3a:error::/a.py:1:1: error[layer-violation] a\x0a::error::b" + "\n"
    )


def test_colours(report: Reports, finding: Findings, page: Page) -> None:
    text = render("concise", report([finding(at=Location("a.py", 1), message="no")]), replace(page, color=True))
    assert text.startswith("a.py:1:1: \x1b[1;31merror[layer-violation]\x1b[0m no\n")
