from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from junitparser import JUnitXml

from archfit.model import (
    AppliedRule,
    ContractRef,
    ContractResult,
    Family,
    Finding,
    Location,
    Problem,
    ProblemKind,
    Report,
    Severity,
    SkippedRule,
)
from archfit.reporters import Page, render

Findings = Callable[..., Finding]
Reports = Callable[..., Report]
Outcome = tuple[str, str, list[tuple[str, str | None, str | None, str | None]]]


def rule(name: str, *, contract: str = "") -> AppliedRule:
    return AppliedRule(code=name.upper(), name=name, family=Family.IMPORTS, severity=Severity.ERROR, contract=contract)


def outcomes(text: str) -> Iterator[Outcome]:
    for suite in JUnitXml.fromstring(text.encode()):
        for case in suite:
            results = [(type(one).__name__, one.type, one.message, one.text) for one in case.result]
            yield case.classname, case.name, results


def test_contracts_and_rules_are_test_cases(
    report: Reports, finding: Findings, layers: ContractRef, page: Page
) -> None:
    found = [
        finding(contract=layers, message="no", at=Location("a.py", 1)),
        finding(name="cycle", message="round", at=Location("b.py", 2), severity=Severity.WARNING),
    ]
    text = render(
        "junit",
        report(
            found,
            contracts=(
                ContractResult("web > billing", "layers", Location("pyproject.toml", 10), kept=False, findings=1),
                ContractResult("kept <one>", "layers", Location("pyproject.toml", 20), kept=True, findings=0),
            ),
            rules=(rule("cycle"), rule("quiet-rule"), rule("layer-violation", contract="layers")),
            skipped=(SkippedRule("shared-table", "no tables"),),
            problems=(Problem(ProblemKind.SYNTAX, "bad", Location("old.py", 3)),),
        ),
        page,
    )
    assert list(outcomes(text)) == [
        (
            "archfit.contract",
            "web > billing",
            [("Failure", "layers", "1 violation", "a.py:1:1: error[layer-violation] no")],
        ),
        ("archfit.contract", "kept <one>", []),
        ("archfit.rule", "cycle", [("Failure", "cycle", "1 violation", "b.py:2:1: warning[cycle] round")]),
        ("archfit.rule", "quiet-rule", []),
        ("archfit.rule", "shared-table", [("Skipped", None, "no tables", None)]),
        ("archfit.file", "old.py", [("Error", "syntax", "bad", "old.py:3: bad")]),
    ]
    whole = JUnitXml.fromstring(text.encode())
    assert (whole.tests, whole.failures, whole.errors, whole.skipped) == (6, 2, 1, 1)


def test_infos_pass(report: Reports, finding: Findings, page: Page) -> None:
    text = render("junit", report([finding(severity=Severity.INFO, message="hm", at=Location("a.py", 1))]), page)
    assert list(outcomes(text)) == [("archfit.rule", "layer-violation", [])]
    assert "<system-out>a.py:1:1: info[layer-violation] hm</system-out>" in text


def test_a_report_is_never_empty(report: Reports, page: Page) -> None:
    assert list(outcomes(render("junit", report(), page))) == [("archfit.rule", "no violations found", [])]


@pytest.mark.parametrize("name", ["bell\x07.py", "fffe\ufffe.py", "]]>.py", "<!--&\udcff", "del\x7f"])
def test_names_that_xml_cannot_hold(report: Reports, finding: Findings, name: str, page: Page) -> None:
    problem = Problem(ProblemKind.SYNTAX, name, Location(name, 1))
    text = render("junit", report([finding(message=name, at=Location(name, 1))], problems=(problem,)), page)
    shown = name.replace("\x07", r"\x07").replace("\ufffe", r"\ufffe").replace("\udcff", r"\xff")
    shown = shown.replace("\x7f", r"\x7f")
    (_, _, [failure]), (_, file, [error]) = outcomes(text)
    assert failure[3] == f"{shown}:1:1: error[layer-violation] {shown}"
    assert (file, error[2]) == (shown, shown)
