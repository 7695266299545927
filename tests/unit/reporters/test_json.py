from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from archfit.model import (
    BaselineDelta,
    ContractResult,
    Finding,
    Location,
    Problem,
    ProblemKind,
    Report,
    SkippedRule,
    Status,
    Step,
)
from archfit.reporters import Page, render

Findings = Callable[..., Finding]
Reports = Callable[..., Report]


def test_the_whole_document(report: Reports, explained: Finding, page: Page) -> None:
    steps = (
        Step("shop.billing.service", Location("src/shop/billing/service.py", 0)),
        Step("shop.web.views", Location("src/shop/billing/service.py", 10, 5), "in `f()`"),
    )
    found = replace(explained, violation=replace(explained.violation, steps=steps, notes=("a note",)))
    text = render(
        "json",
        report(
            [found],
            contracts=(
                ContractResult("web > billing", "layers", Location("pyproject.toml", 10), kept=False, findings=1),
            ),
            problems=(Problem(ProblemKind.ENCODING, "no UTF-8", Location("bad.py", 2)),),
            skipped=(SkippedRule("shared-table", "no tables"),),
            baseline=BaselineDelta("archfit-baseline.toml", 0, ("gone",)),
        ),
        page,
    )
    assert text.endswith("}\n")
    assert json.loads(text) == {
        "version": 1,
        "tool": {"name": "archfit", "version": "0.1.0"},
        "mode": "monolith",
        "configuration": "archfit.toml",
        "summary": {
            "errors": 1,
            "warnings": 0,
            "infos": 0,
            "baseline": 0,
            "ignored": 0,
            "contracts-kept": 0,
            "contracts-broken": 1,
            "components": 0,
            "files": 3,
            "modules": 214,
            "imports": 1032,
            "unanalysed": 0,
        },
        "contracts": [
            {
                "name": "web > billing",
                "type": "layers",
                "path": "pyproject.toml",
                "line": 10,
                "kept": False,
                "findings": 1,
            }
        ],
        "findings": [
            {
                "code": "IMP001",
                "name": "layer-violation",
                "severity": "error",
                "status": "new",
                "accepted": None,
                "path": "src/shop/billing/service.py",
                "line": 10,
                "column": 5,
                "end-line": 10,
                "end-column": 37,
                "message": "`shop.billing` must not import `shop.web`",
                "subject": "shop.billing.service -> shop.web.views",
                "fingerprint": "00000000000000aa",
                "contract": "web > billing",
                "source": "billing",
                "target": "web",
                "why": "billing is deployed without the UI",
                "help": "move `index` below `billing`, or pass it in from `shop.web`",
                "notes": ["a note"],
                "confidence": "direct",
                "evidence": [
                    {
                        "text": "shop.web.views",
                        "path": "src/shop/billing/service.py",
                        "line": 10,
                        "column": 5,
                        "note": "in `f()`",
                    }
                ],
            }
        ],
        "problems": [{"kind": "encoding", "message": "no UTF-8", "path": "bad.py", "line": 2}],
        "skipped": [{"name": "shared-table", "reason": "no tables"}],
        "baseline": {"path": "archfit-baseline.toml", "known": 0, "stale": ["gone"]},
    }


def test_every_new_finding_in_order(report: Reports, finding: Findings, page: Page) -> None:
    found = [finding(at=Location("a.py", line)) for line in range(200, 0, -1)]
    known = finding(at=Location("a.py", 300), status=Status.BASELINE)
    document = json.loads(render("json", report([*found, known]), replace(page, max_diagnostics=1)))
    assert [one["line"] for one in document["findings"]] == list(range(1, 201))
    shown = json.loads(render("json", report([*found, known]), replace(page, show_accepted=True)))
    assert shown["findings"][-1]["status"] == "baseline"


def test_text_is_printable_and_otherwise_as_it_was(report: Reports, finding: Findings, page: Page) -> None:
    text = render("json", report([finding(at=Location("日本/\x1b\udce9.py", 1), message="a\nb\u202e")]), page)
    assert text.encode()
    assert "日本" in text
    found = json.loads(text)["findings"][0]
    assert (found["path"], found["message"]) == (r"日本/\x1b\xe9.py", "a\nb" + r"\u202e")
    assert json.loads(text)["baseline"] is None
