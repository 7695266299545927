"""Who keeps what where: stores, tables, their owners, and who reads and writes them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from archfit.model.data import Data, Datastore, Ownership, StoreUse, Table, TableAccess
from archfit.model.location import Location
from archfit.model.masking import masked
from archfit.model.value import text
from archfit.reporters.datastores import datastore, places, store_lines
from archfit.reporters.escape import leading, visible, visible_values
from archfit.reporters.page import Page
from archfit.reporters.phrases import counted, line_place
from archfit.reporters.style import BOLD, more, paint, titled

_VERSION = 1
_MOST_STORES = 10
_MOST_TABLES = 20
_FEW = 3
"""So many tables are shown with the places of those who use them."""


class _Row(NamedTuple):
    """A table with all that is known of it."""

    owner: Ownership
    reads: tuple[TableAccess, ...]
    writes: tuple[TableAccess, ...]

    @property
    def table(self) -> Table:
        return self.owner.table

    @property
    def weight(self) -> tuple[int, int]:
        """How many components use it, and at how many places."""
        used = (*self.reads, *self.writes)
        return len({one.component for one in used} | {one.component for one in self.owner.claims}), len(used)


def render_data(name: Literal["text", "json"], data: Data, page: Page, *, everything: bool = False) -> str:
    """
    Return what is known of a system's data, ending with one newline: `json` whole, `text` shortened to about a screen.

    The text shows first what most components use. Of a few tables it shows every place, as it does with `everything`.
    """
    rows = _rows(data)
    if name == "json":
        return json.dumps(visible_values(_document(data, rows)), indent=2, ensure_ascii=False) + "\n"
    blocks = [*store_lines(data, page, most=0 if everything else _MOST_STORES)]
    ordered = sorted(rows, key=lambda row: (-row.weight[0], -row.weight[1], row.table))
    if everything or len(rows) <= _FEW:
        blocks += [_in_full(row, page) for row in ordered]
    else:
        blocks.append(_summary(ordered, page))
    blocks += [[f"{counted(len(data.unknown), 'place')} reach data that could not be told"]] if data.unknown else []
    return "\n\n".join("\n".join(block) for block in blocks or [["no datastores and no tables were found"]]) + "\n"


def _rows(data: Data) -> list[_Row]:
    owners = {one.table: one for one in data.owners}
    reads: dict[Table, list[TableAccess]] = {}
    writes: dict[Table, list[TableAccess]] = {}
    for access in data.accesses:
        (writes if access.writes else reads).setdefault(access.table, []).append(access)
    defined = {one.table for one in data.definitions}
    return [
        _Row(
            owners.get(table) or Ownership(table, "", "nothing is known to define it"),
            tuple(reads.get(table, ())),
            tuple(writes.get(table, ())),
        )
        for table in sorted({*owners, *defined, *reads, *writes})
    ]


def _document(data: Data, rows: Iterable[_Row]) -> dict[str, Any]:
    return {
        "version": _VERSION,
        "stores": [_store(one) for one in data.stores],
        "tables": [_table(row) for row in rows],
        "unknown": places(data.unknown),
    }


def _store(store: Datastore) -> dict[str, Any]:
    found = datastore(store)
    parts = {"host": store.host or None, "port": store.port or None, "database": store.database or None}
    return {**found, **parts, "confidence": store.confidence.value, "uses": [_use(one) for one in store.uses]}


def _use(use: StoreUse) -> dict[str, Any]:
    return {
        "component": use.component,
        "path": use.at.path,
        "line": use.at.line,
        "user": use.user or None,
        "source": _masked(use.source) or None,
    }


def _table(row: _Row) -> dict[str, Any]:
    return {
        "name": row.table.name,
        "schema": row.table.schema or None,
        "store": _masked(row.table.store) or None,
        "owner": row.owner.component or None,
        "why": row.owner.why,
        "defined": [
            {
                "component": one.component,
                "by": one.by,
                "model": one.model or None,
                "path": one.at.path,
                "line": one.at.line,
            }
            for one in row.owner.claims
        ],
        "readers": _users(row.reads),
        "writers": _users(row.writes),
    }


def _users(accesses: Sequence[TableAccess]) -> list[dict[str, Any]]:
    return [{"component": name, "at": places(found)} for name, found in _by_component(accesses).items()]


def _by_component(accesses: Sequence[TableAccess]) -> dict[str, list[Location]]:
    found: dict[str, list[Location]] = {}
    for one in sorted(accesses, key=lambda access: (access.component, access.at)):
        found.setdefault(one.component, []).append(one.at)
    return found


def _summary(rows: Sequence[_Row], page: Page) -> list[str]:
    """Return a line for each of the heaviest tables."""
    lines = [(counted(len(rows), "table"), "owner", "because", "read by", "written by")]
    for row in rows[:_MOST_TABLES]:
        owner = visible(row.owner.component) or "-"
        who = (_names(row.reads), _names(row.writes))
        lines.append((leading(str(row.table)), owner, visible(row.owner.why), *who))
    return [*titled(lines, page), *more(len(rows) - _MOST_TABLES, page)]


def _names(accesses: Sequence[TableAccess]) -> str:
    names = [visible(name) or "-" for name in _by_component(accesses)]
    return ", ".join(names[:_FEW]) + (f" +{len(names) - _FEW}" if len(names) > _FEW else "")


def _in_full(row: _Row, page: Page) -> list[str]:
    """Return a table with every place that defines, reads or writes it."""
    where = f" in {visible(_masked(row.table.store))}" if row.table.store else ""
    owned = f"owned by {visible(row.owner.component)}" if row.owner.component else "owned by nobody"
    head = f"{paint(leading(str(row.table)), BOLD, page)}{where}, {owned}: {visible(row.owner.why)}"
    return [head, *(f"  {line}" for line in _places(row))]


def _places(row: _Row) -> Iterator[str]:
    for one in row.owner.claims:
        yield f"defined by {visible(one.component)} at {line_place(one.at)} ({one.by})"
    for verb, accesses in (("written", row.writes), ("read", row.reads)):
        for name, found in _by_component(accesses).items():
            yield f"{verb} by {visible(name) or '-'} at {', '.join(dict.fromkeys(map(line_place, found)))}"


def _masked(shown: str) -> str:
    return str(masked(text(shown)))
