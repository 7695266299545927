"""The words every part of archfit shares: frozen values, free of I/O; all that a plugin may import."""

from archfit.graph.layers import Level, Stack
from archfit.model.architecture import Component, ComponentKind, Evidence, Mode, Role, SourceRoot
from archfit.model.breach import Breach
from archfit.model.config import ComponentConfig, Config, Ignore, RuleConfig
from archfit.model.contract import Contract
from archfit.model.dependency import DEFERRED, SHOWN, Dependencies, Tangle, arrows, dependencies, examples, tangles
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
from archfit.model.imports import BrokenLayers, Chain, ImportEdge, ImportView, steps
from archfit.model.layering import Layer
from archfit.model.location import Location
from archfit.model.pattern import (
    ComponentName,
    ImportGlob,
    ModuleGlob,
    TargetGlob,
    has_wildcard,
    matches_any,
    outwards,
    within_any,
)
from archfit.model.project import Module, Project
from archfit.model.report import BaselineDelta, ContractResult, Counts, Report, SkippedRule
from archfit.model.rule import AnyRule, Family, Need, NoOptions, Rule, Severity
from archfit.model.selection import (
    STDLIB,
    THIRD_PARTY,
    empty_contract,
    externals,
    is_own,
    overlaps,
    required,
    selected,
    targets,
    unknown_modules,
)
from archfit.model.surface import CONTRACT_NAMES, PUBLIC_NAMES, Surface, is_private, is_public_module
from archfit.model.technology import technology
from archfit.model.tree import Deployable, Landscape, ManifestFacts, Tree
from archfit.model.waiver import Waiver

__all__ = [
    "CONTRACT_NAMES",
    "DEFERRED",
    "PUBLIC_NAMES",
    "SHOWN",
    "STDLIB",
    "THIRD_PARTY",
    "AnyRule",
    "ArchfitError",
    "BaselineDelta",
    "Breach",
    "BrokenLayers",
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
    "Dependencies",
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
    "Layer",
    "Level",
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
    "Stack",
    "Status",
    "Step",
    "Suppression",
    "Surface",
    "Tangle",
    "TargetGlob",
    "Tree",
    "Violation",
    "Waiver",
    "arrows",
    "dependencies",
    "empty_contract",
    "examples",
    "externals",
    "has_wildcard",
    "is_own",
    "is_private",
    "is_public_module",
    "matches_any",
    "outwards",
    "overlaps",
    "required",
    "selected",
    "steps",
    "tangles",
    "targets",
    "technology",
    "unknown_modules",
    "within_any",
]
