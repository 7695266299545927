"""The names of modules, as configuration and code may write them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from archfit.model.module import Module
from archfit.model.pattern import has_wildcard, matches_any


class Names:
    """Answers which modules a name or a glob means."""

    def __init__(self, modules: Mapping[str, Module]) -> None:
        self._modules = modules

    @cached_property
    def spellings(self) -> Mapping[str, tuple[str, ...]]:
        """All that a name without wildcards can be, with and without source root -> the modules it names."""
        found = {name: (name,) for name in self._modules}
        for module in self._modules.values():
            if module.dotted != module.name:
                found[module.dotted] = (*found.get(module.dotted, ()), module.name)
        return found

    @cached_property
    def top_levels(self) -> frozenset[str]:
        """The first parts of the names of all modules, without source root."""
        return frozenset(module.dotted.partition(".")[0] for module in self._modules.values())

    def matching(self, patterns: Iterable[str], *, among: Collection[str] = ()) -> tuple[str, ...]:
        """Return the modules (or the given names) that match one of the globs, in order."""
        names = among or self._modules
        wanted = tuple(patterns)
        plain = {pattern for pattern in wanted if not has_wildcard(pattern)}
        globs = [pattern for pattern in wanted if has_wildcard(pattern)]
        return tuple(
            sorted(
                name for name in names if name in plain or name.rpartition(":")[2] in plain or matches_any(globs, name)
            )
        )
