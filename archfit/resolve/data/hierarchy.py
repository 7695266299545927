"""Which classes of the checked code are derived from which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from archfit.model import ImportKind, Project


class Hierarchy:
    """Answers from the class statements and imports of a project; names are `module.Class`."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def parents(self) -> Mapping[str, tuple[str, ...]]:
        """Class -> those that it is derived from, of the checked code and as far as they are found."""
        known = {
            f"{module.name}.{one.name}" for module in self._project.modules.values() for one in module.facts.classes
        }
        return {
            f"{module.name}.{one.name}": tuple(
                found for base in one.bases if (found := self._found(module.name, base, known))
            )
            for module in self._project.modules.values()
            for one in module.facts.classes
        }

    @cached_property
    def _children(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name, parents in self.parents.items():
            for parent in parents:
                found[parent].append(name)
        return found

    @cached_property
    def _bindings(self) -> Mapping[tuple[str, str], str]:
        """(module, name bound in it by an import) -> what it stands for."""
        found: dict[tuple[str, str], str] = {}
        for edge in self._project.imports:
            if edge.bound and edge.kind is not ImportKind.DYNAMIC:
                module, name = self._project.origin(edge)
                found.setdefault((edge.importer, edge.bound), f"{module}.{name}" if name else module)
        return found

    def _found(self, module: str, base: str, known: set[str]) -> str:
        if f"{module}.{base}" in known:
            return f"{module}.{base}"
        first, dot, rest = base.partition(".")
        star = self._project.star_bindings.get((module, first))
        start = ".".join(star) if star else self._bindings.get((module, first), "")
        if dot and start and f"{start}.{rest}" not in known:
            start = self._bindings.get((start, rest), "")
            return start if start in known else ""
        name = f"{start}{dot}{rest}"
        return name if name in known else ""

    def above(self, name: str) -> Iterator[str]:
        """Yield the classes that one is derived from, nearest first, each once."""
        yield from self._walk(name, self.parents)

    def below(self, name: str) -> Iterator[str]:
        """Yield the classes that are derived from one, nearest first, each once."""
        yield from self._walk(name, self._children)

    def _walk(self, name: str, steps: Mapping[str, tuple[str, ...] | list[str]]) -> Iterator[str]:
        seen = {name}
        waiting = list(steps.get(name, ()))
        while waiting:
            one = waiting.pop(0)
            if one not in seen:
                seen.add(one)
                yield one
                waiting += steps.get(one, ())
