"""What happens when modules are loaded, and what the code in them means by a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from archfit.model.facts import ImportKind
from archfit.model.imports import ImportEdge


class Loading:
    """The imports of a program by module, to be followed one by one."""

    def __init__(self, modules: Collection[str], edges: Iterable[ImportEdge]) -> None:
        self._modules = modules
        self._edges = tuple(edges)
        self._reached: dict[str, frozenset[str]] = {}

    def loads(self, module: str) -> tuple[ImportEdge, ...]:
        """Return what is imported, ours and other people's, when a module is loaded, in order of place."""
        return self._loads.get(module, ())

    @cached_property
    def _loads(self) -> Mapping[str, tuple[ImportEdge, ...]]:
        return _by_importer(edge for edge in self._edges if edge.kind in (ImportKind.RUNTIME, ImportKind.GUARDED))

    def loads_back(self, edge: ImportEdge) -> bool:
        """Tell whether loading the imported module loads the importer."""
        return edge.importer in self._loaded_with(edge.imported)

    def _loaded_with(self, module: str) -> frozenset[str]:
        known = self._reached.get(module)
        if known is None:
            reached: set[str] = set()
            todo = [module]
            while todo:
                for edge in self.loads(todo.pop()):
                    if not edge.external and edge.imported not in reached:
                        reached.add(edge.imported)
                        todo.append(edge.imported)
            known = self._reached[module] = frozenset(reached)
        return known

    def read(self, module: str, dotted: str) -> tuple[ImportEdge, str] | None:
        """
        Tell which import of ours a dotted expression in a module goes through.

        Returns the import as if it had taken what the expression reaches, and the rest of the expression
        behind it; None when the expression begins with nothing imported from the checked code.
        """
        spelt = [(len(prefix), edge) for edge in self._named.get(module, ()) if (prefix := _prefix(edge, dotted))]
        if not spelt:
            return None
        length, edge = max(spelt, key=lambda found: found[0])
        rest = [part for part in dotted[length + 1 :].split(".") if part]
        while rest and not edge.name:
            part = rest.pop(0)
            inner = f"{edge.imported}.{part}"
            edge = edge._replace(imported=inner) if inner in self._modules else edge._replace(name=part)
        return edge, ".".join(rest)

    @cached_property
    def _named(self) -> Mapping[str, tuple[ImportEdge, ...]]:
        return _by_importer(edge for edge in self._edges if edge.kind is not ImportKind.DYNAMIC and not edge.external)


def _by_importer(edges: Iterable[ImportEdge]) -> Mapping[str, tuple[ImportEdge, ...]]:
    grouped: dict[str, list[ImportEdge]] = defaultdict(list)
    for edge in edges:
        grouped[edge.importer].append(edge)
    return {module: tuple(sorted(found, key=lambda edge: edge.at)) for module, found in grouped.items()}


def _prefix(edge: ImportEdge, dotted: str) -> str:
    """Return how code spells the import, if the expression begins so: `import shop.cart` is used as `shop.cart`."""
    prefix = edge.bound
    full = edge.imported.rpartition(":")[2]
    if not edge.name and prefix in ("", full.partition(".")[0]):
        prefix = full
    return prefix if prefix and f"{dotted}.".startswith(f"{prefix}.") else ""
