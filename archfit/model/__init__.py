"""The words every part of archfit shares: frozen values, free of I/O; all that a plugin may import."""

from archfit.model.architecture import Component, ComponentKind, Evidence, Mode, Role, SourceRoot
from archfit.model.config import ComponentConfig, Config, Ignore, RuleConfig
from archfit.model.contract import Contract
from archfit.model.errors import ArchfitError, Mistake
from archfit.model.facts import (
    ClassFacts,
    Import,
    ImportKind,
    ModuleFacts,
    NameUse,
    Problem,
    ProblemKind,
    Reference,
    ServerStart,
    Suppression,
)
from archfit.model.finding import Confidence, ContractRef, Finding, Status, Step, Violation
from archfit.model.imports import Chain, ImportEdge, ImportView, steps
from archfit.model.location import Location
from archfit.model.pattern import ComponentName, ImportGlob, ModuleGlob, TargetGlob
from archfit.model.project import Module, Project
from archfit.model.report import BaselineDelta, ContractResult, Counts, Report, SkippedRule
from archfit.model.rule import AnyRule, Family, Need, NoOptions, Rule, Severity
from archfit.model.tree import Deployable, Landscape, ManifestFacts, Tree

__all__ = [
    "AnyRule",
    "ArchfitError",
    "BaselineDelta",
    "Chain",
    "ClassFacts",
    "Component",
    "ComponentConfig",
    "ComponentKind",
    "ComponentName",
    "Confidence",
    "Config",
    "Contract",
    "ContractRef",
    "ContractResult",
    "Counts",
    "Deployable",
    "Evidence",
    "Family",
    "Finding",
    "Ignore",
    "Import",
    "ImportEdge",
    "ImportGlob",
    "ImportKind",
    "ImportView",
    "Landscape",
    "Location",
    "ManifestFacts",
    "Mistake",
    "Mode",
    "Module",
    "ModuleFacts",
    "ModuleGlob",
    "NameUse",
    "Need",
    "NoOptions",
    "Problem",
    "ProblemKind",
    "Project",
    "Reference",
    "Report",
    "Role",
    "Rule",
    "RuleConfig",
    "ServerStart",
    "Severity",
    "SkippedRule",
    "SourceRoot",
    "Status",
    "Step",
    "Suppression",
    "TargetGlob",
    "Tree",
    "Violation",
    "steps",
]
