"""SQL names a schema that belongs to another component.

## Why

A schema per component keeps them apart inside one database, as far as nobody writes the name of another's schema into
a query. The text works because the login may read everything; the day the schema moves to a database of its own, or
its owner renames what is in it, it fails when it runs.

Only tables whose owner is not known are reported here, by the owner of all else in their schema: those that a
component is known to own are `foreign-table-read` and `foreign-table-write`. The schemas `public`, `dbo` and `main` are
everybody's. Reading inside one deployable is a warning.

## A query into the schema of `billing`

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.billing]
path = "billing"
```

`billing/__init__.py`:

```python
```

`billing/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class Invoice(Base):
    __tablename__ = "invoices"
    __table_args__ = {"schema": "billing"}
```

`orders/__init__.py`:

```python
```

`orders/report.py`:

```python
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/shop")

def open_sums():
    with engine.connect() as connection:
        return connection.execute(text("select sum(amount) from billing.dunning_runs"))  # expect: cross-schema-sql
```

## A query into its own schema

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.billing]
path = "billing"
```

`billing/__init__.py`:

```python
```

`billing/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class Invoice(Base):
    __tablename__ = "invoices"
    __table_args__ = {"schema": "billing"}
```

`billing/report.py`:

```python
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/shop")

def open_sums():
    with engine.connect() as connection:
        return connection.execute(text("select sum(amount) from billing.dunning_runs"))
```

`orders/__init__.py`:

```python
```

## When it is wrong

A schema that is made to be read by all, such as one of views, is named in `shared-schemas`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archfit.model import (
    SHOWN,
    Confidence,
    Family,
    Mode,
    Need,
    Project,
    Rule,
    Severity,
    TableAccess,
    Violation,
    step_of,
)

Schema = tuple[str, str]
"""The id of the datastore, or nothing, and the name of the schema."""


@dataclass(frozen=True, slots=True)
class Options:
    """Which schemas are nobody's in particular."""

    shared_schemas: tuple[str, ...] = ("public", "dbo", "main", "pg_catalog", "information_schema")


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each schema that SQL of a component names, and another component owns all of."""
    owners = _owners(project, options)
    found: dict[tuple[str, Schema], list[TableAccess]] = defaultdict(list)
    for access in project.tables.accesses:
        schema = access.table.store, access.table.schema
        owner = owners.get(schema, "")
        if owner and access.cross_schema and _judged(project, access, owner):
            found[access.component, schema].append(access)
    for (component, schema), places in sorted(found.items()):
        yield _violation(project, (component, owners[schema]), schema[1], places)


def _owners(project: Project, options: Options) -> Mapping[Schema, str]:
    """Return the schemas of which one component owns all tables."""
    found: dict[Schema, set[str]] = defaultdict(set)
    for one in project.data.owners:
        known = one.component or one.claims
        if known and one.table.schema and one.table.schema not in options.shared_schemas:
            found[one.table.store, one.table.schema].add(one.component)
    return {schema: next(iter(names)) for schema, names in found.items() if len(names) == 1 and "" not in names}


def _judged(project: Project, access: TableAccess, owner: str) -> bool:
    """Tell whether an access is to a table that nobody claims; unknown datastores of two services are two."""
    if access.confidence is Confidence.GUESS or project.tables.together(access.component, owner):
        return False
    if not access.table.store and project.between_services(access.component, owner):
        return False
    known = project.tables.owner(access.table, access.component)
    return known is None or not (known.component or known.claims)


def _violation(project: Project, pair: tuple[str, str], schema: str, places: list[TableAccess]) -> Violation:
    component, owner = pair
    first = places[0]
    milder = project.mode is Mode.MONOLITH and not any(one.writes for one in places)
    return Violation(
        at=first.at,
        message=f"`{component}` {'writes' if first.writes else 'reads'} `{first.table}`, "
        f"in the schema `{schema}` of `{owner}`",
        subject=f"{component} -> {owner}.{schema}",
        label=f"a schema of `{owner}`",
        steps=tuple(step_of(project, one) for one in places[:SHOWN]),
        steps_title="used by",
        why=f"`{owner}` can neither move nor change what is in its schema without breaking `{component}`",
        notes=(f"`{owner}` owns every table that is known in `{schema}`",),
        help=f"ask `{owner}` for it through its API, keep a copy that its events fill, or read a view it publishes",
        source=component,
        target=owner,
        severity=Severity.WARNING if milder else None,
    )


RULE = Rule(
    code="DAT012",
    name="cross-schema-sql",
    family=Family.DATA,
    severity=Severity.ERROR,
    since="0.3",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
