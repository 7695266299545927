"""A rule as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from archfit.model.architecture import Mode

if TYPE_CHECKING:
    from archfit.model.finding import Violation
    from archfit.model.project import Project

OptionsT = TypeVar("OptionsT")


class Severity(Enum):
    """How bad a finding is: only errors fail a run."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Family(Enum):
    """What a rule is about; the folder it stands in."""

    IMPORTS = "imports"
    CONTRACTS = "contracts"
    DATA = "data"
    DEPENDENCIES = "dependencies"
    NETWORK = "network"
    ROUTES = "routes"
    EVENTS = "events"
    RESILIENCE = "resilience"
    BOUNDARIES = "boundaries"
    OWNERSHIP = "ownership"
    HYGIENE = "hygiene"


class Need(Enum):
    """Which facts a rule reads, so that a run extracts no more than it must."""

    IMPORTS = "imports"
    """Import statements."""
    REFERENCES = "references"
    """Constant strings that name code: `import_module("a.b")`."""
    CODE = "code"
    """Everything else: classes, definitions, uses of names, whether the syntax is sound."""
    USES = "uses"
    """What the program does through libraries, and who calls whom: the call graph."""
    HISTORY = "history"
    """The commits of the repositories; such a rule is skipped, and the report says so, where there is none to read."""
    WAIVERS = "waivers"
    """What the exceptions of the team covered: such a rule runs after all others."""


@dataclass(frozen=True, slots=True)
class NoOptions:
    """The options of a rule that has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[OptionsT]):
    """
    One thing that can be wrong with an architecture.

    Its documentation, and with it its tests, is the docstring of its file.
    """

    code: str
    """Family prefix and number, never used again: `IMP001`."""
    name: str
    """The sin in kebab-case, readable as "allow *name*"."""
    family: Family
    severity: Severity
    since: str
    needs: tuple[Need, ...] = (Need.IMPORTS,)
    welcome: tuple[Need, ...] = ()
    """Further facts it reads where they are to be had, and does without where they are not."""
    doc: str | None
    options: type[OptionsT]
    check: Callable[[Project, OptionsT], Iterable[Violation]]
    contract: str = ""
    """For the rule behind a contract type: the `type` it serves. It then runs once per contract."""
    by_mode: Mapping[Mode, Severity] = field(default_factory=dict)
    """Where the severity differs from the usual one."""

    @property
    def summary(self) -> str:
        """The first line of its documentation."""
        return (self.doc or "").strip().partition("\n")[0]

    def severity_in(self, mode: Mode) -> Severity:
        """The severity it has by default in a system of this shape."""
        return self.by_mode.get(mode, self.severity)


AnyRule = Rule[Any]
