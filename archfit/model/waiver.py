"""What the team decided to accept: a comment in the code or an entry in the configuration."""

from __future__ import annotations

from dataclasses import dataclass

from archfit.model.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One exception, and what became of it in this run."""

    what: str
    """`comment` or `entry`."""
    rules: tuple[str, ...]
    codes: tuple[str, ...] = ()
    """The codes of those that ran."""
    reason: str
    until: str
    """The date it ends, as written; empty when it never does."""
    at: Location
    covered: int = 0
    """How many findings it covered."""
    expired: bool = False
    """Its date has passed, or is no date: it covers nothing."""
    judged: bool = True
    """All the rules it names ran, so that it is fair to ask whether it is needed."""

    @property
    def subject(self) -> str:
        """What a finding about it is known by: names, never a line."""
        return f"{self.at.path}: {', '.join(self.rules)}: {self.reason}"
