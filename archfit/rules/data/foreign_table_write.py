"""A component writes a table that another one owns.

## Why

Whoever owns a table keeps the promises about its rows: which are valid, who is told when one changes, what
may be deleted. Another component that writes them by itself keeps none of that, nothing shows the owner that
it does, and a column that is renamed breaks it in production.

A table belongs to the component that defines its model or creates it in a migration, or to the one that is
declared. Who reaches a table through another's model writes it too. Migrations, tests and scripts are not
looked at, nor what libraries define. There is one finding for each component and table; a boundary inside
one deployable that is only inferred is a warning, and none where one inferred component owns nearly every table.

## Billing marks orders as paid

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

`billing/payments.py`:

```python
from sqlalchemy import text
from sqlalchemy.orm import Session

def settle(session: Session, order: int) -> None:
    session.execute(text("UPDATE orders SET paid = true WHERE id = :id"), {"id": order})  # expect: foreign-table-write
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
from sqlalchemy import update
from sqlalchemy.orm import Session

from orders.models import Order

def mark_paid(session: Session, order: int) -> None:
    session.execute(update(Order).where(Order.id == order).values(paid=True))
```

`billing/payments.py`:

```python
from sqlalchemy.orm import Session

from orders.api import mark_paid

def settle(session: Session, order: int) -> None:
    mark_paid(session, order)
```

## Options

- `shared-tables` ([]): tables that are everybody's, such as `users`, `auth.*` or `tenant_*`.
- `writers` ([]): components whose work is to write tables of others, such as an import or a clean-up.

## When it is wrong

A component that loads data for all others writes foreign tables by design: name it in `writers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import (
    ComponentName,
    Family,
    ForeignTable,
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
    """What may be written by others."""

    shared_tables: tuple[str, ...] = ()
    """Tables that are everybody's: `users`, `auth.*`, `tenant_*`."""
    writers: tuple[ComponentName, ...] = ()
    """Components whose work is to write tables of others."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each table that a component writes and another owns."""
    for found, places in foreign_tables(project, writes=True, shared=options.shared_tables, free=options.writers):
        yield _violation(found, places)


def _violation(found: ForeignTable, places: tuple[TableAccess, ...]) -> Violation:
    confidence = surest(places)
    return Violation(
        at=places[0].at,
        message=f"`{found.component}` writes table `{found.table}`, which `{found.owner}` owns",
        subject=found.subject,
        label=f"a table of `{found.owner}`",
        steps=found.steps(places),
        steps_title="used by",
        why=f"`{found.owner}` cannot keep its rows valid, nor change them, while `{found.component}` writes them",
        notes=(found.proof,),
        help=found.ways_out,
        source=found.component,
        target=found.owner,
        confidence=confidence,
        severity=found.severity(confidence),
    )


RULE = Rule(
    code="DAT002",
    name="foreign-table-write",
    family=Family.DATA,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
