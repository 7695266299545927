"""Which loops go over a list that grows: not those over numbers, attempts, pages, parts of a list, or a few things."""

from __future__ import annotations

import re

from archfit.model.operations import Call, Read
from archfit.resolve.calls.program import Unit
from archfit.resolve.calls.values import Bound, Class, Container, External, Function, Site
from archfit.resolve.uses.evaluate import Evaluator
from archfit.resolve.uses.expressions import Object

_NUMBERS = frozenset({"builtins.range", "itertools.count"})
_LENGTH = "builtins.len"
_ONE_BY_ONE = 2
"""Arguments of `range` up to which it has no step: with one, what is taken is a part of a list."""
_FEW = 3
"""Things written out, which are no list that grows."""
_OF_MAPPINGS = frozenset({"items", "keys", "values"})
_AGAIN = re.compile(r"attempt|batch|chunk|page|paginat|partition|retr(?:y|ies)", re.IGNORECASE)
"""What is called like this gives attempts, pages, or parts of a list: `chunked(orders, 100)`, `tenacity.Retrying()`."""
_LONGEST = 6
"""Calls and attributes on the result of a call."""


class Loops:
    """Answers for the loops around calls."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._engine = evaluator.engine

    def counts(self, site: Site, node: int) -> bool:
        """Tell whether a loop around a call, over a node, does not make it once for each item of a list that grows."""
        return self._is_few(node) or self._is_counted(node) or self._is_returned(site)

    def _is_few(self, node: int) -> bool:
        """Tell whether what is iterated is written out, and short; of `services.items()` the mapping."""
        found = self._evaluator.definitions.first(node, Call)
        read = self._evaluator.definitions.read_by(*found) if found else None
        if found and read and read.name in _OF_MAPPINGS:
            node = read.of + found[0].base
        made = [one.value for one in self._evaluator.of(node) if isinstance(one, Object)] if node else []
        return bool(made) and all(isinstance(one, Container) and _is_short(one) for one in made)

    def _is_counted(self, node: int) -> bool:
        defined = self._evaluator.definitions.operations(node) if node else None
        calls = [one for one in defined[1] if isinstance(one, Call)] if defined else []
        return any(self._is_again(defined[0], one) for one in calls if defined)

    def _is_again(self, unit: Unit, call: Call) -> bool:
        known = self._engine.known[call.function + unit.base]
        functions = (one.function if isinstance(one, Bound) else one for one in known)
        names = [one.name for one in functions if isinstance(one, Function | Class | External)]
        if _NUMBERS.isdisjoint(names):
            return any(_AGAIN.search(name.rpartition(".")[2]) for name in names)
        return len(call.arguments) > _ONE_BY_ONE or not self._is_length(unit, call)

    def _is_length(self, unit: Unit, call: Call) -> bool:
        """Tell whether numbers are those of the items of something: `range(len(orders))`."""
        found = (self._evaluator.definitions.first(one + unit.base, Call) for one in call.arguments if one)
        lengths = (self._engine.known[one.function + of.base] for of, one in filter(None, found))
        return any(isinstance(value, External) and value.name == _LENGTH for each in lengths for value in each)

    def _is_returned(self, site: Site) -> bool:
        """Tell whether what a call gives is returned at once, so that no other follows: the next host, a retry."""
        function = self._evaluator.definitions.function_at(site.unit, site.scope)
        if function is None or site.call is None:
            return False
        to = site.call.to + self._engine.units[site.unit].base
        sources = self._evaluator.definitions.sources.get(function.returns, ())
        return any(self._is_of(source, to) for source in sources)

    def _is_of(self, node: int, to: int) -> bool:
        """Tell whether a node is what a call gives, or something of it: `.json()`, `.text`."""
        definitions = self._evaluator.definitions
        for _ in range(_LONGEST):
            if node == to:
                return True
            called, read = definitions.first(node, Call), definitions.first(node, Read)
            of = definitions.read_by(*called) if called else read[1] if read else None
            if of is None:
                return False
            node = of.of + (called or read)[0].base  # type: ignore[index]  # one of them is
        return False


def _is_short(container: Container) -> bool:
    return 0 < len(container.items) <= _FEW and None not in container.items
