"""Finds the rules. A file in a family folder of `archfit.rules` is a rule."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from archfit import rules
from archfit.model import AnyRule, Contract, Rule


class CatalogueError(Exception):
    """A rule is declared wrongly; names the file that has to change."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every rule there is, in order of code."""

    rules: tuple[AnyRule, ...]

    def find(self, word: str) -> AnyRule | None:
        """Return the rule with this name or code."""
        return next((rule for rule in self.rules if word in (rule.name, rule.code)), None)

    def matching(self, selector: str) -> tuple[AnyRule, ...]:
        """Return the rules meant by a name, a code, a code's prefix (`IMP`) or `ALL`."""
        if selector == "ALL":
            return self.rules
        return tuple(rule for rule in self.rules if rule.name == selector or rule.code.startswith(selector))

    @property
    def options(self) -> Mapping[str, type]:
        """The options of every rule that is not a contract's, under its name and its code."""
        return {
            word: object if rule.contract else rule.options for rule in self.rules for word in (rule.name, rule.code)
        }

    @property
    def contracts(self) -> Mapping[str, type[Contract]]:
        """The dataclass of every contract type."""
        return {rule.contract: rule.options for rule in self.rules if rule.contract}


def load() -> Catalogue:
    """Import every rule, refuse a malformed one, and return them in order of code."""
    found: dict[str, str] = {}
    loaded = []
    for module_name in _rule_modules():
        rule = getattr(import_module(module_name), "RULE", None)
        if not isinstance(rule, Rule):
            message = f"{module_name}: no RULE"
            raise CatalogueError(message)
        for key in (rule.code, rule.name):
            if key in found:
                message = f"{module_name}: `{key}` is taken by {found[key]}"
                raise CatalogueError(message)
            found[key] = module_name
        _require_sound(rule, module_name)
        loaded.append(rule)
    return Catalogue(tuple(sorted(loaded, key=lambda rule: rule.code)))


def _rule_modules() -> Iterator[str]:
    for family in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}."):
        if family.ispkg:
            package = import_module(family.name)
            for info in pkgutil.iter_modules(package.__path__, f"{family.name}."):
                yield info.name


def _require_sound(rule: AnyRule, module_name: str) -> None:
    *_, family, file = module_name.split(".")
    for said, stands in ((rule.name, file.replace("_", "-")), (rule.family.value, family)):
        if said != stands:
            message = f"{module_name}: says `{said}`, its path says `{stands}`"
            raise CatalogueError(message)
    if not rule.summary.endswith("."):
        message = f"{module_name}: the first line of its documentation is not a sentence"
        raise CatalogueError(message)
