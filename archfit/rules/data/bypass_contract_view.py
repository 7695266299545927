"""A component reads a table although its owner publishes a view of it.

## Why

A view is the agreed way to read another's data: the owner can change the table and keep the view. Whoever still reads
the table takes that freedom away again, for all.

A view counts as published when its name says so (`api_orders`, `api.orders`, see `views`) and the owner of the table
creates it.

## The table beside the view

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.reports]
path = "reports"
```

`orders/__init__.py`:

```python
```

`orders/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "orders"
```

`orders/migrations/0004_view.py`:

```python
from alembic import op

def upgrade():
    op.execute("create view api_orders as select id, total from orders")
```

`reports/__init__.py`:

```python
```

`reports/daily.py`:

```python
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/shop")

def total():
    with engine.connect() as connection:
        return connection.execute(text("select sum(total) from orders"))  # expect: bypass-contract-view
```

## The view

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.reports]
path = "reports"
```

`orders/__init__.py`:

```python
```

`orders/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "orders"
```

`orders/migrations/0004_view.py`:

```python
from alembic import op

def upgrade():
    op.execute("create view api_orders as select id, total from orders")
```

`reports/__init__.py`:

```python
```

`reports/daily.py`:

```python
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://app@db/shop")

def total():
    with engine.connect() as connection:
        return connection.execute(text("select sum(total) from api_orders"))
```

## When it is wrong

Where the view leaves out what the reader needs, the owner has to add it; until then ignore the place, with a date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import (
    SHOWN,
    Confidence,
    Family,
    Need,
    Ownership,
    Project,
    Rule,
    Severity,
    Step,
    StoreObject,
    Table,
    TableAccess,
    Violation,
    names_table,
    ownership_note,
    step_of,
)


@dataclass(frozen=True, slots=True)
class Options:
    """What counts as published."""

    views: tuple[str, ...] = ("api_*", "*_api", "api.*")
    """Globs of the names of views that are made for others, with their schema where they have one."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each table that a component reads beside a view that its owner publishes."""
    views = _published(project, options)
    found: dict[tuple[str, Table], list[tuple[Ownership, TableAccess]]] = defaultdict(list)
    for access in project.tables.accesses if views else ():
        judged = not access.writes and access.confidence is not Confidence.GUESS
        owner = project.tables.owner_elsewhere(access.table, access.component, access.model) if judged else None
        if owner and owner.table in views and views[owner.table].component == owner.component:
            found[access.component, owner.table].append((owner, access))
    for (_, table), places in sorted(found.items()):
        yield _violation(project, views[table], places[0][0], [access for _, access in places])


def _published(project: Project, options: Options) -> dict[Table, StoreObject]:
    """Return the view that stands for each table."""
    return {
        table: one
        for one in reversed(project.data.objects)
        if one.kind.endswith("view") and names_table(options.views, one.name)
        for table in one.uses
    }


def _violation(project: Project, view: StoreObject, owner: Ownership, places: list[TableAccess]) -> Violation:
    component = places[0].component
    return Violation(
        at=places[0].at,
        message=f"`{component}` reads table `{owner.table}` of `{owner.component}` beside the view `{view.name}`",
        subject=f"{component} -> {owner.component}.{owner.table}",
        label=f"`{view.name}` is made for it",
        steps=(
            *(step_of(project, one) for one in places[:SHOWN]),
            Step(f"`{view.component}` publishes `{view.name}`", view.at),
        ),
        steps_title="used by",
        why=f"`{owner.component}` cannot change `{owner.table}` behind its view while others read the table",
        notes=(ownership_note(owner),),
        help=f"read `{view.name}` instead",
        source=component,
        target=owner.component,
    )


RULE = Rule(
    code="DAT014",
    name="bypass-contract-view",
    family=Family.DATA,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
