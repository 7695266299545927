"""Sorts findings: what the team accepts in comments, in the configuration or in the baseline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from archfit.model import AnyRule, Finding, Ignore, Location, Project, Status, Suppression, Waiver
from archfit.model.paths import matches as path_matches
from archfit.model.pattern import matches


@dataclass(frozen=True, slots=True)
class _Exception:
    """An exception and the findings it may cover."""

    waiver: Waiver
    suppression: Suppression | None = None
    entry: Ignore | None = None

    def covers(self, finding: Finding) -> bool:
        if finding.name not in self.waiver.rules and finding.code not in self.waiver.rules:
            return False
        if self.suppression is not None:
            at = finding.at
            last = max(at.line, at.end_line)
            return at.path == self.waiver.at.path and at.line <= self.suppression.line <= last
        return self.entry is not None and _entry_covers(self.entry, finding)


def apply(
    findings: Iterable[Finding], project: Project, *, ignores: Iterable[Ignore], rules: Iterable[AnyRule], today: date
) -> tuple[tuple[Finding, ...], tuple[Waiver, ...]]:
    """Return the findings, those that an exception covers marked as ignored, and every exception with its use."""
    ran = {word: rule.code for rule in rules for word in (rule.name, rule.code)}
    exceptions = [*_comments(project, ran, today), *_entries(ignores, ran, today)]
    covered = [0] * len(exceptions)
    sorted_out = []
    for finding in findings:
        number = next((n for n, one in enumerate(exceptions) if not one.waiver.expired and one.covers(finding)), None)
        if number is None:
            sorted_out.append(finding)
            continue
        covered[number] += 1
        sorted_out.append(replace(finding, status=Status.IGNORED, accepted=exceptions[number].waiver.reason))
    waivers = tuple(replace(one.waiver, covered=count) for one, count in zip(exceptions, covered, strict=True))
    return tuple(sorted_out), waivers


def _comments(project: Project, ran: Mapping[str, str], today: date) -> Iterable[_Exception]:
    for module in project.modules.values():
        for comment in module.facts.suppressions:
            line = comment.at_line
            yield _Exception(
                Waiver(
                    what="comment",
                    rules=comment.rules,
                    reason=comment.reason,
                    until=comment.until,
                    at=Location(module.facts.path, line, comment.column, line, comment.end_column),
                    expired=_has_passed(comment.until, today),
                    judged=ran.keys() >= set(comment.rules),
                    codes=tuple(ran[word] for word in comment.rules if word in ran),
                ),
                suppression=comment,
            )


def _entries(ignores: Iterable[Ignore], ran: Mapping[str, str], today: date) -> Iterable[_Exception]:
    for entry in ignores:
        until = entry.expires.isoformat() if entry.expires else ""
        yield _Exception(
            Waiver(
                what="entry",
                rules=(entry.rule,),
                reason=entry.reason,
                until=until,
                at=entry.at,
                expired=_has_passed(until, today),
                judged=entry.rule in ran,
                codes=tuple(ran[word] for word in (entry.rule,) if word in ran),
            ),
            entry=entry,
        )


def _entry_covers(entry: Ignore, finding: Finding) -> bool:
    violation = finding.violation
    source, _, target = violation.subject.partition(" via ")[0].partition(" -> ")
    sources, targets = [source, violation.source], [target, violation.target]
    if violation.steps_title == "chain" and violation.steps:
        sources.append(violation.steps[0].text)
        targets.append(violation.steps[-1].text)
    return (
        (not entry.source or any(matches(entry.source, name) for name in sources))
        and (not entry.target or any(matches(entry.target, name) for name in targets))
        and (not entry.path or path_matches(entry.path, finding.at.path))
    )


def _has_passed(until: str, today: date) -> bool:
    """Tell whether a date is over; what is no date counts as over."""
    if not until:
        return False
    try:
        return date.fromisoformat(until) < today
    except ValueError:
        return True
