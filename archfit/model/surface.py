"""What a component offers to others, declared or by convention."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from archfit.model.architecture import Component, ComponentKind
from archfit.model.imports import ImportEdge
from archfit.model.pattern import matches, matches_any, outwards, within_any

PUBLIC_NAMES = frozenset({"api", "client", "contracts", "dto", "events", "interfaces", "public", "schemas"})
"""Customary names of the modules at the top of a component that others may import."""
CONTRACT_NAMES = frozenset({"contracts", "dto", "events", "interfaces"})
"""Those of them that hold nothing but agreements, at whatever depth they stand."""


@dataclass(frozen=True, slots=True)
class Surface:
    """The modules and names of one component that are meant for others."""

    component: Component
    tops: tuple[str, ...]
    """Its outermost modules."""
    modules: tuple[str, ...]
    """Its outermost public modules by convention, in order."""
    exports: Mapping[str, frozenset[str] | None]
    """The one outermost package, if it is one -> what its `__all__` says, or None without one."""

    @property
    def exists(self) -> bool:
        """There is a line between what is public and what is not, declared or by convention."""
        if self.component.kind is ComponentKind.LIBRARY and not self.component.public:
            return False
        return bool(self.component.public or self.modules or any(self.exports.values()))

    @property
    def declared(self) -> bool:
        """The team drew the line itself."""
        return bool(self.component.public) or self.component.depends_on is not None

    @property
    def names(self) -> tuple[str, ...]:
        """What can be named as the way in: modules, or the package whose `__all__` lists names."""
        exporting = (top for top, names in sorted(self.exports.items()) if names)
        return self.component.public or (*self.modules, *exporting)

    def offers(self, edge: ImportEdge) -> bool:
        """Tell whether what an import takes from this component is meant for others."""
        if not self.exists:
            return True
        if self.component.public:
            return self._declares(edge)
        if edge.imported in self.exports:
            return True
        return is_public_module(self.relative(edge.imported)) or self._exports_module(edge.imported)

    def _declares(self, edge: ImportEdge) -> bool:
        public = self.component.public
        if matches_any(public, edge.target) or matches_any(public, edge.imported):
            return True
        # A declared package is public with all it holds; the component's own package only with its names.
        inner = [pattern for pattern in public if not any(matches(pattern, top) for top in self.exports)]
        return within_any(inner, edge.target)

    def _exports_module(self, module: str) -> bool:
        top = self._top_of(module)
        return (self.relative(module)[:1] or ("",))[0] in (self.exports.get(top) or ())

    def relative(self, module: str) -> tuple[str, ...]:
        """Return the parts of a module's name inside the component: `("adapters", "mail")`, nothing for its package."""
        top = self._top_of(module)
        inner = tuple(module[len(top) + 1 :].split(".")) if module != top else ()
        return inner if top in self.exports else (top.rpartition(":")[2].rpartition(".")[2], *inner)

    def _top_of(self, module: str) -> str:
        return next((top for top in self.tops if module == top or module.startswith(f"{top}.")), module)


def is_public_module(relative: tuple[str, ...]) -> bool:
    """Tell whether a module is public by its name inside its component."""
    if any(is_private(part) for part in relative):
        return False
    return (relative[:1] and relative[0] in PUBLIC_NAMES) or not CONTRACT_NAMES.isdisjoint(relative)


def is_private(name: str) -> bool:
    """Tell whether a name says that it is for its own package or module only."""
    return name.startswith("_") and not name.endswith("_")


def surface_of(
    component: Component, packages: Mapping[str, frozenset[str] | None], modules: Collection[str]
) -> Surface:
    """Read the surface of a component off its modules and, of those that are packages, their `__all__`."""
    owned = frozenset(modules)
    tops = tuple(sorted(module for module in owned if owned.isdisjoint(list(outwards(module))[1:])))
    exports = {top: packages[top] for top in tops if top in packages and len(tops) == 1}
    bare = Surface(component, tops, (), exports)
    public = (module for module in owned if len(parts := bare.relative(module)) == 1 and parts[0] in PUBLIC_NAMES)
    return Surface(component, tops, tuple(sorted(public)), exports)
