"""One run, readable as a table of contents."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from archfit import __version__, config, extract
from archfit.engine import catalogue, triage
from archfit.engine.baseline import compare
from archfit.engine.check import Crash, Outcome, check
from archfit.engine.effort import Effort, Progress, silent
from archfit.engine.recall import Recall
from archfit.engine.select import Overrides, Selection, needs, select
from archfit.extract.cache import Keeping, Memory
from archfit.model import (
    AnyRule,
    ArchfitError,
    BaselineDelta,
    Config,
    ContractResult,
    Counts,
    Finding,
    Need,
    Report,
    Severity,
    SkippedRule,
    Status,
    Waiver,
)

if TYPE_CHECKING:
    from archfit.engine.assemble import System


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the user asks for."""

    root: Path
    """The folder everything is relative to."""
    repositories: tuple[str, ...] = ("",)
    """The folders below it that are read, each a repository of its own when there are several."""
    config: Path | None = None
    """The configuration file, already found; None to do without."""
    paths: tuple[str, ...] = ()
    """Report only what stands in these files and folders; everything is analysed all the same."""
    overrides: Overrides = field(default_factory=Overrides)
    baseline: bool = True
    today: date
    jobs: int = 0
    """How many processes may read files; 0 for as many as there are processors."""
    keeping: Keeping | None = None
    """Where results are kept for the next run; None for nowhere."""
    progress: Progress = field(default=silent, repr=False)


def run(request: Request) -> Report:
    """Check a system; ArchfitError when it cannot be judged."""
    rules = catalogue.load()
    memory = Memory(request.root, request.keeping)
    recall = Recall(memory, rules, question=_question(request), configuration=request.config, day=request.today)
    known = recall.at_once()
    if known is not None:
        return known
    from archfit.engine.assemble import assemble  # noqa: PLC0415 - an unchanged tree needs no more

    settings = read_config(request, rules)
    selection = select(rules, settings, request.overrides)
    tree, visits = extract.walk_with_visits(
        request.root, settings.repositories or request.repositories, exclude=settings.exclude
    )
    needed = needs(selection, settings)
    recall.watch(tree.repositories if Need.HISTORY in needed else ())
    known = recall.after_walk(tree, visits, baseline=settings.baseline, libraries=settings.libraries)
    if known is not None:
        return known
    effort = Effort(memory=memory, jobs=request.jobs, progress=request.progress)
    system = assemble(tree, config=settings, needs=needed, effort=effort)
    report, waivers = _judge(request, settings, system, selection)
    recall.keep(report, waivers)
    return report


def _judge(
    request: Request, settings: Config, system: System, selection: Selection
) -> tuple[Report, tuple[Waiver, ...]]:
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


def _question(request: Request) -> str:
    """Return all of a request that decides about its report, apart from its files."""
    return repr(replace(request, root=Path(), config=None, today=date.min, jobs=0, keeping=None))


def read_config(request: Request, rules: catalogue.Catalogue) -> Config:
    """Read the configuration of a request, or the defaults when there is none."""
    if request.config is None:
        return Config()
    schema = config.Schema(rules=rules.options, contracts=rules.contracts)
    return config.load(request.config, root=request.root, schema=schema)


def survey(request: Request, *, uses: bool = False, calls: bool = False, history: bool = False) -> System:
    """
    Find out what the system is made of, without checking anything.

    With `uses`, what its code does through libraries too; with `calls`, who calls whom even in tests and examples;
    with `history`, the commits too.
    """
    from archfit.engine.assemble import assemble  # noqa: PLC0415 - see above

    settings = read_config(request, catalogue.load())
    tree = extract.walk(request.root, settings.repositories or request.repositories, exclude=settings.exclude)
    effort = Effort(memory=Memory(request.root, request.keeping), jobs=request.jobs, progress=request.progress)
    spared = {Need.USES: not (uses or calls), Need.HISTORY: not history}
    needed = frozenset(need for need in Need if not spared.get(need))
    return assemble(tree, config=settings, needs=needed, effort=effort, asides=calls)


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
        rules=selection.rules,
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
