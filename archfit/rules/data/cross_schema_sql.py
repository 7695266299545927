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
from sqlalchemy import Column, Integer, MetaData, Table

invoices = Table("invoices", MetaData(), Column("amount", Integer), schema="billing")
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
from sqlalchemy import Column, Integer, MetaData, Table

invoices = Table("invoices", MetaData(), Column("amount", Integer), schema="billing")
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
    Ownership,
    Project,
    Rule,
    Severity,
    TableAccess,
    Violation,
    step_of,
)


@dataclass(frozen=True, slots=True)
class Options:
    """Which schemas are nobody's in particular."""

    shared_schemas: tuple[str, ...] = ("public", "dbo", "main", "pg_catalog", "information_schema")


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each schema that SQL of a component names, and another component owns all of."""
    holders = _holders(project, options)
    found: dict[tuple[str, str, str], list[TableAccess]] = defaultdict(list)
    for access in project.tables.accesses:
        owner = _owner(project, access, holders) if access.cross_schema else ""
        if owner:
            found[access.component, owner, access.table.schema].append(access)
    for (component, owner, schema), places in sorted(found.items()):
        yield _violation(project, (component, owner), schema, places)


def _holders(project: Project, options: Options) -> Mapping[str, list[Ownership]]:
    """Return the tables that are claimed in each schema."""
    found: dict[str, list[Ownership]] = defaultdict(list)
    for one in project.data.owners:
        if (one.component or one.claims) and one.table.schema and one.table.schema not in options.shared_schemas:
            found[one.table.schema].append(one)
    return found


def _owner(project: Project, access: TableAccess, holders: Mapping[str, list[Ownership]]) -> str:
    """Return the component that owns all that is known in the schema of a table that nobody claims, or nothing."""
    if access.confidence is Confidence.GUESS:
        return ""
    known = project.tables.owner(access.table, access.component)
    if known and (known.component or known.claims):
        return ""
    owners = {one.component for one in holders.get(access.table.schema, ()) if _in_one_place(project, access, one)}
    owner = owners.pop() if len(owners) == 1 else ""
    return owner if owner and not project.tables.together(access.component, owner) else ""


def _in_one_place(project: Project, access: TableAccess, held: Ownership) -> bool:
    """Tell whether two tables are in one database: one that is known, or where it is not, inside one deployable."""
    if access.table.store and held.table.store:
        return access.table.store == held.table.store
    return not (held.component and project.between_services(access.component, held.component))


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
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
