"""The tables of a system, each known by one value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from archfit.model.data import Table
from archfit.resolve.data.scopes import Scopes, family

_DEFAULTS = frozenset({"public", "dbo", "main", "none"})
"""The schemas that a table is in when none is said: PostgreSQL, SQL Server, SQLite."""


class Registry:
    """Gives every mention of a table the value that it has everywhere."""

    def __init__(self, scopes: Scopes) -> None:
        self.scopes = scopes
        self._by_name: dict[tuple[str, str], list[Table]] = defaultdict(list)
        self._homes: dict[Table, str] = {}

    def find(self, name: str, component: str, *, schema: str = "", engine: str = "") -> Table:
        """
        Return the table that a component means by a name.

        First one of its own datastore or service, then the only one of a component that shares a datastore with it;
        one that nobody named before is new.
        """
        known = self.known(name, component, schema=schema, engine=engine)
        if known is not None:
            return known
        scope = self.scopes.of(component, engine)
        table = Table(name.casefold(), _folded(schema), scope.store, scope.service)
        self._by_name[family(engine), table.name].append(table)
        self._homes[table] = component
        return table

    def known(self, name: str, component: str, *, schema: str = "", engine: str = "") -> Table | None:
        """Return the table where it was named before, or None."""
        candidates = self._by_name.get((family(engine), name.casefold()), [])
        scope = self.scopes.of(component, engine)
        near = [table for table in candidates if (table.store, table.service) == scope]
        return _chosen(near, _folded(schema)) or _chosen(self._sharing(candidates, component, engine), _folded(schema))

    def _sharing(self, candidates: Sequence[Table], component: str, engine: str) -> list[Table]:
        """Return the tables whose component may use a datastore that this one may use."""
        reach = self.scopes.reach(component, engine)
        service = self.scopes.service(component)
        found = []
        for table in candidates:
            stores = {table.store} if table.store else self.scopes.reach(self._homes[table], engine)
            if reach & stores or service == self.scopes.service(self._homes[table]):
                found.append(table)
        return found if len(found) == 1 else []


def _folded(schema: str) -> str:
    schema = schema.casefold()
    return "" if schema in _DEFAULTS else schema


def _chosen(candidates: Sequence[Table], schema: str) -> Table | None:
    """Return the one that a name means; a schema that is not said on one side may be any."""
    exact = [table for table in candidates if table.schema == schema]
    if exact:
        return exact[0]
    if not schema:
        return candidates[0] if len(candidates) == 1 else None
    return next((table for table in candidates if not table.schema), None)
