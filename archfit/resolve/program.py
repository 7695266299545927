"""What a program does: who calls whom, and what it does through libraries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from archfit.model import ComponentKind, SourceRoot
from archfit.model.calls import CallGraph
from archfit.model.library import Knowledge
from archfit.model.summary import Summary
from archfit.model.use import Use
from archfit.resolve.calls import graph, solved
from archfit.resolve.uses import uses_of


class Program(NamedTuple):
    """What a program does."""

    calls: CallGraph
    uses: tuple[Use, ...]


def program(
    summaries: Mapping[str, Summary],
    roots: Iterable[SourceRoot],
    kinds: Mapping[str, ComponentKind],
    knowledge: Knowledge,
) -> Program:
    """
    Return what the files of a system do.

    `summaries` are by path; `kinds` says of which kind of component each file is, as far as it is of any.
    """
    engine = solved(summaries, roots, kinds, knowledge)
    return Program(graph(engine), uses_of(engine))
