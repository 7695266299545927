"""The datastores of a system, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from archfit.model.data import Data, Datastore
from archfit.model.location import Location
from archfit.model.masking import masked
from archfit.model.value import text
from archfit.reporters.escape import leading, visible
from archfit.reporters.page import Page
from archfit.reporters.phrases import counted, line_place
from archfit.reporters.style import more, titled


def datastore(store: Datastore) -> dict[str, Any]:
    """Return a store with the components that use it, as JSON."""
    return {
        "id": address(store),
        "engine": store.engine,
        "users": [
            {"component": name, "at": places(use.at for use in store.uses if use.component == name)}
            for name in store.components
        ],
    }


def address(store: Datastore) -> str:
    """Return the address of a store, without any password."""
    return str(masked(text(store.id)))


def places(found: Iterable[Location]) -> list[str]:
    """Return each line once, in order, as `path:line`."""
    return [f"{path}:{line}" for path, line in sorted({(at.path, at.line) for at in found})]


def store_lines(data: Data, page: Page, *, most: int) -> Iterator[list[str]]:
    """Yield one table of the stores that most components use; `most` is 0 for all."""
    stores = sorted(data.stores, key=lambda one: (-len(one.components), one.id))
    if not stores:
        return
    shown = stores[:most] if most else stores
    rows = [(counted(len(stores), "datastore"), "used by", "first at")]
    for one in shown:
        first = min((use.at for use in one.uses), default=None)
        users = ", ".join(visible(name) for name in one.components if name)
        rows.append((leading(address(one)), users, line_place(first) if first else ""))
    yield [*titled(rows, page), *more(len(stores) - len(shown), page)]
