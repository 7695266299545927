"""The whole report for programs, never shortened."""

from __future__ import annotations

import json
from typing import Any

from archfit.model.finding import Finding, Status
from archfit.model.location import Location
from archfit.model.report import Report
from archfit.model.rule import Severity
from archfit.reporters.escape import visible_values
from archfit.reporters.page import Page
from archfit.reporters.phrases import reason, remedy
from archfit.reporters.selection import problems_in_order, shown

_VERSION = 1
"""Of the document: it changes when a key changes its meaning or goes."""


def render(report: Report, page: Page) -> str:
    document = {
        "version": _VERSION,
        "tool": {"name": "archfit", "version": report.version},
        "mode": report.mode.value,
        "configuration": report.config or None,
        "summary": _summary(report),
        "contracts": [
            {"name": one.name, "type": one.type, **_line(one.at), "kept": one.kept, "findings": one.findings}
            for one in report.contracts
        ],
        "findings": [_finding(finding) for finding in shown(report, page)],
        "problems": [
            {"kind": problem.kind.value, "message": problem.message, **_line(problem.at)}
            for problem in problems_in_order(report)
        ],
        "skipped": [{"name": rule.name, "reason": rule.reason} for rule in report.skipped],
        "baseline": _baseline(report),
    }
    return json.dumps(visible_values(document), indent=2, ensure_ascii=False) + "\n"


def _line(at: Location) -> dict[str, Any]:
    return {"path": at.path, "line": at.line}


def _summary(report: Report) -> dict[str, int]:
    kept = sum(contract.kept for contract in report.contracts)
    return {
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "infos": report.count(Severity.INFO),
        "baseline": report.accepted(Status.BASELINE),
        "ignored": report.accepted(Status.IGNORED),
        "contracts-kept": kept,
        "contracts-broken": len(report.contracts) - kept,
        "components": len(report.components),
        "files": report.counts.files,
        "modules": report.counts.modules,
        "imports": report.counts.imports,
        "unanalysed": report.counts.unanalysed,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    at, violation = finding.at, finding.violation
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "status": finding.status.value,
        "accepted": finding.accepted or None,
        **_line(at),
        "column": at.column,
        "end-line": at.end_line or None,
        "end-column": at.end_column or None,
        "message": violation.message,
        "subject": violation.subject,
        "fingerprint": finding.fingerprint,
        "contract": finding.contract.name if finding.contract else None,
        "source": violation.source or None,
        "target": violation.target or None,
        "why": reason(finding) or None,
        "help": remedy(finding) or None,
        "notes": list(violation.notes),
        "confidence": violation.confidence.value,
        "evidence": [
            {"text": step.text, **_line(step.at), "column": step.at.column, "note": step.note or None}
            for step in violation.steps
            if step.at.line
        ],
    }


def _baseline(report: Report) -> dict[str, Any] | None:
    if report.baseline is None:
        return None
    return {"path": report.baseline.path, "known": report.baseline.known, "stale": list(report.baseline.stale)}
