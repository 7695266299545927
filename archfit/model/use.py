"""What a program does through its libraries: requests, routes, queries, messages, models, ..."""

from __future__ import annotations

from typing import NamedTuple

from archfit.model.finding import Confidence
from archfit.model.library import Activity, Role
from archfit.model.location import Location
from archfit.model.value import Value


class Hop(NamedTuple):
    """One call on the way from the code that says what is wanted to the library that does it."""

    function: str
    """The function called there, qualified."""
    at: Location


LOOPS = frozenset({"for", "comprehension"})
"""Kinds of blocks that go over something; of those around a use the ones that go over a list that grows."""


class Surrounding(NamedTuple):
    """A block that a call stands in."""

    kind: str
    """
    `for`, `count` (a `for` over numbers or a few things written out), `while`, `comprehension`, `with`, `try`,
    `handler`, `branch`.

    A `try` is `swallow` where it does nothing but log what a request raises when it fails.
    """
    function: str
    """The function that the block is in: the caller's, or of a wrapper on the way."""
    line: int
    values: tuple[Value, ...] = ()
    """What is entered or iterated, as far as it is known."""


class Use(NamedTuple):
    """One activity at one place; through a wrapper, at the place that calls the wrapper."""

    activity: Activity
    function: str
    """Of the library, canonical: `requests.Session.get`."""
    caller: str
    """The function it stands in, qualified; the module for what runs when it is imported."""
    at: Location
    arguments: tuple[tuple[Role, tuple[Value, ...]], ...]
    """What each role may be, in order of role; a role that nothing is given for is left out."""
    via: tuple[Hop, ...] = ()
    """The wrappers it goes through, from the outside in; the last hop is the library's own call."""
    around: tuple[Surrounding, ...] = ()
    """The blocks around it, innermost first; through wrappers those of the wrapper come first."""
    awaited: bool = False
    confidence: Confidence = Confidence.DIRECT
    """`DIRECT` where the call names the library and says all by itself."""
    needs: tuple[Location, ...] = ()
    """Of a request: the calls of the same function that it needs the results of, or that decide whether it is made."""
    ignored: bool = False
    """Of a request: nobody wants more of the answer than whether it came."""

    def values(self, role: Role) -> tuple[Value, ...]:
        """Return what may play a role; nothing where it is not given."""
        return next((values for known, values in self.arguments if known is role), ())

    def value(self, role: Role) -> Value | None:
        """Return what plays a role where there is just one thing it can be, or None."""
        values = self.values(role)
        return values[0] if len(values) == 1 else None
