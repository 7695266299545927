"""Who keeps what where: datastores, tables, and the components that read and write them."""

from __future__ import annotations

from typing import NamedTuple

from archfit.model.finding import Confidence
from archfit.model.location import Location
from archfit.model.use import Hop


class StoreUse(NamedTuple):
    """One place that names a datastore."""

    component: str
    at: Location
    user: str = ""
    """The user it logs in as, where it is known."""
    source: str = ""
    """Where the address comes from: `DATABASE_URL in compose.yml`, `a default in orders/settings.py`; or nothing."""
    transient: bool = False
    """All that it is known to keep there expires by itself: a cache."""


SCHEMALESS = frozenset({
    "cassandra", "couchbase", "couchdb", "dynamodb", "elasticsearch", "etcd", "influxdb", "meilisearch", "memcached",
    "minio", "mongo", "neo4j", "opensearch", "qdrant", "redis", "s3", "typesense", "valkey", "weaviate",
})  # fmt: skip
"""Engines that nobody reaches by SQL: what is in them is known to the code alone."""


class Datastore(NamedTuple):
    """A database, search engine, key-value store or cache used as storage, by its address."""

    id: str
    """Engine, host, port and database without passwords: `postgres://db:5432/shop`; the same id is the same store."""
    engine: str
    host: str = ""
    port: str = ""
    database: str = ""
    uses: tuple[StoreUse, ...] = ()
    """In order of component and place."""
    confidence: Confidence = Confidence.DERIVED

    @property
    def schemaless(self) -> bool:
        """Tell whether it is no SQL database."""
        return self.engine in SCHEMALESS

    @property
    def components(self) -> tuple[str, ...]:
        """Who uses it, sorted."""
        return tuple(sorted({use.component for use in self.uses}))


class Table(NamedTuple):
    """A table or collection."""

    name: str
    """Without its schema, folded to lower case as databases do."""
    schema: str = ""
    store: str = ""
    """The id of the datastore it is in; empty where that is not known."""
    service: str = ""
    """Where its datastore is not known: the service it is of (`shop`, `mongo of shop`); two are never paired."""

    def __str__(self) -> str:
        """As SQL writes it."""
        return f"{self.schema}.{self.name}" if self.schema else self.name


class TableDefinition(NamedTuple):
    """One place that says what a table is."""

    table: Table
    component: str
    at: Location
    model: str = ""
    """The qualified name of the class; empty for what is no class."""
    by: str = "model"
    """`model`, `migration` (it creates the table), `sql`."""


class TableAccess(NamedTuple):
    """One place that reads or writes a table."""

    table: Table
    component: str
    at: Location
    function: str
    """The function it stands in, qualified."""
    writes: bool
    model: str = ""
    """The class through which it is reached; empty where it is named."""
    by: str = "model"
    """`model`, `sql`, `migration`, `client` (of a store without a schema)."""
    via: tuple[Hop, ...] = ()
    confidence: Confidence = Confidence.DERIVED
    alters: bool = False
    """It changes what the table is: a migration that adds, renames or drops."""
    cross_schema: bool = False
    """The text names the schema of the table."""


class TableReference(NamedTuple):
    """A foreign key."""

    source: Table
    target: Table
    component: str
    """That says it."""
    at: Location
    cascades: bool = False
    """Deleting the target deletes the source."""


class TableJoin(NamedTuple):
    """One query that joins two tables, or follows a key from one into the other."""

    one: Table
    other: Table
    component: str
    at: Location
    function: str


class StoreObject(NamedTuple):
    """What works inside a datastore by itself: a view, a trigger, a routine."""

    kind: str
    """`view`, `materialized view`, `trigger`, `function`, `procedure`."""
    name: Table
    component: str
    """That creates it."""
    at: Location
    uses: tuple[Table, ...] = ()
    """The tables it reads, writes or is attached to, without itself."""


class Ownership(NamedTuple):
    """Whose a table is, and why."""

    table: Table
    component: str
    """Empty where nobody owns it, or where more than one claims to."""
    why: str
    """`declared`, `the only one that defines it`, `its migrations create it`, ..."""
    claims: tuple[TableDefinition, ...] = ()


class Data(NamedTuple):
    """All that is known of a system's data, every part in order."""

    stores: tuple[Datastore, ...] = ()
    definitions: tuple[TableDefinition, ...] = ()
    accesses: tuple[TableAccess, ...] = ()
    references: tuple[TableReference, ...] = ()
    joins: tuple[TableJoin, ...] = ()
    owners: tuple[Ownership, ...] = ()
    objects: tuple[StoreObject, ...] = ()
    unknown: tuple[Location, ...] = ()
    """Places that reach data which could not be told: counted, never judged."""
