from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import dedent

import pytest

from archfit.extract.python.summary import summarise
from archfit.model import SourceRoot
from archfit.model.calls import CallGraph
from archfit.resolve.calls import call_graph

Edges = set[tuple[str, str]]
Link = Callable[[Mapping[str, str]], CallGraph]
Calls = Callable[..., Edges]


@pytest.fixture
def link() -> Link:
    """Link the files of a program."""

    def linked(files: Mapping[str, str]) -> CallGraph:
        summaries = {path: summarise(path, dedent(text).encode()) for path, text in files.items()}
        return call_graph(summaries, [SourceRoot("", "")], {})

    return linked


@pytest.fixture
def calls(link: Link) -> Calls:
    """Return who calls whom in a program: `shop.py` alone, or several files."""

    def edges(text: str = "", *, files: Mapping[str, str] | None = None, builtin: bool = False) -> Edges:
        graph = link(files or {"shop.py": text})
        return {
            (edge.caller, edge.callee) for edge in graph.edges if builtin or not edge.callee.startswith("builtins.")
        }

    return edges
