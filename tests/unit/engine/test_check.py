from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from archfit.engine.check import Outcome, check
from archfit.engine.select import Selection
from archfit.model import (
    AnyRule,
    ArchfitError,
    Config,
    Location,
    Mistake,
    Mode,
    Project,
    RuleConfig,
    Severity,
    Violation,
)

HERE = Location("a.py", 3, 1)


def violation(subject: str, line: int = 3, severity: Severity | None = None) -> Violation:
    return Violation(at=HERE._replace(line=line), message=f"about {subject}", subject=subject, severity=severity)


def found(rule: AnyRule, *, config: Config | None = None, severities: Mapping[str, Severity] | None = None) -> Outcome:
    selection = Selection((rule,), severities or {})
    return check(Project(), [rule], config=config or Config(), selection=selection)


def test_findings_come_in_order_of_place(rule: Callable[..., AnyRule]) -> None:
    outcome = found(rule(violation("b", 9), violation("a", 2)))

    assert [one.at.line for one in outcome.findings] == [2, 9]


def test_the_fingerprint_is_of_names_and_outlives_moved_lines(rule: Callable[..., AnyRule]) -> None:
    before, after = (found(rule(violation("a -> b", line))).findings[0].fingerprint for line in (3, 30))

    assert before == after == "bf771e2afc2a79bd"


def test_findings_of_one_subject_are_numbered(rule: Callable[..., AnyRule]) -> None:
    fingerprints = [one.fingerprint for one in found(rule(violation("a", 3), violation("a", 4))).findings]

    assert len(set(fingerprints)) == 2


def test_a_violation_may_be_milder_than_its_rule_but_not_graver(rule: Callable[..., AnyRule]) -> None:
    outcome = found(rule(violation("a", severity=Severity.INFO), severity=Severity.WARNING))
    graver = found(rule(violation("a", severity=Severity.ERROR), severity=Severity.WARNING))

    assert [outcome.findings[0].severity, graver.findings[0].severity] == [Severity.INFO, Severity.WARNING]


def test_what_the_user_decides_wins(rule: Callable[..., AnyRule]) -> None:
    outcome = found(rule(violation("a", severity=Severity.INFO)), severities={"made-up": Severity.WARNING})

    assert outcome.findings[0].severity is Severity.WARNING


def test_a_rule_that_fails_is_named_and_costs_nothing_else(rule: Callable[..., AnyRule]) -> None:
    failing, sound = rule(violation("a"), error=ZeroDivisionError("by zero")), rule(violation("b"))
    outcome = check(Project(), [failing, sound], config=Config(), selection=Selection((failing, sound), {}))

    assert [one.violation.subject for one in outcome.findings] == ["b"]
    assert [one.reason for one in outcome.crashes] == ["it failed with ZeroDivisionError: by zero"]


def test_the_mistakes_of_all_rules_are_raised_at_once(rule: Callable[..., AnyRule]) -> None:
    rules = [rule(error=ArchfitError(Mistake("first"))), rule(error=ArchfitError(Mistake("second")))]

    with pytest.raises(ArchfitError) as caught:
        check(Project(), rules, config=Config(), selection=Selection(tuple(rules), {}))

    assert [mistake.message for mistake in caught.value.mistakes] == ["first", "second"]


def test_options_are_found_under_name_and_code(rule: Callable[..., AnyRule]) -> None:
    seen: list[object] = []
    made = rule()

    def spy(_project: Project, options: object) -> tuple[Violation, ...]:
        seen.append(options)
        return ()

    spying = replace(made, check=spy)
    for word in ("made-up", "XXX001"):
        found(spying, config=Config(rules={word: RuleConfig(options=word)}))

    assert seen == ["made-up", "XXX001"]


def test_severity_may_depend_on_the_shape_of_the_system(rule: Callable[..., AnyRule]) -> None:
    made = replace(rule(violation("a")), by_mode={Mode.MONOLITH: Severity.INFO})

    assert found(made).findings[0].severity is Severity.INFO
