"""Runs the rules: the one place that survives a crashing one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from archfit.engine.select import Selection
from archfit.model import (
    AnyRule,
    ArchfitError,
    Config,
    Contract,
    ContractRef,
    Finding,
    Mistake,
    Project,
    RuleConfig,
    Severity,
    Violation,
)


@dataclass(frozen=True, slots=True)
class Crash:
    """A rule that failed, on which contract if it serves one, and how."""

    rule: AnyRule
    contract: Contract | None
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules said, before anybody's exceptions."""

    findings: tuple[Finding, ...]
    crashes: tuple[Crash, ...]


def check(project: Project, rules: Iterable[AnyRule], *, config: Config, selection: Selection) -> Outcome:
    """
    Run the rules over the project, each contract's rule once per contract.

    A rule that crashes costs its own findings only, and is named. ArchfitError, with the
    mistakes of all contracts, when one cannot be judged.
    """
    findings: list[Finding] = []
    crashes: list[Crash] = []
    mistakes: list[Mistake] = []
    for rule in rules:
        for options, contract in _questions(rule, config):
            try:
                violations = list(rule.check(project, options))
            except ArchfitError as error:
                mistakes += error.mistakes
            except Exception as error:  # noqa: BLE001 - any fault of a rule costs that rule alone
                crashes.append(Crash(rule, contract, f"it failed with {type(error).__name__}: {error}"))
            else:
                severity = contract.severity if contract else selection.severity(rule, project.mode)
                decided = contract is None and rule.name in selection.severities
                findings += _findings(rule, violations, contract=contract, severity=severity, decided=decided)
    if mistakes:
        raise ArchfitError(*mistakes)
    return Outcome(tuple(sorted(findings, key=lambda finding: finding.order)), tuple(crashes))


def _questions(rule: AnyRule, config: Config) -> Iterator[tuple[object, Contract | None]]:
    if rule.contract:
        for contract in config.contracts:
            if contract.type == rule.contract and contract.severity is not Severity.OFF:
                yield contract, contract
        return
    setting = config.rules.get(rule.name) or config.rules.get(rule.code) or RuleConfig()
    yield setting.options if setting.options is not None else rule.options(), None


def _findings(
    rule: AnyRule, violations: list[Violation], *, contract: Contract | None, severity: Severity, decided: bool
) -> Iterator[Finding]:
    reference = (
        ContractRef(contract.name, contract.at, contract.reason, contract.fix, contract.key) if contract else None
    )
    key = contract.key if contract else ""
    seen: dict[str, int] = {}
    for violation in sorted(violations, key=lambda one: (one.subject, one.at, one.message)):
        number = seen[violation.subject] = seen.get(violation.subject, 0) + 1
        text = "\0".join([rule.code, key, violation.subject, *([str(number)] if number > 1 else [])])
        milder = violation.severity if violation.severity and not decided else None
        yield Finding(
            code=rule.code,
            name=rule.name,
            severity=max(severity, milder or severity, key=lambda one: one.rank),
            violation=violation,
            fingerprint=sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16],
            contract=reference,
        )
