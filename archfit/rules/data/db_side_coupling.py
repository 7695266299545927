"""A trigger, a routine or a stored view of one component works on tables of another.

## Why

What runs inside the database is a caller that no import, no API and no log shows. A trigger of `orders` on `users`
runs in the transactions of `accounts`: when it is slow, `accounts` is slow, when it fails, nobody can sign up, and
the people who own `users` find nothing about it in their code. The same holds for routines and materialised views
that use tables of others.

Plain views only read, and are judged as reading.

## A trigger on the table of another

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

`orders/migrations/0003_trigger.py`:

```python
from alembic import op

def upgrade():
    op.execute(  # expect: db-side-coupling
        "create trigger forget after delete on users for each row execute function forget_orders()"
    )
```

## A trigger on a table of its own

`archfit.toml`:

```toml
[components.orders]
path = "orders"
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

`orders/migrations/0003_trigger.py`:

```python
from alembic import op

def upgrade():
    op.execute("create trigger touch before update on orders for each row execute function touch()")
```

## When it is wrong

An audit trail kept by triggers on all tables is the work of a component of its own: ignore it by its path.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import (
    Family,
    Need,
    NoOptions,
    Ownership,
    Project,
    Rule,
    Severity,
    Step,
    StoreObject,
    Violation,
    definition_steps,
    ownership_note,
)


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each trigger, routine, stored view or foreign table over tables that another component owns."""
    del options
    for one in project.data.objects:
        if one.kind == "view":
            continue
        owners = [project.tables.owner_elsewhere(table, one.component) for table in one.uses]
        foreign: dict[str, Ownership] = {}
        for owner in owners:
            if owner:
                foreign.setdefault(owner.component, owner)
        for _, owner in sorted(foreign.items()):
            yield _violation(one, owner)


def _violation(one: StoreObject, owner: Ownership) -> Violation:
    return Violation(
        at=one.at,
        message=f"the {one.kind} `{one.name}` of `{one.component}` works on table `{owner.table}`, "
        f"which `{owner.component}` owns",
        subject=f"{one.component}.{one.name} -> {owner.component}.{owner.table}",
        label=f"works on a table of `{owner.component}`",
        steps=(Step(f"`{one.component}` creates `{one.name}`", one.at), *definition_steps(owner)),
        steps_title="joins",
        why=f"it runs inside the database of `{owner.component}`, whose code says nothing of it",
        notes=(ownership_note(owner),),
        help=f"let `{owner.component}` publish an event and `{one.component}` react to it, call its API, or let "
        f"`{owner.component}` own the {one.kind}",
        source=one.component,
        target=owner.component,
    )


RULE = Rule(
    code="DAT013",
    name="db-side-coupling",
    family=Family.DATA,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
