"""What a rule found, and how the report carries it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from archfit.model.location import Location
from archfit.model.rule import Severity


class Confidence(Enum):
    """How sure the facts behind a violation are; only the first two may be errors or warnings."""

    DIRECT = "direct"
    """Literal in the code or a manifest."""
    DERIVED = "derived"
    """A constant, default or environment value carried along."""
    GUESS = "guess"
    """Similar names."""


class Status(Enum):
    """What triage made of a finding."""

    NEW = "new"
    BASELINE = "baseline"
    """Accepted in the baseline file."""
    IGNORED = "ignored"
    """Covered by an `[[ignores]]` entry or a comment."""


@dataclass(frozen=True, slots=True)
class Step:
    """One hop of the evidence: what stands there and where."""

    text: str
    at: Location
    note: str = ""
    """How it differs from a plain hop: `in helper()`, `TYPE_CHECKING`, `try/except`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """What a check yields: the rule's identity and severity are added later."""

    at: Location
    message: str
    """One sentence without a full stop that can stand alone; identifiers in backticks."""
    subject: str
    """The stable key, made of names: `orders.service -> payments.gateway`. Never a line or a count."""
    label: str = ""
    """A few words under the marked source."""
    steps: tuple[Step, ...] = ()
    """The chain, from the place reported to the one reached."""
    steps_title: str = "chain"
    """What the steps are: `chain`, `cycle`, `imports`."""
    why: str = ""
    notes: tuple[str, ...] = ()
    help: str = ""
    source: str = ""
    """The component it starts in, for grouping."""
    target: str = ""
    confidence: Confidence = Confidence.DIRECT
    severity: Severity | None = None
    """Set only when this one is milder than its rule."""


@dataclass(frozen=True, slots=True)
class ContractRef:
    """The contract a finding breaks, as the team wrote it."""

    name: str
    at: Location
    reason: str = ""
    fix: str = ""
    key: str = ""
    """What the baseline and fingerprints know it by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A violation as reported."""

    code: str
    name: str
    severity: Severity
    violation: Violation
    fingerprint: str
    """Sixteen hexadecimal digits from rule, contract and subject: it outlives moved lines."""
    status: Status = Status.NEW
    contract: ContractRef | None = None
    accepted: str = ""
    """Why it is ignored, for findings that are."""
    excerpt: tuple[tuple[int, str], ...] = ()
    """Numbered source lines around the place, when they can be shown."""

    @property
    def at(self) -> Location:
        """The place to look at first."""
        return self.violation.at

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """The total order of a report."""
        at = self.violation.at
        return (at.path, at.line, at.column, self.code, self.violation.message, self.fingerprint)
