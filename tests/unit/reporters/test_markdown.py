from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from textwrap import dedent

from markdown_it import MarkdownIt

from archfit.model import (
    ContractResult,
    Finding,
    Location,
    Problem,
    ProblemKind,
    Report,
    Severity,
    SkippedRule,
    Status,
)
from archfit.reporters import Page, render

Findings = Callable[..., Finding]
Reports = Callable[..., Report]


def test_counts_table_and_details(report: Reports, explained: Finding, finding: Findings, page: Page) -> None:
    found = [
        finding(name="cycle", at=Location("a.py", 1), message="`a` imports itself", severity=Severity.WARNING),
        explained,
        finding(name="cycle", status=Status.BASELINE),
    ]
    text = render(
        "markdown",
        report(
            found,
            contracts=(
                ContractResult("web > billing", "layers", Location("pyproject.toml", 10), kept=False, findings=1),
            ),
            configured=False,
            skipped=(SkippedRule("shared-table", "no tables"),),
            problems=(Problem(ProblemKind.SYNTAX, "invalid syntax", Location("old.py", 3)),),
        ),
        page,
    )
    assert text == dedent("""
            ## archfit

            **Found 1 error, 1 warning (1 in baseline).**

            Contracts: 0 kept, 1 broken.
            Checked 214 modules and 1,032 imports.
            No configuration found; the defaults apply.
            Not checked: `shared-table`, no tables.

            | rule | errors | warnings | infos | in baseline | ignored |
            | --- | ---: | ---: | ---: | ---: | ---: |
            | `cycle` | 0 | 1 | 0 | 1 | 0 |
            | `layer-violation` | 1 | 0 | 0 | 0 | 0 |

            <details>
            <summary>contract <b>web &gt; billing</b>: 1 finding</summary>

            - **error** `src/shop/billing/service.py:10:5` `shop.billing` must not import `shop.web`<br>
              why: billing is deployed without the UI<br>
              help: move `index` below `billing`, or pass it in from `shop.web`

            </details>

            <details>
            <summary>rule <b>cycle</b>: 1 finding</summary>

            - **warning** `a.py:1:1` `a` imports itself

            </details>

            <details>
            <summary>not everything could be checked: 1 problem</summary>

            - `old.py:3` invalid syntax

            </details>
        """).lstrip("\n")


def test_nothing_found(report: Reports, page: Page) -> None:
    assert render("markdown", report(), page) == (
        "## archfit\n\n**Found no violations.**\n\nChecked 214 modules and 1,032 imports.\n"
    )


def test_accepted_findings_say_so(report: Reports, finding: Findings, page: Page) -> None:
    found = [finding(at=Location("a.py", 1), message="no", status=Status.IGNORED, accepted="legacy")]
    text = render("markdown", report(found), replace(page, show_accepted=True))
    assert "- **error** `a.py:1:1` no (ignored: legacy)\n" in text


def test_a_large_report_is_cut_and_stays_whole(report: Reports, finding: Findings, page: Page) -> None:
    found = [finding(at=Location("a.py", line), message="x" * 990) for line in range(1, 1000)]
    problems = (Problem(ProblemKind.SYNTAX, "invalid syntax", Location("old.py", 3)),)
    text = render("markdown", report(found, problems=problems), page)
    assert 890_000 < len(text.encode()) <= 900_000
    left_out = 999 + 1 - text.count("- **error**")
    assert text.endswith(f"</details>\n\nThis page is full: {left_out} more entries left out.\n")
    assert text.count("<details>") == text.count("</details>") == 1


def test_names_cannot_add_markup(report: Reports, finding: Findings, page: Page) -> None:
    evil = "</details><script>alert(1)</script> ![x](http://evil.invalid) | `\n# x"
    found = finding(at=Location(evil, 1), message=evil, name=evil, why=evil, help=evil)
    problems = (Problem(ProblemKind.SYNTAX, evil, Location(evil, 1)),)
    text = render("markdown", report([found], problems=problems), page)
    shown = MarkdownIt("commonmark").enable("table").render(text)
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<a " not in shown
    assert shown.count("<h") == 1
    assert shown.count("</details>") == 2
