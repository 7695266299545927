"""One query joins tables of two owners.

## Why

A join is the tightest way to share data: it needs both tables in one database, with the columns and the meaning
they have today, and it hides in one line that two components were asked. As long as it is there, neither can
change how it stores its data, and neither can leave.

Joins in SQL, of models, and along the keys of a query (`customer__name`) count. There is one finding for each
component that joins and pair of tables: an error where a table belongs to another service, a warning inside one
deployable. Keys and joins inside one component, migrations and tests are not looked at.

## Billing joins its bills with orders

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

`billing/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase): ...

class Bill(Base):
    __tablename__ = "bills"

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int]
```

`billing/open.py`:

```python
from sqlalchemy import text
from sqlalchemy.orm import Session

QUERY = "SELECT bills.id FROM bills JOIN orders ON orders.id = bills.order_id WHERE NOT orders.paid"

def unpaid(session: Session) -> list[int]:
    return list(session.scalars(text(QUERY)))  # expect: cross-component-join
```

## Billing joins its own tables

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

`billing/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase): ...

class Bill(Base):
    __tablename__ = "bills"

    id: Mapped[int] = mapped_column(primary_key=True)

class Line(Base):
    __tablename__ = "bill_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    bill_id: Mapped[int]
```

`billing/open.py`:

```python
from sqlalchemy import text
from sqlalchemy.orm import Session

QUERY = "SELECT bills.id FROM bills JOIN bill_lines ON bill_lines.bill_id = bills.id"

def with_lines(session: Session) -> list[int]:
    return list(session.scalars(text(QUERY)))
```

## Options

- `shared-tables` ([]): tables that everybody may join, such as `users`, `auth.*` or `tenant_*`.
- `readers` ([]): components whose work is to read tables of others, such as reporting.

## When it is wrong

Reporting joins everything by design: name it in `readers`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import (
    SHOWN,
    ComponentName,
    Family,
    Mode,
    Need,
    Ownership,
    Project,
    Rule,
    Severity,
    Step,
    TableJoin,
    Violation,
    definition_steps,
    names_table,
    ownership_note,
)


@dataclass(frozen=True, slots=True)
class Options:
    """What may be joined."""

    shared_tables: tuple[str, ...] = ()
    """Tables that everybody may join: `users`, `auth.*`, `tenant_*`."""
    readers: tuple[ComponentName, ...] = ()
    """Components whose work is to read tables of others."""


Owners = tuple[Ownership, Ownership]
"""Of the two tables of a join, the one that is foreign to the component that joins them last."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each pair of tables of two owners that a component joins."""
    found: dict[tuple[str, str, str], list[tuple[Owners, TableJoin]]] = defaultdict(list)
    for join in project.tables.joins:
        if join.component in options.readers or any(
            names_table(options.shared_tables, table) for table in (join.one, join.other)
        ):
            continue
        owners = _owners(project, join)
        if owners:
            one, other = sorted(str(owner.table) for owner in owners)
            found[join.component, one, other].append((owners, join))
    for _, pairs in sorted(found.items()):
        yield _violation(project, pairs[0][0], [join for _, join in pairs])


def _owners(project: Project, join: TableJoin) -> Owners | None:
    """Return whose the two tables are where these are two, one of them not the component that joins."""
    tables = project.tables
    one, other = (tables.owner(table, join.component) for table in (join.one, join.other))
    if not (one and other and one.component and other.component) or tables.together(one.component, other.component):
        return None
    if tables.owner_elsewhere(join.other, join.component):
        return one, other
    return (other, one) if tables.owner_elsewhere(join.one, join.component) else None


def _violation(project: Project, owners: Owners, joins: list[TableJoin]) -> Violation:
    own, foreign = owners
    component = joins[0].component
    places = (
        Step(f"`{component}` joins them", join.at, f"in `{join.function}()`" if join.function else "") for join in joins
    )
    severity = None
    if not project.between_services(component, foreign.component):
        severity = Severity.WARNING if project.tables.declared(component, foreign.component) else Severity.INFO
    return Violation(
        at=joins[0].at,
        message=f"`{component}` joins table `{own.table}` of `{own.component}` "
        f"with `{foreign.table}` of `{foreign.component}`",
        subject=f"{component}: {' + '.join(sorted((str(own.table), str(foreign.table))))}",
        label=f"reaches into the data of `{foreign.component}`",
        steps=(*tuple(dict.fromkeys(places))[:SHOWN], *definition_steps(own), *definition_steps(foreign)),
        steps_title="tables",
        why="both tables must stay in one database, with the columns they have today",
        notes=(ownership_note(own), ownership_note(foreign)),
        help=f"ask `{foreign.component}` through its API and compose the answers, keep a copy of what the query needs "
        f"that its events fill, or move `{foreign.table}`; `readers` of this rule names components that report",
        source=component,
        target=foreign.component,
        severity=severity,
    )


RULE = Rule(
    code="DAT005",
    name="cross-component-join",
    family=Family.DATA,
    severity=Severity.ERROR,
    by_mode={Mode.MONOLITH: Severity.WARNING},
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
