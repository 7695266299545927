"""One file of the checked code, and what it is in the system."""

from __future__ import annotations

from dataclasses import dataclass

from archfit.model.architecture import Role
from archfit.model.facts import ModuleFacts


@dataclass(frozen=True, slots=True)
class Module:
    """One Python module of the checked code."""

    name: str
    """Dotted, behind `root:` where the source root is not plain: `services/orders:app.main`."""
    path: str
    package: bool
    """It is a package: its file is an `__init__`, or there is none (a namespace package)."""
    role: Role
    component: str
    """The component it belongs to, or empty."""
    facts: ModuleFacts

    @property
    def dotted(self) -> str:
        """The name as an import statement in the same source root says it."""
        return self.name.rpartition(":")[2]
