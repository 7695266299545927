"""Follows constant strings that name code: `import_module("a.b")`, `ForeignKey("orders.Order")`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from archfit.model import Import, ImportEdge, ImportKind, Location, ModuleFacts, Reference
from archfit.resolve.imports import Resolver
from archfit.resolve.modules import Modules, Place

_MODELS = frozenset({"get_model", "ForeignKey", "OneToOneField", "ManyToManyField", "ForeignObject"})
_NOT_IMPORTS = frozenset({"signature", "relationship", "get_app_config"})


class ReferenceResolver:
    """Finds what strings name; a string that leads to none of our modules names nothing."""

    def __init__(self, modules: Modules, facts: Mapping[str, ModuleFacts], resolver: Resolver) -> None:
        self._modules = modules
        self._facts = facts
        self._resolver = resolver
        self._labels: Mapping[str, list[str]] = _app_labels(modules)

    def edge(self, reference: Reference, importer: Place) -> ImportEdge | None:
        """Return the edge a string makes, or None."""
        if reference.via in _NOT_IMPORTS:
            return None
        if reference.via in _MODELS:
            found, name = self._model(reference.text, importer)
        else:
            found, name = self._dotted(reference.text, importer)
        if not found or found == importer.name:
            return None
        at = Location(importer.path, reference.line, reference.column, reference.end_line, reference.end_column)
        return ImportEdge(importer.name, found, name, ImportKind.DYNAMIC, at, reference.scope, "", reference.via)

    def _dotted(self, text: str, importer: Place) -> tuple[str, str]:
        level = len(text) - len(text.lstrip("."))
        parts = text[level:].split(".")
        if not all(part.isidentifier() for part in parts):
            return "", ""
        for size in range(len(parts), 0, -1):
            item = Import(".".join(parts[:size]), level, "", "", ImportKind.DYNAMIC, 0, 0, 0, 0)
            if found := self._resolver.base(item, importer):
                return found, parts[size] if size < len(parts) else ""
        return "", ""

    def _model(self, text: str, importer: Place) -> tuple[str, str]:
        label, dot, model = text.partition(".")
        if not dot or not model.isidentifier():
            return "", ""
        homes = [home for home in self._labels.get(label.lower(), ()) if self._defines(home, model)]
        near = [home for home in homes if self._modules.by_name[home].root == importer.root]
        chosen = near or homes
        return (chosen[0], model) if len(chosen) == 1 else ("", "")

    def _defines(self, home: str, model: str) -> bool:
        """Tell whether a module of models may hold a class: `ForeignKey("order.id")` names a column, not a model."""
        facts = self._facts.get(self._modules.by_name[home].path)
        if facts is None or self._modules.by_name[home].package or not facts.classes:
            return model[:1].isupper()
        return any(one.name.lower() == model.lower() for one in facts.classes)


def _app_labels(modules: Modules) -> Mapping[str, list[str]]:
    """Django's default app labels: the last part of the package that holds `models` (Django 5.2, AppConfig.label)."""
    labels: dict[str, list[str]] = defaultdict(list)
    for name in sorted(modules.by_name):
        package, _, last = name.rpartition(".")
        if last == "models" and package:
            labels[package.rpartition(":")[2].rpartition(".")[2].lower()].append(name)
    return labels
