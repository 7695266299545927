"""Method resolution order."""

from __future__ import annotations

from collections.abc import Iterable

from archfit.resolve.calls.values import Class

_DEEPEST = 100
"""Base classes that are followed one above the other before any of them is known."""


def order(classes: Iterable[Class]) -> None:
    """Give every class its method resolution order, what it inherits by that, and the classes below it."""
    known = list(classes)
    for one in known:
        _order(one, ())
    for one in known:
        for base in one.mro[1:]:
            base.subclasses.append(one)
            one.record = one.record or base.record
            one.metaclass = one.metaclass or base.metaclass


def _order(one: Class, below: tuple[Class, ...]) -> tuple[Class, ...]:
    if one.mro:
        return one.mro
    if one in below or len(below) > _DEEPEST:
        return (one,)
    if len(one.bases) == 1:
        one.mro = (one, *(base for base in _order(one.bases[0], (*below, one)) if base is not one))
        return one.mro
    sequences = [list(_order(base, (*below, one))) for base in one.bases]
    one.mro = (one, *_merged([*sequences, list(one.bases)]))
    return one.mro


def _merged(sequences: list[list[Class]]) -> list[Class]:
    """
    Merge as C3 does (Barrett et al. 1996; Python 2.3 and later).

    Where there is no consistent order, which Python refuses, the first class that is left goes first.
    """
    result = []
    while sequences := [sequence for sequence in sequences if sequence]:
        heads = [sequence[0] for sequence in sequences]
        chosen = next((head for head in heads if not any(head in one[1:] for one in sequences)), heads[0])
        result.append(chosen)
        sequences = [[one for one in sequence if one is not chosen] for sequence in sequences]
    return result
