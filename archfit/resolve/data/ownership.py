"""Whose a table is: what the team declares, or else who defines it and whose migrations create it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

from archfit.model import ComponentConfig
from archfit.model.data import Ownership, Table, TableDefinition
from archfit.resolve.data.scopes import Scope, Scopes

_WHY = {
    "model": "the only one that defines it",
    "migration": "its migrations create it",
    "sql": "its statements create it",
}


class Owners:
    """Answers whose a table is."""

    def __init__(self, declared: Iterable[ComponentConfig], scopes: Scopes) -> None:
        self._declared = [(one.name, glob.casefold()) for one in declared for glob in one.owns]
        self._scopes = scopes

    def of(
        self, tables: Iterable[Table], definitions: Mapping[Table, Iterable[TableDefinition]]
    ) -> Iterator[Ownership]:
        """Yield the owner of each table, in order."""
        for table in sorted(set(tables)):
            claims = tuple(definitions.get(table, ()))
            component, why = self._declared_owner(table) or self._owner(claims)
            yield Ownership(table, component, why, claims)

    def _declared_owner(self, table: Table) -> tuple[str, str] | None:
        names, scope = {table.name, str(table)}, Scope(table.store, table.service)
        globs = [one for one in self._declared if self._scopes.may_have(one[0], scope)]
        found = sorted({component for component, glob in globs if any(fnmatchcase(name, glob) for name in names)})
        if not found:
            return None
        return (found[0], "declared") if len(found) == 1 else ("", f"declared by {_listed(found)}")

    def _owner(self, claims: tuple[TableDefinition, ...]) -> tuple[str, str]:
        """
        Return the owner, and why.

        Within a service, a model speaks before migrations, which may stand together for all of it. Of several
        services, the one whose migrations create the table; another's class is its view of a foreign table.
        """
        if not claims:
            return "", "nobody defines it"
        by: dict[str, set[str]] = defaultdict(set)
        for claim in self._of_migrating_service(claims):
            by[claim.by].add(claim.component)
        models, migrations = by["model"], by["migration"]
        for candidates, why in (
            (models, _WHY["model"]),
            (models & migrations, _WHY["migration"]),
            (set() if models else migrations, _WHY["migration"]),
            (set() if models or migrations else by["sql"], _WHY["sql"]),
        ):
            if len(candidates) == 1:
                return next(iter(candidates)), why
        return "", f"defined by {_listed(sorted({claim.component for claim in claims}))}"

    def _of_migrating_service(self, claims: tuple[TableDefinition, ...]) -> Iterable[TableDefinition]:
        services = {self._scopes.service(claim.component) for claim in claims if claim.by == "migration"}
        if len(services) != 1:
            return claims
        return [claim for claim in claims if self._scopes.service(claim.component) in services]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
