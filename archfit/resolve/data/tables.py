"""Tables: who defines, reads, writes and owns them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from archfit.model import Config, Project
from archfit.model.data import Data, Datastore, Table, TableAccess, TableDefinition
from archfit.resolve.data.accesses import Accesses
from archfit.resolve.data.hierarchy import Hierarchy
from archfit.resolve.data.joins import joins
from archfit.resolve.data.known import Mentions
from archfit.resolve.data.labels import Labels
from archfit.resolve.data.lookups import followed
from archfit.resolve.data.migrations import Calls
from archfit.resolve.data.models import Models
from archfit.resolve.data.objects import store_objects
from archfit.resolve.data.ownership import Owners
from archfit.resolve.data.references import References
from archfit.resolve.data.registry import Registry
from archfit.resolve.data.scopes import Scopes


def tables_of(project: Project, config: Config, stores: tuple[Datastore, ...]) -> Data:
    """
    Return all that is known of a system's data, every part in order and without repetitions.

    A table is one value wherever it is mentioned; two of a name are one only in a datastore that both are known to be
    in, or within one service.
    """
    mentions, scopes = Mentions(project), Scopes(project, stores)
    if not mentions.all:
        return Data(stores=stores)
    hierarchy, registry = Hierarchy(project), Registry(scopes)
    models = Models(mentions, registry, hierarchy, Labels(project))
    calls = Calls(mentions, registry, models)
    accesses = Accesses(project, mentions, registry, models, calls)
    keys = References(mentions, registry, models, calls, hierarchy)
    along = followed(mentions, models, keys, hierarchy)
    definitions = {*models.definitions, *calls.definitions, *accesses.definitions}
    named = {one.table for one in accesses.accesses} - {one.table for one in definitions}
    definitions.update(keys.between(named))
    used = {one.table for one in accesses.accesses if one.by != "migration"}
    used.update(one.table for one in definitions if one.by == "model")
    found = _Present(calls.dropped | calls.of_django | accesses.dropped, used)
    return found.data(Data(
        stores,
        tuple(definitions),
        tuple(dict.fromkeys((*accesses.accesses, *along.accesses))),
        (*keys.references, *accesses.references),
        (*accesses.joins, *joins(accesses.queries), *along.joins),
        objects=store_objects(mentions, registry),
        unknown=tuple(accesses.unknown),
    ), Owners(config.components, scopes), mentions.migrations)  # fmt: skip


class _Present:
    """Leaves out tables that are no more: dropped, or known to old migrations alone."""

    def __init__(self, old: set[Table], used: set[Table]) -> None:
        self._gone = old - used

    def data(self, data: Data, owners: Owners, migrations: Collection[str]) -> Data:
        """Return what is left, in order, with the owners."""
        definitions = sorted(one for one in data.definitions if one.table not in self._gone)
        accesses = sorted((one for one in data.accesses if one.table not in self._gone), key=_order)
        modelled = {one.table for one in definitions if one.by == "model"}
        references = sorted(
            one
            for one in set(data.references)
            if not {one.source, one.target} & self._gone and not (one.at.path in migrations and one.source in modelled)
        )
        joined = sorted(one for one in set(data.joins) if not {one.one, one.other} & self._gone)
        claims: dict[Table, list[TableDefinition]] = defaultdict(list)
        for one in definitions:
            claims[one.table].append(one)
        tables = {*claims, *(one.table for one in accesses), *(end for one in references for end in one[:2])}
        return data._replace(
            definitions=tuple(definitions),
            accesses=tuple(accesses),
            references=tuple(references),
            joins=tuple(joined),
            owners=tuple(owners.of(tables, claims)),
            unknown=tuple(sorted(data.unknown)),
        )


def _order(access: TableAccess) -> tuple[object, ...]:
    return access[:8]
