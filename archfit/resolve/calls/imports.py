"""Which modules of the checked code the imports of a file mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from archfit.model import Import, ImportKind
from archfit.model.operations import Imported
from archfit.model.summary import Summary
from archfit.resolve.imports import Resolver
from archfit.resolve.modules import Place


def imports_of(summary: Summary, place: Place, resolver: Resolver) -> Mapping[tuple[str, int], str]:
    """
    Return (module, level) as imported -> the module it means, empty for what is not of the checked code.

    What should be of it and is not there is left out.
    """
    found = {}
    for module, level in _wanted(summary):
        name = resolver.base(Import(module, level, "", "", ImportKind.RUNTIME, 0, 0, 0, 0), place)
        if name or (not level and not resolver.is_own(module, place)):
            found[module, level] = name
    return found


def _wanted(summary: Summary) -> Iterator[tuple[str, int]]:
    seen = set()
    for operation in summary.operations:
        if operation.__class__ is Imported and isinstance(operation, Imported):
            seen.add((operation.module, operation.level))
    yield from sorted(seen | set(summary.stars))
