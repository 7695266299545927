"""What every contract has in common; each contract type adds its own words in its rule's file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archfit.model.facts import ImportKind
from archfit.model.location import Location
from archfit.model.pattern import ImportGlob, ModuleGlob
from archfit.model.rule import Severity

NOWHERE = Location("", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A `[[contracts]]` entry: what the team decided about its imports."""

    type: str
    name: str
    id: str = ""
    severity: Severity = Severity.ERROR
    reason: str = ""
    """Why the team wants it, printed with every finding."""
    fix: str = ""
    """What the team wants done about a finding, printed with every one."""
    import_kinds: tuple[ImportKind, ...] = tuple(ImportKind)
    """The kinds of import that count."""
    exclude_modules: tuple[ModuleGlob, ...] = ()
    """Modules that the contract does not see at all."""
    ignore_imports: tuple[ImportGlob, ...] = ()
    """Imports taken out of the graph before it is judged, and with them the chains through them."""
    unmatched_ignore_imports_alerting: Literal["error", "warn", "none"] = "error"
    at: Location = NOWHERE
    """Where the entry begins; set by the reader, not a key."""

    @property
    def key(self) -> str:
        """What the baseline and fingerprints know it by."""
        return self.id or self.name
