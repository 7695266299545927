"""Who calls whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from archfit.model.finding import Confidence


class CallEdge(NamedTuple):
    """One call at one place, to one of the functions that it may call."""

    caller: str
    """Qualified: `shop.orders.checkout.place`, a module for what runs when it is imported."""
    path: str
    line: int
    callee: str
    """Qualified; what is not of the checked code by its dotted name, `builtins.` for what is built in."""
    kind: str
    """
    How it is called.

    `direct`, `constructor`, `property`, `dunder` (by an operator or a statement), `callback` (by whom it
    was given to), `decorator`, `injected` (by a framework, to provide a parameter), `task` (elsewhere or
    later), `declared` (an annotation names a class above).
    """
    confidence: Confidence
    loop: int = 0
    """
    The line of the innermost `for` or comprehension in the same function that makes it for each item of a list, or 0.

    Loops over numbers, attempts, pages, parts of a list and a few things do not.
    """
    branch: int = 0
    """The line of the outermost `if`, `match` or `except` that it stands in a branch of, in the same function, or 0."""
    swallowed: int = 0
    """
    The line of the innermost `try` around it in the same function that logs at most when it fails, or 0.

    It goes on as if nothing had happened, and nothing in that function tells whether it did.
    """
    spread: bool = False
    """In an `async def`: made, and not awaited, for each item of something whose size the code does not say."""


class FunctionPlace(NamedTuple):
    """A function of the checked code, and where it is."""

    name: str
    module: str
    path: str
    line: int
    asynchronous: bool = False
    """It is an `async def`."""


@dataclass(frozen=True, slots=True)
class CallGraph:
    """All calls of a program, in order."""

    edges: tuple[CallEdge, ...] = ()
    functions: tuple[FunctionPlace, ...] = ()
    modules: tuple[str, ...] = ()
    """The modules read, in order."""
    sites: tuple[tuple[str, int], ...] = ()
    """(module, its call sites)."""
    unresolved: tuple[tuple[str, int], ...] = ()
    """(module, the call sites of which it is not known what they call); modules without any are left out."""
