"""The last lines of the text formats: what was found, and what was looked at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from archfit.model.finding import Finding, Status
from archfit.model.report import Report
from archfit.model.rule import Severity
from archfit.reporters.escape import prose, visible
from archfit.reporters.phrases import counted

_WORDS = {
    "calls": ("call",),
    "requests": ("request",),
    "messages": ("message",),
    "queries": ("query", "queries"),
    "connections": ("connection",),
}
"""The kinds of what is followed, in the order they are told, each with its noun."""


def summary_lines(report: Report, findings: Sequence[Finding]) -> list[str]:
    """Return the summary; `findings` are those shown, the first one is offered for explanation."""
    lines = [] if report.configured else ["no configuration found; the defaults apply"]
    lines += skipped_lines(report)
    if report.contracts:
        lines.append(contracts_line(report))
    lines += [found_line(report), checked_line(report)]
    if report.coverage:
        lines.append(followed_line(report))
    if findings:
        lines.append(f"Next: archfit explain {visible(findings[0].name)}")
    return lines


def skipped_lines(report: Report) -> list[str]:
    """Return one line per reason why rules did not run."""
    names: dict[str, list[str]] = defaultdict(list)
    for rule in report.skipped:
        names[rule.reason].append(f"`{visible(rule.name)}`")
    return [f"not checked: {', '.join(sorted(rules))} ({prose(reason)})" for reason, rules in sorted(names.items())]


def contracts_line(report: Report) -> str:
    """Return how many contracts hold."""
    kept = sum(contract.kept for contract in report.contracts)
    return f"Contracts: {kept:,} kept, {len(report.contracts) - kept:,} broken."


def found_line(report: Report) -> str:
    """Return how many new findings there are of each severity, and how many are accepted."""
    found = ", ".join(
        counted(number, severity.value)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
        if (number := report.count(severity))
    )
    stale = len(report.baseline.stale) if report.baseline else 0
    aside = [
        f"{number:,} {what}"
        for number, what in (
            (report.accepted(Status.BASELINE), "in baseline"),
            (report.accepted(Status.IGNORED), "ignored"),
            (stale, "stale baseline entry" if stale == 1 else "stale baseline entries"),
        )
        if number
    ]
    accepted = f" ({', '.join(aside)})" if aside else ""
    return f"Found {found or 'no violations'}{accepted}."


def followed_line(report: Report) -> str:
    """Return how much of what the code does could be followed, by kind."""
    known: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for one in report.coverage:
        known[one.kind] += one.known
        total[one.kind] += one.total
    said = [f"{known[kind]:,} of {counted(total[kind], *_WORDS[kind])}" for kind in _WORDS if total[kind]]
    return f"Followed {', '.join(said)}."


def checked_line(report: Report) -> str:
    """Return how much was looked at."""
    counts = report.counts
    checked = f"Checked {counted(counts.modules, 'module')} and {counted(counts.imports, 'import')}"
    if report.components:
        checked += f" in {counted(len(report.components), 'component')}"
    if counts.unanalysed:
        checked += f"; {counted(counts.unanalysed, 'file')} could not be read or not wholly"
    return f"{checked}."
