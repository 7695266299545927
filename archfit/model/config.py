"""Everything a user can decide, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from archfit.model.contract import NOWHERE, Contract
from archfit.model.location import Location
from archfit.model.pattern import ModuleGlob
from archfit.model.rule import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentConfig:
    """A `[components.<name>]` entry."""

    name: str
    kind: Literal["service", "module", "library"] | None = None
    """Inferred when not said."""
    path: str = ""
    """The folder or file that holds it, relative to the configuration."""
    packages: tuple[ModuleGlob, ...] = ()
    """Dotted names of what belongs to it, instead of a path."""
    public: tuple[str, ...] = ()
    """The modules or names others may import."""
    depends_on: tuple[str, ...] | None = None
    """The components it may import; nothing is checked when not said."""
    owns: tuple[str, ...] = ()
    """The tables that are its own, whoever defines them: names or globs, with or without their schema."""
    owner: str = ""
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleConfig:
    """A `[rules.<name>]` entry: a severity and the rule's own options."""

    severity: Severity | None = None
    options: Any = None
    """An instance of the rule's options, or None for its defaults."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """An `[[ignores]]` entry: a finding the team accepts, with its reason."""

    rule: str
    source: str = ""
    """A dotted glob of the module it is found in (`from`); every module when empty."""
    target: str = ""
    """A dotted glob of the module it leads to (`to`); every module when empty."""
    path: str = ""
    """A glob of the file it is found in; every file when empty."""
    reason: str
    expires: date | None = None
    owner: str = ""
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A `[[gates]]` entry: what a metric must not do."""

    metric: str
    component: str = ""
    """The component it is of; empty for the system."""
    max: float | None = None
    min: float | None = None
    ratchet: bool = False
    """It must not get worse than at the commit that is compared with."""
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings in force."""

    path: str = ""
    """The file they come from, relative to the root of the run; empty without one."""
    source_roots: tuple[str, ...] = ()
    """Folders from which top-level names are imported; inferred when empty."""
    repositories: tuple[str, ...] = ()
    """The folders that are read, each a repository of its own; together they are one system. All when empty."""
    exclude: tuple[str, ...] = ()
    """Path globs of what is not looked at."""
    composition_roots: tuple[ModuleGlob, ...] = ()
    """Modules whose work is to wire others together, in addition to the customary names."""
    libraries: tuple[str, ...] = ()
    """Files that say what the functions and classes of libraries mean, besides those that come with archfit."""
    select: tuple[str, ...] = ()
    """Names, codes or code prefixes of the only rules to run; the default set when empty."""
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: str = "archfit-baseline.toml"
    components: tuple[ComponentConfig, ...] = ()
    contracts: tuple[Contract, ...] = ()
    rules: Mapping[str, RuleConfig] = field(default_factory=dict)
    ignores: tuple[Ignore, ...] = ()
    gates: tuple[Gate, ...] = ()
