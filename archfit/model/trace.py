"""What one request reaches: the functions that run, what these call over the network, and who answers that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from archfit.model.data import TableAccess
from archfit.model.location import Location
from archfit.model.wires import Endpoint, Message, RemoteCall

_MOST_LOOPS = 3
"""Loops in loops that are told apart; more count as so many."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many calls there are: each place counts once, times `n` for each loop around it."""

    by_loops: tuple[int, ...] = ()
    """How many places are in no loop, in one, in a loop in a loop, ..."""

    def plus(self, other: Estimate) -> Estimate:
        """Return both together."""
        return Estimate(tuple(one + two for one, two in zip_longest(self.by_loops, other.by_loops, fillvalue=0)))

    def inside(self, loops: int) -> Estimate:
        """Return the same inside so many more loops."""
        if not self.by_loops or not loops:
            return self
        longer = (*(0 for _ in range(loops)), *self.by_loops)
        return Estimate((*longer[:_MOST_LOOPS], sum(longer[_MOST_LOOPS:])) if longer[_MOST_LOOPS:] else longer)

    def __str__(self) -> str:
        """As a polynomial: `2 + 3n + n^2`."""
        terms = [_term(count, loops) for loops, count in enumerate(self.by_loops) if count]
        return " + ".join(terms) or "0"


def _term(count: int, loops: int) -> str:
    if not loops:
        return str(count)
    power = "n" if loops == 1 else f"n^{loops}"
    return power if count == 1 else f"{count}{power}"


class Sending(NamedTuple):
    """A message that is sent, and who is known to receive it."""

    message: Message
    receivers: tuple[str, ...]
    """Components, sorted."""


class Asking(NamedTuple):
    """A remote call with what answers it."""

    call: RemoteCall
    loops: int
    """The loops around it in the functions on the way from the endpoint."""
    answer: Trace | None = None
    """What the endpoint that answers reaches; None where no endpoint is known."""


class Visit(NamedTuple):
    """A function that runs for a request, and what is done in it."""

    function: str
    level: int
    """The function that calls it is the last one above with a level less by one; 0 answers the request itself."""
    at: Location
    """Where it is called; for one that answers where it is."""
    loops: int
    """The loops around it in the functions on the way."""
    calls: tuple[Asking, ...] = ()
    accesses: tuple[TableAccess, ...] = ()
    messages: tuple[Sending, ...] = ()


class Trace(NamedTuple):
    """What one request reaches."""

    component: str
    """That answers."""
    endpoint: Endpoint | None
    """None where the trace begins at a function that is no handler."""
    functions: tuple[str, ...] = ()
    """That answer; none where they are not known."""
    visits: tuple[Visit, ...] = ()
    """The functions through which something is reached, each once, followed by those that it calls."""
    estimate: Estimate = Estimate()
    """Remote calls, those of the endpoints that answer included."""
    depth: int = 0
    """Remote calls one after the other."""
    seen: str = ""
    """Why it is not followed here: `above` (it was before), `cycle` (it is being answered), `far`; or nothing."""

    wrappers: tuple[str, ...] = ()
    """Decorators' functions that run, of which it is not known which of the functions they decorate they call."""

    def all_visits(self) -> Iterator[tuple[Trace, Visit]]:
        """Yield every function that runs with the trace that it belongs to, those behind remote calls included."""
        for visit in self.visits:
            yield self, visit
            for asking in visit.calls:
                if asking.answer is not None:
                    yield from asking.answer.all_visits()
