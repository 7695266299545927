"""GitLab Code Quality: the six fields of the Code Climate format that the merge request widget reads."""

from __future__ import annotations

import json
from collections import Counter

from archfit.model.report import Report
from archfit.reporters.escape import visible_values
from archfit.reporters.page import Page
from archfit.reporters.selection import shown
from archfit.reporters.severities import WORDS


def render(report: Report, page: Page) -> str:
    seen: Counter[str] = Counter()
    entries = []
    for finding in shown(report, page):
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        entries.append(
            {
                "description": finding.violation.message,
                "check_name": finding.name,
                # GitLab shows entries of one fingerprint as one.
                "fingerprint": finding.fingerprint if number == 1 else f"{finding.fingerprint}-{number}",
                "severity": WORDS[finding.severity].gitlab,
                "location": {"path": finding.at.path, "lines": {"begin": max(finding.at.line, 1)}},
            }
        )
    return json.dumps(visible_values(entries), indent=2, ensure_ascii=False) + "\n"
