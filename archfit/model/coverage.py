"""How much of what the code does could be followed: what is not known is said, and never passed off as clean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from archfit.model.calls import CallGraph
from archfit.model.library import Activity, Role
from archfit.model.location import Location
from archfit.model.use import Use
from archfit.model.value import Hole, Named, Text, Value, Variable

_LETTER = re.compile(r"[A-Za-z]")
SCHEME = re.compile(r"^[A-Za-z][\w+.-]*://")
"""How something is spoken to, and not where it is (RFC 3986, 3.1)."""
_ADDRESS = (Role.URL, Role.BASE, Role.HOST, Role.PATH, Role.SERVICE)
DECISIVE = {
    Activity.REQUEST: _ADDRESS,
    Activity.PUBLISH: (Role.TOPIC, Role.KEY, Role.NAME),
    Activity.SUBSCRIBE: (Role.TOPIC, Role.KEY, Role.NAME),
    Activity.ENQUEUE: (Role.HANDLER, Role.NAME, Role.TOPIC),
    Activity.QUERY: (Role.ENTITY, Role.TABLE, Role.STATEMENT),
    Activity.CONNECT: (Role.URL, Role.HOST, Role.DATABASE),
}
"""What has to be known of an activity to tell where it leads: any one of these roles."""
KINDS = {
    Activity.REQUEST: "requests",
    Activity.PUBLISH: "messages",
    Activity.SUBSCRIBE: "messages",
    Activity.ENQUEUE: "messages",
    Activity.QUERY: "queries",
    Activity.CONNECT: "connections",
}
"""Activities that are counted together, under a name."""


class Coverage(NamedTuple):
    """How many of the places of one kind could be followed."""

    component: str
    kind: str
    """`calls`, `requests`, `messages`, `queries` or `connections`."""
    known: int
    total: int
    unknown: tuple[Location, ...] = ()
    """The places that could not be followed, in order; of calls none are listed."""

    @property
    def share(self) -> float:
        """The share that could be followed, between 0 and 1; 1 where there is nothing."""
        return self.known / self.total if self.total else 1.0


def leads_somewhere(use: Use) -> bool:
    """Tell whether it is known where a use leads, as far as text can tell; true for what leads nowhere."""
    roles = DECISIVE.get(use.activity)
    return roles is None or any(_says(value) for role in roles for value in use.values(role))


def coverage_of(component: str, uses: Iterable[Use]) -> list[Coverage]:
    """Count the uses of a component by kind."""
    found: dict[str, list[Use]] = {}
    for use in uses:
        if use.activity in KINDS:
            found.setdefault(KINDS[use.activity], []).append(use)
    return [
        Coverage(
            component,
            kind,
            sum(map(leads_somewhere, members)),
            len(members),
            tuple(use.at for use in members if not leads_somewhere(use)),
        )
        for kind, members in sorted(found.items())
    ]


def _says(value: Value) -> bool:
    if isinstance(value, Named):
        return True
    return isinstance(value, Text) and any(
        isinstance(part, Variable) or (not isinstance(part, Hole) and _LETTER.search(SCHEME.sub("", part)))
        for part in value.parts
    )


def coverage_in(
    by_path: Mapping[str, str], by_name: Mapping[str, str], calls: CallGraph, uses: Iterable[Use]
) -> Iterator[Coverage]:
    """
    Yield what could be followed in each component, by kind.

    The mappings say to which component a file, and the module that it is, belong; others are not counted.
    """
    found: dict[str, list[Use]] = {}
    for use in uses:
        if use.at.path in by_path:
            found.setdefault(by_path[use.at.path], []).append(use)
    sites: Counter[str] = Counter()
    unresolved: Counter[str] = Counter()
    for counts, sums in ((calls.sites, sites), (calls.unresolved, unresolved)):
        for name, count in counts:
            if name in by_name:
                sums[by_name[name]] += count
    for name in sorted({*sites, *found}):
        yield Coverage(name, "calls", sites[name] - unresolved[name], sites[name])
        yield from coverage_of(name, found.get(name, ()))
