"""Deleting a row of one component deletes rows of another.

## Why

A foreign key with `ON DELETE CASCADE` lets `accounts` delete what `orders` owns: no code of `orders` decides about it,
none hears of it, no rule that `orders` keeps about its rows is asked. The day the two get databases of their own, the
rows stay behind.

Tables that do nothing but link two others (without a class, and with keys into both) may lose their rows.

Many systems are full of such keys, because some frameworks want a decision for each key and `CASCADE` comes first to
mind. `archfit baseline create` accepts those that are there, so that only new ones are reported.

## Orders go with the user

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.accounts]
path = "accounts"
```

`accounts/__init__.py`:

```python
```

`accounts/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class User(Base):
    __tablename__ = "users"
```

`orders/__init__.py`:

```python
```

`orders/models.py`:

```python
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "orders"
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))  # expect: cross-component-cascade

class Line(Base):
    __tablename__ = "lines"
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"))
```

## The database refuses

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.accounts]
path = "accounts"
```

`accounts/__init__.py`:

```python
```

`accounts/models.py`:

```python
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase): ...

class User(Base):
    __tablename__ = "users"
```

`orders/__init__.py`:

```python
```

`orders/models.py`:

```python
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "orders"
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
```

## When it is wrong

Rows that are nothing without the other component's, such as its translations or its audit trail, may well go with it:
then ask whether they belong to it altogether.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from archfit.model import (
    Family,
    Need,
    NoOptions,
    Ownership,
    Project,
    Rule,
    Severity,
    Table,
    TableReference,
    Violation,
    definition_steps,
    ownership_note,
)


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each foreign key by which deleting a row of one component deletes rows of another."""
    del options
    links = _links(project)
    seen = set()
    for key in project.tables.references:
        if key.cascades and key.source not in links:
            owner = project.tables.owner_elsewhere(key.target, key.component)
            if owner and (key.component, key.source, owner.table) not in seen:
                seen.add((key.component, key.source, owner.table))
                milder = not project.tables.declared(key.component, owner.component)
                inside = milder and not project.between_services(key.component, owner.component)
                yield _violation(key, owner, Severity.INFO if inside else None)


def _links(project: Project) -> frozenset[Table]:
    """Return the tables without a class that point at two others."""
    targets: dict[Table, set[Table]] = defaultdict(set)
    for key in project.tables.references:
        targets[key.source].add(key.target)
    classes = {one.table for one in project.tables.definitions if one.model}
    return frozenset(table for table, pointed in targets.items() if len(pointed) > 1 and table not in classes)


def _violation(key: TableReference, owner: Ownership, severity: Severity | None) -> Violation:
    return Violation(
        at=key.at,
        message=f"deleting a row of `{owner.table}`, which `{owner.component}` owns, "
        f"deletes rows of `{key.source}` in `{key.component}`",
        subject=f"{key.component}.{key.source} -> {owner.component}.{owner.table}",
        label=f"`{owner.component}` deletes them",
        steps=definition_steps(owner),
        steps_title="points at",
        why=f"no code of `{key.component}` decides about it or hears of it",
        notes=(ownership_note(owner),),
        help=f"let the database refuse (`PROTECT`, `RESTRICT`) or do nothing, and have `{key.component}` clean up when "
        f"`{owner.component}` tells it; or store the id without a constraint",
        source=key.component,
        target=owner.component,
        severity=severity,
    )


RULE = Rule(
    code="DAT017",
    name="cross-component-cascade",
    family=Family.DATA,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
