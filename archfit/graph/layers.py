"""Which parts of a directed graph reach which, against the order they are stacked in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Level(NamedTuple):
    """One level of a stack: dotted ids, each standing for itself and everything below it."""

    members: tuple[str, ...]
    independent: bool = True
    """Its members may not reach each other."""
    closed: bool = False
    """The levels above may not reach the levels below past it."""


Stack = Sequence[Level]
"""Levels from high to low."""


def illegal_pairs(edges: Iterable[tuple[str, str]], stacks: Iterable[Stack]) -> list[list[tuple[str, str]]]:
    """
    Return for each stack the pairs (from, to) of its members that must not reach each other but do, in order.

    A member reaches another over an edge, or over nodes that are in no level of the stack. Members of
    one stack must not lie inside each other. What is illegal is decided by grimp
    (`ImportGraph.find_illegal_dependencies_for_layers`, version 3.14 and later).
    """
    import grimp  # noqa: PLC0415  # 30 ms that runs without layers need not spend

    graph = grimp.ImportGraph()
    for importer, imported in edges:
        graph.add_import(importer=_encodable(importer), imported=_encodable(imported))
    found = []
    for stack in stacks:
        known = {_encodable(member): member for level in stack for member in level.members}
        for member in known:
            graph.add_module(member)
        layers = [
            grimp.Layer(*map(_encodable, level.members), independent=level.independent, closed=level.closed)
            for level in stack
        ]
        illegal = graph.find_illegal_dependencies_for_layers(layers)
        found.append(sorted((known[pair.importer], known[pair.imported]) for pair in illegal))
    return found


def _encodable(name: str) -> str:
    """Return a name that can be told as UTF-8: a file's name need not be."""
    return name if name.isascii() else name.encode("utf-8", "backslashreplace").decode()
