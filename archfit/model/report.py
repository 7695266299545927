"""What a run has to say."""

from __future__ import annotations

from dataclasses import dataclass

from archfit.model.architecture import Component, Mode
from archfit.model.coverage import Coverage
from archfit.model.facts import Problem
from archfit.model.finding import Finding, Status
from archfit.model.location import Location
from archfit.model.rule import Family, Severity


@dataclass(frozen=True, slots=True)
class ContractResult:
    """Whether one contract is kept."""

    name: str
    type: str
    at: Location
    kept: bool
    findings: int
    """How many findings it has outside the baseline and the ignores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedRule:
    """A rule that ran, as far as a report speaks of it: what it did is not needed to print what it found."""

    code: str
    name: str
    family: Family
    severity: Severity
    """The one it has by default in a system of this shape."""
    summary: str = ""
    doc: str = ""
    contract: str = ""
    """For the rule behind a contract type: the `type` it serves."""


@dataclass(frozen=True, slots=True)
class SkippedRule:
    """A rule that could not run, and why."""

    name: str
    reason: str
    failed: bool = True
    """It crashed; otherwise there was nothing to judge by."""
    asked: bool = True
    """The user selected it by its own name or code."""

    @property
    def grave(self) -> bool:
        """Tell whether the run cannot be called a judgement."""
        return self.failed or self.asked


@dataclass(frozen=True, slots=True)
class BaselineDelta:
    """What the baseline did to this run."""

    path: str
    known: int
    """Findings that it accepts."""
    stale: tuple[str, ...] = ()
    """Entries that no longer occur."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was looked at."""

    files: int
    modules: int
    imports: int
    unanalysed: int = 0
    """Files of which something could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a reporter may print; no paths to print to, no streams, no clock."""

    version: str
    findings: tuple[Finding, ...]
    """In order, each with its status; reporters show the new ones unless asked for more."""
    problems: tuple[Problem, ...]
    contracts: tuple[ContractResult, ...]
    rules: tuple[AppliedRule, ...]
    """The rules that ran."""
    skipped: tuple[SkippedRule, ...]
    components: tuple[Component, ...]
    counts: Counts
    mode: Mode
    coverage: tuple[Coverage, ...] = ()
    """How much of what each component does could be followed, as far as rules asked."""
    baseline: BaselineDelta | None = None
    configured: bool = False
    config: str = ""
    """The path of the configuration file in force, relative to the root."""

    @property
    def new(self) -> tuple[Finding, ...]:
        """The findings that nothing accepts."""
        return tuple(finding for finding in self.findings if finding.status is Status.NEW)

    def count(self, severity: Severity) -> int:
        """How many new findings have this severity."""
        return sum(finding.severity is severity for finding in self.new)

    def accepted(self, status: Status) -> int:
        """How many findings have this status."""
        return sum(finding.status is status for finding in self.findings)
