"""A foreign key leads into a table of another component.

## Why

A foreign key is a rule that the database keeps for two owners at once: neither table can be moved to another
database, restored or emptied alone, and rows of one forbid, or take along, what the other deletes. Inside one
application keys are cheap and common: in large ones most of them cross a boundary. So this rule is a ratchet:
accept those there are with `archfit baseline`, and each new one is a new finding.

To make that work every key is a finding of its own, known by its two tables, whatever the lines and whoever
owns them: one more between the same two is the second. Reports show the first few of each pair of components
and count the rest. What migrations say counts only where no model says it. Keys to tables of
libraries, such as Django's own users, are not looked at, nor those inside one deployable where one inferred
component owns nearly every table.

## A bill refers to an order

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
```

`billing/models.py`:

```python
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from orders.models import Base

class Bill(Base):
    __tablename__ = "bills"

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))  # expect: cross-component-fk
```

## A bill knows the number of its order

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
```

`billing/models.py`:

```python
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase): ...

class Bill(Base):
    __tablename__ = "bills"

    id: Mapped[int] = mapped_column(primary_key=True)
    order_number: Mapped[int]

class Line(Base):
    __tablename__ = "bill_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    bill_id: Mapped[int] = mapped_column(ForeignKey("bills.id"))
```

## Options

- `shared-tables` ([]): tables that everybody may refer to, such as `users`, `auth.*` or `tenant_*`.

## When it is wrong

Users and tenants are what nearly every table refers to: name their tables in `shared-tables`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import (
    Confidence,
    Family,
    ForeignTable,
    Need,
    Project,
    Rule,
    Severity,
    Step,
    TableReference,
    Violation,
    definition_steps,
    names_table,
)


@dataclass(frozen=True, slots=True)
class Options:
    """What may be referred to by all."""

    shared_tables: tuple[str, ...] = ()
    """Tables that everybody may refer to: `users`, `auth.*`, `tenant_*`."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each foreign key into a table that another component owns."""
    for one in project.tables.references:
        if not names_table(options.shared_tables, one.target):
            owner = project.tables.owner_elsewhere(one.target, one.component)
            if owner:
                yield _violation(ForeignTable(project, one.component, owner), one)


def _violation(found: ForeignTable, key: TableReference) -> Violation:
    refers = Step(f"`{key.source}` refers to `{key.target}`", key.at)
    return Violation(
        at=key.at,
        message=f"table `{key.source}` of `{found.component}` has a foreign key to `{key.target}` of `{found.owner}`",
        subject=f"{key.source} -> {key.target}",
        label=f"a key into a table of `{found.owner}`",
        steps=(refers, *definition_steps(found.ownership)),
        steps_title="tables",
        why="neither table can be moved, restored or emptied without the other",
        notes=(found.proof,),
        help=f"keep the identifier without a constraint and ask `{found.owner}` through its API, keep a copy that its "
        f"events fill, or move `{key.target}`; `shared-tables` of this rule names tables all may refer to",
        source=found.component,
        target=found.owner,
        severity=found.severity(Confidence.DERIVED),
    )


RULE = Rule(
    code="DAT004",
    name="cross-component-fk",
    family=Family.DATA,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
