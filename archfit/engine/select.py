"""Decides which rules run, how grave each is, and which facts they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from archfit.model.architecture import Mode
from archfit.model.errors import ArchfitError, Mistake
from archfit.model.facts import ImportKind
from archfit.model.rule import AnyRule, Need, Severity

if TYPE_CHECKING:
    from archfit.engine.catalogue import Catalogue
    from archfit.model import Config


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the command line says about rules; it wins over the configuration."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules of a run."""

    rules: tuple[AnyRule, ...]
    severities: Mapping[str, Severity]
    """By rule name, where somebody decided."""
    asked: frozenset[str] = frozenset()
    """The names of rules that the user selected by name or code."""

    def severity(self, rule: AnyRule, mode: Mode) -> Severity:
        """Return how grave a rule is in this run."""
        return self.severities.get(rule.name) or rule.severity_in(mode)


def select(catalogue: Catalogue, config: Config, overrides: Overrides) -> Selection:
    """Return the rules to run; ArchfitError names every selector that means no rule."""
    chosen = overrides.select or config.select or ("ALL",)
    dropped = (*config.ignore, *overrides.ignore)
    added = (*config.extend_select, *overrides.extend_select)
    _require_known(catalogue, (*chosen, *dropped, *added, *overrides.severities))
    severities: dict[str, Severity] = {}
    for word, setting in config.rules.items():
        rule = catalogue.find(word)
        if rule and setting.severity:
            severities[rule.name] = setting.severity
    for word, severity in overrides.severities.items():
        severities.update(dict.fromkeys((rule.name for rule in catalogue.matching(word)), severity))
    wanted = _named(catalogue, chosen) - _named(catalogue, dropped) | _named(catalogue, added)
    switched_off = {name for name, severity in severities.items() if severity is Severity.OFF}
    rules = tuple(rule for rule in catalogue.rules if rule.name in wanted - switched_off)
    words = {*chosen, *added}
    return Selection(rules, severities, frozenset(rule.name for rule in rules if words & {rule.name, rule.code}))


def needs(selection: Selection, config: Config) -> frozenset[Need]:
    """Return the facts that the selected rules read; contracts say themselves whether strings count."""
    types = {contract.type for contract in config.contracts}
    found: set[Need] = set()
    for rule in selection.rules:
        if not rule.contract or rule.contract in types:
            found.update(rule.needs, rule.welcome)
    if any(ImportKind.DYNAMIC in contract.import_kinds for contract in config.contracts):
        found.add(Need.REFERENCES)
    if Need.USES in found:
        found.add(Need.CODE)  # which class is derived from which decides about tables
    return frozenset(found)


def _named(catalogue: Catalogue, selectors: Iterable[str]) -> set[str]:
    return {rule.name for selector in selectors for rule in catalogue.matching(selector)}


def _require_known(catalogue: Catalogue, selectors: Iterable[str]) -> None:
    names = [word for rule in catalogue.rules for word in (rule.name, rule.code)]
    mistakes = []
    for selector in selectors:
        if not catalogue.matching(selector):
            near = get_close_matches(selector, names, n=1)
            mistakes.append(
                Mistake(
                    f"no rule is called `{selector}`", "unknown-rule", help=f"did you mean `{near[0]}`?" if near else ""
                )
            )
    if mistakes:
        raise ArchfitError(*mistakes)
