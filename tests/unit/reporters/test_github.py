from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from archfit.model import Finding, Location, Problem, ProblemKind, Report, Severity, Status, Step
from archfit.reporters import Page, render

Findings = Callable[..., Finding]
Reports = Callable[..., Report]


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command the way the runner does."""
    command, written, data = re.fullmatch(r"::(\w+) ?(.*?)::(.*)", line).groups()  # type: ignore[union-attr]
    pairs = (pair.split("=", 1) for pair in written.split(",") if pair)
    return command, {key: unescaped(value) for key, value in pairs}, unescaped(data)


def unescaped(text: str) -> str:
    for written, meant in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(written, meant)
    return text


def test_a_finding_is_an_annotation(report: Reports, explained: Finding, page: Page) -> None:
    text = render("github", report([explained]), page)
    assert parsed(text.removesuffix("\n")) == (
        "error",
        {
            "title": "archfit (layer-violation)",
            "file": "src/shop/billing/service.py",
            "line": "10",
            "col": "5",
            "endLine": "10",
            "endColumn": "37",
        },
        (
            "src/shop/billing/service.py:10:5: `shop.billing` must not import `shop.web`\n"
            "why: billing is deployed without the UI\n"
            "help: move `index` below `billing`, or pass it in from `shop.web`"
        ),
    )


def test_the_chain_is_in_the_message(report: Reports, finding: Findings, page: Page) -> None:
    steps = (Step("a", Location("a.py", 0)), Step("b", Location("a.py", 1)), Step("c", Location("b.py", 2)))
    found = finding(at=Location("a.py", 1), message="no", severity=Severity.WARNING, steps=steps)
    command, _, data = parsed(render("github", report([found]), page).removesuffix("\n"))
    assert command == "warning"
    assert data.splitlines() == ["a.py:1:1: no", "  a", "  └─ b     a.py:1", "     └─ c  b.py:2"]


def test_names_come_back_as_they_were(report: Reports, finding: Findings, page: Page) -> None:
    path = "100%,a::b%0A.py"
    found = finding(at=Location(path, 1, 1, 2, 1), message="50% of `%0A`, \x1b")
    _, properties, data = parsed(render("github", report([found]), page).removesuffix("\n"))
    assert properties == {
        "title": "archfit (layer-violation)",
        "file": path,
        "line": "1",
        "col": "1",
        "endLine": "2",
    }
    assert data == rf"{path}:1:1: 50% of `%0A`, \x1b"


def test_a_whole_file_has_no_line(report: Reports, finding: Findings, page: Page) -> None:
    _, properties, _ = parsed(render("github", report([finding(at=Location("a.py", 0))]), page).removesuffix("\n"))
    assert properties == {"title": "archfit (layer-violation)", "file": "a.py"}


def test_what_github_would_drop_is_printed(report: Reports, finding: Findings, page: Page) -> None:
    found = [
        finding(at=Location(f"{severity.value}.py", line), message="no", severity=severity)
        for severity in (Severity.INFO, Severity.WARNING, Severity.ERROR)
        for line in range(1, 13)
    ]
    lines = render("github", report(found), page).splitlines()
    commands = [parsed(line)[0] for line in lines if line.startswith("::")]
    assert commands == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 9 + ["notice"]
    assert [line for line in lines if not line.startswith("::")][:3] == [
        "error.py:11:1: error[layer-violation] no",
        "error.py:12:1: error[layer-violation] no",
        "warning.py:11:1: warning[layer-violation] no",
    ]
    assert lines[-1] == "::notice::7 more in the log of this step"


def test_problems_are_warnings(report: Reports, page: Page) -> None:
    problems = tuple(Problem(ProblemKind.SYNTAX, "bad", Location("old.py", line)) for line in range(1, 13))
    lines = render("github", report(problems=problems), page).splitlines()
    assert parsed(lines[0]) == (
        "warning",
        {"title": "archfit (syntax)", "file": "old.py", "line": "1", "col": "1"},
        "old.py:1:1: bad",
    )
    assert lines[10:] == [
        "old.py:11:1: note[syntax] bad",
        "old.py:12:1: note[syntax] bad",
        "::notice::2 more in the log of this step",
    ]


def test_accepted_findings_are_no_annotations(report: Reports, finding: Findings, page: Page) -> None:
    found = [finding(at=Location("a.py", 1), message="no", status=Status.BASELINE)]
    assert render("github", report(found), page) == ""
    assert render("github", report(found), replace(page, show_accepted=True)) == (
        "a.py:1:1: error[layer-violation] no (in the baseline)\n::notice::1 more in the log of this step\n"
    )
