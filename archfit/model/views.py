"""The imports as contracts count them: of some kinds, without those that are ignored or excluded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any

from archfit.model.contract import Contract
from archfit.model.imports import ImportEdge, ImportView
from archfit.model.pattern import matches, matches_any, within_any


class Views:
    """Makes the views that contracts ask for; those that count the same imports share one."""

    def __init__(
        self, imports: tuple[ImportEdge, ...], external: tuple[ImportEdge, ...], modules: Collection[str]
    ) -> None:
        self._imports = imports
        self._external = external
        self._modules = modules
        self._known: dict[tuple[Any, ...], ImportView] = {}

    def of(self, contract: Contract, *, external: bool = False) -> ImportView:
        """
        Return the imports that a contract counts, without those it ignores or excludes.

        With `external`, imports of other people's packages are in it too, each under the dotted name
        it takes: `from django.db import models` leads to `django.db.models`.
        """
        settings = (contract.import_kinds, contract.exclude_modules, contract.ignore_imports, external)
        if settings not in self._known:
            self._known[settings] = self._view(contract, external=external)
        return self._known[settings]

    def _view(self, contract: Contract, *, external: bool) -> ImportView:
        hidden = contract.exclude_modules
        known = (*self._imports, *self._external_targets) if external else self._imports
        counted = (edge for edge in known if edge.kind in contract.import_kinds)
        if hidden:
            counted = (e for e in counted if not (matches_any(hidden, e.importer) or matches_any(hidden, e.imported)))
        ignored = frozenset(self.ignored(contract.ignore_imports))
        if ignored:
            counted = (edge for edge in counted if (edge.importer, edge.imported) not in ignored)
        return ImportView([module for module in self._modules if not matches_any(hidden, module)], counted)

    @cached_property
    def _external_targets(self) -> tuple[ImportEdge, ...]:
        return tuple(edge._replace(imported=edge.target, name="") for edge in self._external)

    def ignored(self, patterns: Iterable[str]) -> Iterator[tuple[str, str]]:
        """
        Yield the pairs of modules between which an import matches one of the `a -> b` globs.

        An external module stands for all below it: `shop.web -> django` matches an import of `django.db`.
        """
        split = [tuple(part.strip() for part in pattern.split("->")) for pattern in patterns]
        if not split:
            return
        for importer, group in groupby(self._pairs, key=itemgetter(0)):
            targets = [target for source, target in split if matches(source, importer)]
            if targets:
                yield from (pair for pair in group if self._leads_to_any(targets, pair[1]))

    def _leads_to_any(self, targets: Iterable[str], imported: str) -> bool:
        return (matches_any if imported in self._modules else within_any)(targets, imported)

    @cached_property
    def _pairs(self) -> tuple[tuple[str, str], ...]:
        inner = {(edge.importer, edge.imported) for edge in self._imports}
        return tuple(sorted(inner | {(edge.importer, edge.target) for edge in self._external}))
