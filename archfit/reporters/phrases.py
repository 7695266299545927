"""Turns of phrase that several formats share."""

from __future__ import annotations

from archfit.model.finding import Finding, Status
from archfit.model.location import Location
from archfit.reporters.escape import prose, visible

_ACCEPTED = {Status.BASELINE: "in the baseline", Status.IGNORED: "ignored"}


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: `1 import`, `1,032 imports`."""
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"


def place(at: Location) -> str:
    """Return `path:line:column`; a whole file has no line, and what is in no file is in the root."""
    path = visible(at.path) or "."
    return f"{path}:{at.line}:{at.column}" if at.line else path


def line_place(at: Location) -> str:
    """Return `path:line`."""
    path = visible(at.path) or "."
    return f"{path}:{at.line}" if at.line else path


def reason(finding: Finding) -> str:
    """Return why it matters on one line: the team's own words before the rule's."""
    return prose((finding.contract and finding.contract.reason) or finding.violation.why)


def remedy(finding: Finding) -> str:
    """Return the way out on one line: the team's own words before the rule's."""
    return prose((finding.contract and finding.contract.fix) or finding.violation.help)


def acceptance(finding: Finding) -> str:
    """Return what accepts a finding, or nothing for a new one."""
    status = _ACCEPTED.get(finding.status, "")
    return f"{status}: {prose(finding.accepted)}" if status and finding.accepted else status
