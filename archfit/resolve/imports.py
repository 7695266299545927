"""Follows each import statement to the module it means."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archfit.model import ComponentKind, Import, ImportEdge, Location, ModuleFacts
from archfit.resolve.modules import Modules, Place


class Resolver:
    """
    Finds modules by the names that import statements give them.

    A name is looked up in the importer's own source root first and only there when its first part
    exists there, as `sys.path` would; then in the other source roots, where it must be proven: see
    `_elsewhere`.
    """

    def __init__(self, modules: Modules, facts: Mapping[str, ModuleFacts], shared: Mapping[str, ComponentKind]) -> None:
        self._modules = modules
        self._facts = facts
        self._shared = shared
        """What kind of component the files of a source root belong to."""
        self._known: dict[tuple[str, str], str] = {}
        self._tops: dict[str, tuple[str, ...]] = {}

    def module(self, dotted: str, importer: Place) -> str:
        """Return the name of the module with an absolute dotted name, or nothing when it is none of ours."""
        key = (importer.root, dotted)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._lookup(dotted, importer)
        return found

    def _lookup(self, dotted: str, importer: Place) -> str:
        path = dotted.replace(".", "/")
        top = path.partition("/")[0]
        stems = self._modules.by_stem
        if _below(importer.root, top) in stems:
            return stems.get(_below(importer.root, path), "")
        if top in sys.stdlib_module_names:
            return ""
        return self._elsewhere(path, importer)

    def _elsewhere(self, path: str, importer: Place) -> str:
        """
        Look in the other source roots.

        A library's root is on everybody's path. Code of another deployable is taken only when at
        least two parts of the name lead to it, because a single one may as well be somebody else's
        package; so is a name that spells the path from a folder above the importer, unless that
        folder is a package: inside `shop`, `cart.models` is not `shop.cart.models`.
        """
        stems = self._modules.by_stem
        top, _, rest = path.partition("/")
        candidates = [root for root in self._roots_of(top) if root != importer.root]
        libraries = [root for root in candidates if self._shared.get(root) is ComponentKind.LIBRARY]
        for chosen in (libraries, candidates if rest else []):
            found = [root for root in chosen if _below(root, path) in stems]
            if found:
                nearest = min(found, key=lambda root: (-_common(root, importer.root), root))
                return stems[_below(nearest, path)]
        if rest:
            for folder in _folders_above(importer.path):
                if _below(folder, path) in stems and not self._is_package(folder):
                    return stems[_below(folder, path)]
        return ""

    def _is_package(self, folder: str) -> bool:
        return f"{folder}/__init__.py" in self._modules.by_file

    def _roots_of(self, top: str) -> tuple[str, ...]:
        known = self._tops.get(top)
        if known is None:
            stems = self._modules.by_stem
            known = tuple(root.path for root in self._modules.roots if _below(root.path, top) in stems)
            self._tops[top] = known
        return known

    def is_own(self, dotted: str, importer: Place) -> bool:
        """Tell whether the first part of a name is the importer's own source root's."""
        return _below(importer.root, dotted.partition(".")[0]) in self._modules.by_stem

    def base(self, item: Import, importer: Place) -> str:
        """Return the module named after `from` or `import`, or nothing."""
        if not item.level:
            return self.module(item.module, importer)
        folder = importer.path.rpartition("/")[0]
        for _ in range(item.level - 1):
            if folder == importer.root:
                return ""
            folder = folder.rpartition("/")[0]
        stem = _below(folder, item.module.replace(".", "/")) if item.module else folder
        return self._modules.by_stem.get(stem, "")

    def edges(self, imports: Iterable[Import], importer: Place) -> Iterator[ImportEdge]:
        """
        Yield the edges that the imports of a module make, to modules of ours or external ones.

        An import that leads nowhere makes none.
        """
        by_name = self._modules.by_name
        known: dict[tuple[str, int], str] = {}
        at = Location(importer.path, 0)
        for item in imports:
            module, level, name, alias, kind, line, column, end_line, end_column, scope = item
            if line != at.line or column != at.column:
                at = Location(importer.path, line, column, end_line, end_column)
            found = known.get((module, level))
            if found is None:
                found = known[module, level] = self.base(item, importer)
            if not found:
                edge = self._edge_of_unknown(item, importer, at)
                if edge is not None:
                    yield edge
                continue
            bound = alias or ("" if name == "*" else name)
            inner = f"{found}.{name}"
            if inner in by_name:
                found, name = inner, ""
            yield ImportEdge(importer.name, found, name, kind, at, scope, bound)

    def _edge_of_unknown(self, item: Import, importer: Place, at: Location) -> ImportEdge | None:
        """
        Return the edge of an import of no module of ours, or None when it leads nowhere.

        It leads to somebody else's package; or, where our package lacks the module, to that package.
        """
        if item.level:
            return None
        bound = item.alias or ("" if item.name == "*" else item.name)
        if not self.is_own(item.module, importer):
            return ImportEdge(importer.name, item.module, item.name, item.kind, at, item.scope, bound, external=True)
        package, _, missing = item.module.rpartition(".")
        parent = self.module(package, importer)
        return ImportEdge(importer.name, parent, missing, item.kind, at, item.scope, bound) if parent else None


def _below(folder: str, path: str) -> str:
    return f"{folder}/{path}" if folder else path


def _common(one: str, other: str) -> int:
    count = 0
    for first, second in zip(one.split("/"), other.split("/"), strict=False):
        if first != second:
            break
        count += 1
    return count


def _folders_above(path: str) -> Sequence[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[:size]) for size in range(len(parts), -1, -1)]
