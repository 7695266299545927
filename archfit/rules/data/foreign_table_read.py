"""A component reads a table that another one owns.

## Why

Columns are nobody's interface. A component that reads the table of another depends on every name, type and
meaning in it, and the owner learns of that when a migration breaks a report it has never heard of. Between
services it also ties both to one database: neither can be moved, scaled or upgraded alone.

A table belongs to the component that defines its model or creates it in a migration, or to the one that is
declared. Who reads through another's model reads its table. Migrations, tests and scripts are not looked at,
nor what libraries define. There is one finding for each component and table: an error between services, a
warning inside one deployable, and none there where one inferred component owns nearly every table.

## Billing reads orders

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.billing]
path = "billing"
```

`orders/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    paid: Mapped[bool]
```

`billing/invoices.py`:

```python
from sqlalchemy import text
from sqlalchemy.orm import Session

def unpaid(session: Session) -> list[int]:
    return list(session.scalars(text("SELECT id FROM orders WHERE NOT paid")))  # expect: foreign-table-read
```

## Billing asks the owner

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.billing]
path = "billing"
```

`orders/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    paid: Mapped[bool]
```

`orders/api.py`:

```python
from sqlalchemy import select
from sqlalchemy.orm import Session

from orders.models import Order

def unpaid_orders(session: Session) -> list[int]:
    return list(session.scalars(select(Order.id).where(Order.paid.is_(False))))
```

`billing/invoices.py`:

```python
from sqlalchemy.orm import Session

from orders.api import unpaid_orders

def unpaid(session: Session) -> list[int]:
    return unpaid_orders(session)
```

## Options

- `shared-tables` ([]): tables that are everybody's, and views that are made for others: `users`, `auth.*`, `api_*`.
- `readers` ([]): components whose work is to read tables of others, such as reporting.

## When it is wrong

Reporting reads everything by design: name it in `readers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import (
    ComponentName,
    Family,
    ForeignTable,
    Mode,
    Need,
    Project,
    Rule,
    Severity,
    TableAccess,
    Violation,
    foreign_tables,
    surest,
)


@dataclass(frozen=True, slots=True)
class Options:
    """What may be read by others."""

    shared_tables: tuple[str, ...] = ()
    """Tables that are everybody's, and views that are made for others: `users`, `auth.*`, `api_*`."""
    readers: tuple[ComponentName, ...] = ()
    """Components whose work is to read tables of others."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each table that a component reads and another owns."""
    for found, places in foreign_tables(project, writes=False, shared=options.shared_tables, free=options.readers):
        yield _violation(found, places)


def _violation(found: ForeignTable, places: tuple[TableAccess, ...]) -> Violation:
    confidence = surest(places)
    return Violation(
        at=places[0].at,
        message=f"`{found.component}` reads table `{found.table}`, which `{found.owner}` owns",
        subject=found.subject,
        label=f"a table of `{found.owner}`",
        steps=found.steps(places),
        steps_title="used by",
        why=f"`{found.owner}` cannot change its columns without breaking `{found.component}`",
        notes=(found.proof,),
        help=found.ways_out,
        source=found.component,
        target=found.owner,
        confidence=confidence,
        severity=found.severity(confidence, inside=Severity.WARNING),
    )


RULE = Rule(
    code="DAT003",
    name="foreign-table-read",
    family=Family.DATA,
    severity=Severity.ERROR,
    by_mode={Mode.MONOLITH: Severity.WARNING},
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
