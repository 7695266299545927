"""What each severity is called elsewhere: the one table for all formats."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from archfit.model.rule import Severity
from archfit.reporters.style import CYAN, RED, YELLOW


class Words(NamedTuple):
    """A severity in the words of others."""

    colour: str
    sarif: str
    """The `level` of a SARIF result."""
    recommendation: str
    """The `problem.severity` of a rule in GitHub code scanning."""
    github: str
    """The workflow command."""
    gitlab: str
    """The Code Quality severity."""


_INFO = Words(CYAN, "note", "recommendation", "notice", "info")

WORDS: Mapping[Severity, Words] = MappingProxyType(
    {
        Severity.ERROR: Words(RED, "error", "error", "error", "major"),
        Severity.WARNING: Words(YELLOW, "warning", "warning", "warning", "minor"),
        Severity.INFO: _INFO,
        Severity.OFF: _INFO,  # a rule that is off by default may have been selected
    }
)
