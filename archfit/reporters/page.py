"""What a report is printed on, and how much of it is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The wishes of the reader; formats read by machines take only what concerns the content."""

    color: bool
    """Write ANSI colours."""
    unicode: bool
    """The stream takes more than ASCII."""
    width: int
    """Columns of the terminal: source lines beyond are cut, nothing is wrapped."""
    hyperlinks: bool = False
    """Link the names of rules to their pages (OSC 8)."""
    documentation: str = ""
    """Where the pages of the rules stand on the web, up to the name of the rule; no links when empty."""
    source: bool = True
    """Show source lines."""
    max_diagnostics: int = 50
    """Findings shown in full; 0 for all."""
    max_per_group: int = 3
    """Findings shown of those with one contract or rule between the same components; 0 for all."""
    digest: bool = False
    """Show every error, but one other finding of each rule: a first look at a system."""
    show_accepted: bool = False
    """Show the findings in the baseline and the ignored ones too."""
    quiet: bool = False
    """Show findings only, no summary."""
    exit_code: int = 0
    """How the run ends."""
