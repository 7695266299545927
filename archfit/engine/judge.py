"""Runs the rules over a system that was put together, and reports what they found."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from archfit import __version__
from archfit.engine import triage
from archfit.engine.baseline import compare
from archfit.engine.check import Crash, Outcome, check
from archfit.engine.select import Selection
from archfit.model import (
    AnyRule,
    AppliedRule,
    ArchfitError,
    BaselineDelta,
    Config,
    ContractResult,
    Counts,
    Finding,
    Mode,
    Need,
    Report,
    Severity,
    SkippedRule,
    Status,
    Waiver,
)

if TYPE_CHECKING:
    from archfit.engine.assemble import System
    from archfit.engine.run import Request


def judge(
    request: Request, settings: Config, system: System, selection: Selection
) -> tuple[Report, tuple[Waiver, ...]]:
    """Return the report, and the exceptions of the team; ArchfitError when there is nothing to judge."""
    _require_python(system, request)
    selection, skipped = _judgeable(system, selection)
    first = [rule for rule in selection.rules if Need.WAIVERS not in rule.needs]
    last = [rule for rule in selection.rules if Need.WAIVERS in rule.needs]
    outcome = check(system.project, first, config=settings, selection=selection)
    findings, waivers = triage.apply(
        outcome.findings, system.project, ignores=settings.ignores, rules=selection.rules, today=request.today
    )
    judged = replace(system.project, waivers=waivers)
    afterwards = check(judged, last, config=settings, selection=selection)
    findings, delta = _baseline(request, settings, (*findings, *afterwards.findings), selection)
    report = _report(request, settings, system, selection, (findings, delta, (outcome, afterwards)))
    return replace(report, skipped=(*report.skipped, *skipped)), waivers


def _judgeable(system: System, selection: Selection) -> tuple[Selection, tuple[SkippedRule, ...]]:
    """Return the selection without the rules that lack facts, and these, with what is wrong."""
    missing = system.project.history.missing
    lacking = [rule for rule in selection.rules if missing and Need.HISTORY in rule.needs]
    skipped = (SkippedRule(rule.name, missing, failed=False, asked=rule.name in selection.asked) for rule in lacking)
    rules = tuple(rule for rule in selection.rules if rule not in lacking)
    return replace(selection, rules=rules), tuple(skipped)


def _require_python(system: System, request: Request) -> None:
    if not system.files:
        message = "no Python files were found: nothing was checked"
        raise ArchfitError(message)
    known = [module.path for module in system.project.modules.values()]
    for path in request.paths:
        if path and not any(_inside(place, path) for place in known):
            message = f"no Python files were found in `{path}`"
            raise ArchfitError(message)


def _baseline(
    request: Request, settings: Config, findings: Sequence[Finding], selection: Selection
) -> tuple[tuple[Finding, ...], BaselineDelta | None]:
    path = request.root / settings.baseline
    if not request.baseline or not os.path.lexists(path):
        return tuple(findings), None
    return compare(findings, path, root=request.root, rules=selection.rules)


def _report(
    request: Request,
    settings: Config,
    system: System,
    selection: Selection,
    results: tuple[Sequence[Finding], BaselineDelta | None, tuple[Outcome, ...]],
) -> Report:
    findings, delta, outcomes = results
    shown = [one for one in findings if not request.paths or any(_inside(one.at.path, path) for path in request.paths)]
    project = system.project
    crashes = tuple(crash for outcome in outcomes for crash in outcome.crashes)
    return Report(
        version=__version__,
        findings=tuple(sorted(shown, key=lambda finding: finding.order)),
        problems=project.problems,
        contracts=_contracts(settings, selection.rules, findings, crashes),
        rules=tuple(_applied(rule, project.mode) for rule in selection.rules),
        skipped=tuple(SkippedRule(_skipped_name(crash), crash.reason) for crash in crashes),
        components=project.components,
        counts=Counts(
            files=system.files,
            modules=len(project.modules),
            imports=len(project.imports),
            unanalysed=len({problem.at.path for problem in project.problems}),
        ),
        mode=project.mode,
        coverage=project.coverage,
        baseline=delta,
        configured=bool(settings.path),
        config=settings.path,
    )


def _applied(rule: AnyRule, mode: Mode) -> AppliedRule:
    return AppliedRule(
        code=rule.code,
        name=rule.name,
        family=rule.family,
        severity=rule.severity_in(mode),
        summary=rule.summary,
        doc=rule.doc or "",
        contract=rule.contract,
    )


def _skipped_name(crash: Crash) -> str:
    return f"{crash.rule.name} ({crash.contract.name})" if crash.contract else crash.rule.name


def _contracts(
    settings: Config, rules: Sequence[AnyRule], findings: Sequence[Finding], crashes: Sequence[Crash]
) -> tuple[ContractResult, ...]:
    types = {rule.contract for rule in rules}
    unjudged = [crash.contract for crash in crashes]
    results = []
    for contract in settings.contracts:
        if contract.type in types and contract.severity is not Severity.OFF and contract not in unjudged:
            broken = [
                one for one in findings
                if one.contract and one.contract.at == contract.at and one.status is Status.NEW
            ]  # fmt: skip
            results.append(ContractResult(contract.name, contract.type, contract.at, not broken, len(broken)))
    return tuple(results)


def _inside(path: str, folder: str) -> bool:
    return not folder or path == folder or path.startswith(f"{folder}/")
