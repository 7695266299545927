"""What works inside datastores: views, triggers and routines, as migrations and other statements create them."""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model.data import StoreObject, Table
from archfit.model.library import Activity, Role
from archfit.model.value import Text
from archfit.resolve.data.known import Mention, Mentions
from archfit.resolve.data.registry import Registry
from archfit.resolve.sql.objects import objects
from archfit.resolve.sql.reading import SqlTable


def store_objects(mentions: Mentions, registry: Registry) -> tuple[StoreObject, ...]:
    """Return each view, trigger and routine, in order of place, with the tables it uses that other code names too."""
    found = (one for mention in mentions.of(Activity.QUERY) for one in _of(mention, registry))
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.at, one.name)))


def _of(mention: Mention, registry: Registry) -> Iterator[StoreObject]:
    def known(one: SqlTable) -> Table | None:
        return registry.known(one.name, mention.component, schema=one.schema or "")

    for statement in mention.use.values(Role.STATEMENT):
        if isinstance(statement, Text):
            for one in objects(statement):
                name = known(one.name) or Table(one.name.name.casefold(), (one.name.schema or "").casefold())
                uses = tuple(dict.fromkeys(table for table in map(known, one.uses) if table))
                yield StoreObject(one.kind, name, mention.component, mention.use.at, uses)
