"""Which tables are read and written where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from archfit.model import ComponentKind, Location, Project
from archfit.model.data import Table, TableAccess, TableDefinition, TableJoin, TableReference
from archfit.model.library import Activity, Role
from archfit.model.use import Use
from archfit.model.value import Named, Text
from archfit.resolve.data.known import Mention, Mentions
from archfit.resolve.data.migrations import Calls
from archfit.resolve.data.models import Models
from archfit.resolve.data.naming import engine, of_django
from archfit.resolve.data.registry import Registry
from archfit.resolve.sql import Operation, SqlTable, read

_DIALECTS = {
    "bigquery": "bigquery",
    "clickhouse": "clickhouse",
    "duckdb": "duckdb",
    "mssql": "tsql",
    "mysql": "mysql",
    "oracle": "oracle",
    "postgres": "postgres",
    "snowflake": "snowflake",
    "sqlite": "sqlite",
}
_NO_SQL = frozenset({"elasticsearch", "influxdb", "mongo", "neo4j", "opensearch", "redis"})
_CATALOGUES = frozenset({"information_schema", "mysql", "performance_schema", "pg_catalog", "sys"})
_ALTERS = frozenset({Operation.CREATE, Operation.ALTER, Operation.DROP})
_ROWS = ("execute", "bulk_insert")
"""What migrations do to rows, and not to what a table is."""


class Found(NamedTuple):
    """What one use does to one table."""

    table: Table
    writes: bool
    model: str = ""
    by: str = "model"
    alters: bool = False
    cross_schema: bool = False


class Accesses:
    """Reads all queries: `accesses`, and what statements tell besides."""

    def __init__(self, project: Project, mentions: Mentions, registry: Registry, models: Models, calls: Calls) -> None:
        self._project = project
        self._registry = registry
        self._models = models
        self._calls = calls
        self.accesses: dict[TableAccess, None] = {}
        self.definitions: list[TableDefinition] = []
        self.references: list[TableReference] = []
        self.joins: list[TableJoin] = []
        self.dropped: set[Table] = set()
        self.queries: list[tuple[Use, str, Table]] = []
        """Each query with its component and a table of it."""
        unknown: dict[Location, str] = {}
        for mention in mentions.of(Activity.QUERY):
            found = list(dict.fromkeys(self._of(mention)))
            self.accesses.update((self._access(mention, one), None) for one in found)
            self.queries += ((mention.use, mention.component, one.table) for one in found if one.model)
            if self._is_unknown(mention, found):
                unknown[mention.use.at] = mention.use.caller
        told = {(one.at.path, one.function) for one in self.accesses}
        self.unknown = {at for at, caller in unknown.items() if (at.path, caller) not in told}

    @staticmethod
    def _access(mention: Mention, one: Found) -> TableAccess:
        use = mention.use
        by = "migration" if mention.migrates else one.by
        return TableAccess(
            one.table, mention.component, use.at, use.caller, one.writes, one.model, by, use.via, use.confidence,
            one.alters, one.cross_schema,
        )  # fmt: skip

    @staticmethod
    def _statements(mention: Mention) -> list[Text]:
        return [one for one in mention.use.values(Role.STATEMENT) if isinstance(one, Text) and one.parts]

    def _of(self, mention: Mention) -> Iterator[Found]:
        texts = self._statements(mention)
        for text in texts:
            yield from self._of_statement(mention, text)
        if texts:
            return
        found = list(self._of_entities(mention))
        yield from found or self._of_names(mention)

    def _is_unknown(self, mention: Mention, found: list[Found]) -> bool:
        """Tell whether it must reach a table, and does not say which: what has keys only reaches none."""
        texts = self._statements(mention)
        readings = [read(one, _dialect(mention)) for one in texts]
        if any(one.unknown for one in readings):
            return True
        told = found or any(one.accesses for one in readings)
        if told or (mention.migrates and not texts):
            return False
        roles = {role for role, _ in mention.use.arguments}
        said = roles & {Role.STATEMENT, Role.TABLE, Role.ENTITY}
        kind = engine(mention.use.function, mention.text(Role.ENGINE))
        return kind not in ("redis", "memcached") and (bool(said) or Role.KEY not in roles)

    # -- classes -----------------------------------------------------------------------------------

    def _of_entities(self, mention: Mention) -> Iterator[Found]:
        writes = mention.text(Role.NAME) != "read"
        alters = self._alters(mention)
        entities = mention.entities
        if len(entities) > 1 and self._is_for_any(mention):
            return
        for one in entities:
            if isinstance(one, Named):
                table = self._models.table(one.name) or self._of_library(one, mention)
                if table is not None:
                    yield Found(table, writes, one.name, alters=alters)
            else:
                table = self._models.named(one, mention)
                if table is not None:
                    yield Found(table, writes, one, alters=alters)

    def _of_library(self, entity: Named, mention: Mention) -> Table | None:
        return library_table(entity, mention, self._models, self._registry)

    def _is_for_any(self, mention: Mention) -> bool:
        """Tell whether it is code for whatever class it is given: shared, and of none of the components of these."""
        component = self._project.component(mention.component)
        classes = [one.name for one in mention.entities if isinstance(one, Named) and self._models.is_model(one.name)]
        owners = {self._models.models[name].module.component for name in classes if name in self._models.models}
        shared = component.kind is ComponentKind.LIBRARY or not component.service
        return len(owners) > 1 and (shared or component.name not in owners)

    # -- names -------------------------------------------------------------------------------------

    def _of_names(self, mention: Mention) -> Iterator[Found]:
        kind = engine(mention.use.function, mention.text(Role.ENGINE))
        by = "client" if kind else "sql"
        writes = mention.text(Role.NAME) != "read"
        schema = mention.text(Role.SCHEMA)
        for table in self._calls.tables(mention):
            yield Found(table, writes, "", by, self._alters(mention), bool(schema))

    @staticmethod
    def _alters(mention: Mention) -> bool:
        if not mention.use.function.startswith(("alembic.", "django.db.migrations.")):
            return False
        return not mention.use.function.endswith(_ROWS)

    # -- statements --------------------------------------------------------------------------------

    def _of_statement(self, mention: Mention, text: Text) -> Iterator[Found]:
        if engine(mention.use.function, mention.text(Role.ENGINE)) in _NO_SQL:
            return
        reading = read(text, _dialect(mention))
        component, use = mention.component, mention.use

        def table(one: SqlTable) -> Table:
            return self._registry.find(one.name, component, schema=one.schema or "")

        for one in reading.accesses:
            if is_catalogue(one.table):
                continue
            found, done = table(one.table), one.operation
            yield Found(found, done.writes, "", "sql", done in _ALTERS, bool(one.table.schema))
            if done is Operation.CREATE:
                by = "migration" if mention.migrates else "sql"
                self.definitions.append(TableDefinition(found, component, use.at, by=by))
            elif done is Operation.DROP and mention.migrates:
                self.dropped.add(found)
        for left, right in reading.joins:
            if is_catalogue(left) or is_catalogue(right):
                continue
            self.joins.append(TableJoin(table(left), table(right), component, use.at, use.caller))
        for each in reading.references:
            source, target = table(each.source), table(each.target)
            self.references.append(TableReference(source, target, component, use.at, each.cascades))


def _dialect(mention: Mention) -> str:
    return _DIALECTS.get(mention.text(Role.ENGINE), "")


def is_catalogue(table: SqlTable) -> bool:
    """Tell whether a table belongs to the database itself: it says what there is, and is nobody's."""
    return (table.schema or "").casefold() in _CATALOGUES or table.name.casefold().startswith(("pg_", "sqlite_"))


def library_table(entity: Named, mention: Mention, models: Models, registry: Registry) -> Table | None:
    """Return the table of a class that comes with Django, such as `auth_permission`, or of `AUTH_USER_MODEL`."""
    if entity.name.endswith(".AUTH_USER_MODEL"):
        return models.user(mention)
    before, _, name = entity.name.rpartition(".")
    if before.startswith("django.contrib.") and before.endswith(".models"):
        if name == "User":
            return models.user(mention)
        return registry.find(of_django(before.split(".")[-2], name), mention.component)
    return None
