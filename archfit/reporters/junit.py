"""
JUnit XML: a test case for every contract and every rule, so that what is kept shows too.

Errors and warnings fail their case; what could not be read is an error of its own; rules that did
not run are skipped cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from archfit.model.finding import Finding
from archfit.model.report import Report
from archfit.model.rule import Severity
from archfit.reporters.concise import finding_line
from archfit.reporters.escape import xml
from archfit.reporters.page import Page
from archfit.reporters.phrases import counted
from archfit.reporters.selection import problems_beside, shown

_PLAIN = Page(color=False, unicode=True, width=0)
_OUTCOMES = {"failures": "failure", "errors": "error", "skipped": "skipped"}


class _Case(NamedTuple):
    """One test case; an empty outcome is a pass."""

    name: str
    outcome: str = ""
    type: str = ""
    message: str = ""
    text: str = ""


def render(report: Report, page: Page) -> str:
    findings = shown(report, page)
    suites = {
        "contracts": list(_contracts(report, findings)),
        "rules": list(_rules(report, [finding for finding in findings if not finding.contract])),
        "files": [
            _Case(one.at.path, "error", one.kind.value, one.message, f"{one.at}: {one.message}")
            for one in problems_beside(report)
        ],
    }
    filled = {name: cases for name, cases in suites.items() if cases} or {"rules": [_Case("no violations found")]}
    root = Element("testsuites", {"name": "archfit", **_tally(case for cases in filled.values() for case in cases)})
    for name, cases in filled.items():
        suite = SubElement(root, "testsuite", {"name": name, **_tally(cases)})
        for case in cases:
            _write(suite, case, classname=f"archfit.{name.removesuffix('s')}")
    indent(root)
    return "<?xml version='1.0' encoding='utf-8'?>\n" + tostring(root, encoding="unicode") + "\n"


def _contracts(report: Report, findings: list[Finding]) -> Iterator[_Case]:
    for contract in report.contracts:
        own = [finding for finding in findings if finding.contract and finding.contract.name == contract.name]
        yield _judged(contract.name, contract.type, own, kept=contract.kept)


def _rules(report: Report, findings: list[Finding]) -> Iterator[_Case]:
    ran = {rule.name for rule in report.rules if not rule.contract}
    for name in sorted(ran | {finding.name for finding in findings}):
        yield _judged(name, name, [finding for finding in findings if finding.name == name])
    for rule in sorted(report.skipped, key=lambda rule: rule.name):
        yield _Case(rule.name, "skipped", message=rule.reason)


def _judged(name: str, kind: str, findings: list[Finding], *, kept: bool = True) -> _Case:
    text = "\n".join(finding_line(finding, _PLAIN) for finding in findings)
    failing = any(finding.severity in (Severity.ERROR, Severity.WARNING) for finding in findings)
    if failing or not kept:
        return _Case(name, "failure", kind, counted(len(findings), "violation"), text)
    return _Case(name, text=text)


def _tally(cases: Iterable[_Case]) -> dict[str, str]:
    outcomes = [case.outcome for case in cases]
    return {"tests": str(len(outcomes))} | {name: str(outcomes.count(word)) for name, word in _OUTCOMES.items()}


def _write(suite: Element, case: _Case, *, classname: str) -> None:
    element = SubElement(suite, "testcase", {"classname": classname, "name": xml(case.name)})
    if case.outcome:
        attributes = {"type": xml(case.type), "message": xml(case.message)}
        outcome = SubElement(element, case.outcome, {key: value for key, value in attributes.items() if value})
        outcome.text = xml(case.text) or None
    elif case.text:
        SubElement(element, "system-out").text = xml(case.text)
