"""Compares the findings of a run with those a team has accepted for now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from archfit.config.baseline import Baseline, Entry, read
from archfit.model import AnyRule, AppliedRule, BaselineDelta, Finding, Status


def compare(
    findings: Sequence[Finding], path: Path, *, root: Path, rules: Iterable[AnyRule]
) -> tuple[tuple[Finding, ...], BaselineDelta]:
    """
    Mark the findings that the baseline accepts, and name its entries that no longer occur.

    Entries of rules that did not run are neither. ArchfitError when the file cannot be read: an
    unreadable baseline is never an empty one.
    """
    accepted = read(path).entries
    marked = tuple(
        replace(finding, status=Status.BASELINE)
        if finding.status is Status.NEW and entry(finding) in accepted
        else finding
        for finding in findings
    )
    present = {entry(finding) for finding in findings}
    ran = {rule.name for rule in rules}
    stale = sorted(one.subject for one in accepted - present if one.rule in ran)
    known = sum(finding.status is Status.BASELINE for finding in marked)
    return marked, BaselineDelta(path.relative_to(root).as_posix(), known, tuple(stale))


def accept(findings: Iterable[Finding]) -> Baseline:
    """Return the baseline that accepts every finding nothing else does."""
    return Baseline(frozenset(entry(finding) for finding in findings if finding.status is not Status.IGNORED))


def prune(baseline: Baseline, findings: Iterable[Finding], *, rules: Iterable[AppliedRule]) -> Baseline:
    """Return the baseline without the entries that no longer occur; those of rules that did not run stay."""
    present = {entry(finding) for finding in findings}
    ran = {rule.name for rule in rules}
    return Baseline(frozenset(one for one in baseline.entries if one in present or one.rule not in ran))


def entry(finding: Finding) -> Entry:
    """Return what the baseline knows a finding by: names, never a place."""
    subject = finding.violation.subject
    contract = finding.contract.key if finding.contract else ""
    return Entry(contract, finding.name, subject.partition(" -> ")[0], subject)
