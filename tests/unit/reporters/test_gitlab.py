from __future__ import annotations

import json
from collections.abc import Callable

from archfit.model import Finding, Location, Report, Severity
from archfit.reporters import Page, render

Findings = Callable[..., Finding]
Reports = Callable[..., Report]


def test_six_fields(report: Reports, finding: Findings, page: Page) -> None:
    text = render("gitlab", report([finding(at=Location("a.py", 10), message="no")]), page)
    assert json.loads(text) == [
        {
            "description": "no",
            "check_name": "layer-violation",
            "fingerprint": "00000000000000aa",
            "severity": "major",
            "location": {"path": "a.py", "lines": {"begin": 10}},
        }
    ]


def test_no_finding_is_an_empty_list(report: Reports, page: Page) -> None:
    assert render("gitlab", report(), page) == "[]\n"


def test_severities(report: Reports, finding: Findings, page: Page) -> None:
    wanted = {"a.py": Severity.ERROR, "b.py": Severity.WARNING, "c.py": Severity.INFO}
    found = [finding(at=Location(path, 0), severity=severity) for path, severity in wanted.items()]
    entries = json.loads(render("gitlab", report(found), page))
    assert [entry["severity"] for entry in entries] == ["major", "minor", "info"]
    assert [entry["location"]["lines"]["begin"] for entry in entries] == [1, 1, 1]


def test_fingerprints_are_unique(report: Reports, finding: Findings, page: Page) -> None:
    found = [finding(at=Location("a.py", line)) for line in (1, 2, 3)]
    fingerprints = [entry["fingerprint"] for entry in json.loads(render("gitlab", report(found), page))]
    assert fingerprints == ["00000000000000aa", "00000000000000aa-2", "00000000000000aa-3"]
