"""How it is reported that a component reaches into the tables of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archfit.model.data import Ownership, Table, TableAccess
from archfit.model.dependency import SHOWN
from archfit.model.finding import Confidence, Step
from archfit.model.rule import Severity
from archfit.model.tables import names_table

if TYPE_CHECKING:
    from archfit.model.project import Project


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """A table, seen from a component that does not own it."""

    project: Project
    component: str
    """The one that reaches it."""
    ownership: Ownership

    @property
    def owner(self) -> str:
        """The component the table belongs to."""
        return self.ownership.component

    @property
    def table(self) -> Table:
        """The table."""
        return self.ownership.table

    @property
    def subject(self) -> str:
        """The stable key: who reaches which table of whom."""
        return f"{self.component} -> {self.owner}.{self.table}"

    @property
    def proof(self) -> str:
        """Whose the table is and why archfit thinks so, for a note."""
        return ownership_note(self.ownership)

    @property
    def ways_out(self) -> str:
        """The three usual ways out."""
        return (
            f"ask `{self.owner}` for it through its API, keep a copy that its events fill, or move "
            f"`{self.table}` to `{self.component}`; `shared-tables` of this rule names tables that are everybody's"
        )

    def severity(self, confidence: Confidence, *, inside: Severity | None = None) -> Severity | None:
        """
        Return what is milder than between services: a guess, or what stays inside one deployable.

        There it is as given; across a boundary that nobody declared it is only told.
        """
        if confidence is Confidence.GUESS:
            return Severity.INFO
        if self.project.between_services(self.component, self.owner):
            return None
        return inside if self.project.tables.declared(self.component, self.owner) else Severity.INFO

    def steps(self, places: Iterable[TableAccess]) -> tuple[Step, ...]:
        """Return the first of the places, then where each other component uses the table and who defines it."""
        own = tuple(dict.fromkeys(step_of(self.project, place) for place in places))
        return (*own[:SHOWN], *self._others())

    def _others(self) -> tuple[Step, ...]:
        users = self.project.tables.users(self.table, self.owner)
        first = {(one.component, one.writes): one for one in reversed(users) if one.component != self.component}
        used = (step_of(self.project, one) for _, one in sorted(first.items()))
        return (*definition_steps(self.ownership), *used)


def foreign_tables(
    project: Project, *, writes: bool, shared: Iterable[str], free: Iterable[str]
) -> Iterator[tuple[ForeignTable, tuple[TableAccess, ...]]]:
    """
    Yield each table that a component writes, or reads, and another owns, with the places; in order of names.

    Without the tables that `shared` names and the components that are `free` to use any.
    """
    wide, let = tuple(shared), frozenset(free)
    found: dict[tuple[str, str, str], list[tuple[Ownership, TableAccess]]] = defaultdict(list)
    for access in project.tables.accesses:
        if access.writes is writes and access.component not in let and not names_table(wide, access.table):
            owner = project.tables.owner_elsewhere(access.table, access.component, access.model)
            if owner:
                found[access.component, owner.component, str(owner.table)].append((owner, access))
    for (component, _, _), pairs in sorted(found.items()):
        yield ForeignTable(project, component, pairs[0][0]), tuple(access for _, access in pairs)


def ownership_note(ownership: Ownership) -> str:
    """Say whose a table is, why, and where that is said."""
    claim = next((one for one in ownership.claims if one.component == ownership.component), None)
    where = f" ({claim.at})" if claim else ""
    return f"`{ownership.component}` owns `{ownership.table}`: {ownership.why}{where}"


def definition_steps(ownership: Ownership) -> tuple[Step, ...]:
    """Return a place for each component that says what a table is."""
    first = {one.component: one for one in reversed(ownership.claims)}
    return tuple(
        Step(f"`{one.component}` defines `{ownership.table}`", one.at, one.model) for _, one in sorted(first.items())
    )


def step_of(project: Project, access: TableAccess) -> Step:
    """Return one place that reads or writes a table, as evidence."""
    does = "writes" if access.writes else "reads"
    note = f"in `{access.function}()`" if access.function and access.function not in project.modules else ""
    if access.via:
        note = f"through `{access.via[0].function}()`"
    return Step(f"`{access.component}` {does} `{access.table}`", access.at, note)


def surest(places: Iterable[TableAccess]) -> Confidence:
    """Return how sure the surest of some places is."""
    order = list(Confidence)
    return min((one.confidence for one in places), key=order.index)
