"""A migration changes a table that another component owns.

## Why

Who owns a table decides what it looks like. A migration of `orders` that alters `users` must run in step with the
migrations of `accounts`, in an order that neither of the two knows, and the next release of `accounts` meets columns
that its code never heard of. What a team cannot change alone it does not own.

Migrations that only move rows are judged as any other code that writes. Two components whose migrations both create
the same table are reported too. Where one component keeps the migrations of all, because the owners have none of their
own, its migrations are theirs. A table that its own migrations once created has changed hands since: history is not
reported.

## A column for the neighbour

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

`accounts/migrations/0001_users.py`:

```python
import sqlalchemy as sa
from alembic import op

def upgrade():
    op.create_table("users", sa.Column("id", sa.Integer()))
```

`orders/__init__.py`:

```python
```

`orders/migrations/0002_newsletter.py`:

```python
import sqlalchemy as sa
from alembic import op

def upgrade():
    op.add_column("users", sa.Column("newsletter", sa.Boolean()))  # expect: migration-touches-foreign-table
```

## A table of its own

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

`orders/migrations/0002_newsletter.py`:

```python
import sqlalchemy as sa
from alembic import op

def upgrade():
    op.create_table("subscriptions", sa.Column("user_id", sa.Integer()))

def downgrade():
    op.drop_table("subscriptions")
```

## When it is wrong

A migration that runs once and is never part of an installation again does no harm: ignore it there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from archfit.model import (
    SHOWN,
    Confidence,
    Family,
    ForeignTable,
    Location,
    Need,
    NoOptions,
    Ownership,
    Project,
    Rule,
    Severity,
    Step,
    Table,
    TableDefinition,
    Violation,
    definition_steps,
)


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each table that the migrations of a component change, and another component owns."""
    del options
    found: dict[tuple[str, Table], list[tuple[Ownership, Location]]] = defaultdict(list)
    changes = list(_changes(project))
    migrating = {component for component, _, _ in changes}
    creators = {(one.component, one.table) for one in project.tables.definitions if one.by == "migration"}
    modelled = {one.component for one in project.tables.definitions if one.by == "model"}
    for component, table, at in changes:
        owner = project.tables.owner_elsewhere(table, component)
        if owner is None or (component, table) in creators:
            continue
        rival = component in modelled and project.between_services(component, owner.component)
        if rival or owner.component in migrating:
            found[component, owner.table].append((owner, at))
    for (component, _), places in sorted(found.items(), key=lambda item: str(item[0])):
        yield _foreign(ForeignTable(project, component, places[0][0]), sorted({at for _, at in places}))
    yield from _created_twice(project)


def _changes(project: Project) -> Iterator[tuple[str, Table, Location]]:
    """Yield what migrations do to the shape of tables; triggers and the like are another rule's."""
    tables, others = project.tables, {one.at for one in project.data.objects}
    for one in project.data.accesses:
        migrates = one.by == "migration" or tables.in_migration(one.at)
        if migrates and one.alters and one.confidence is not Confidence.GUESS and one.at not in others:
            yield one.component, one.table, one.at
    yield from ((one.component, one.table, one.at) for one in tables.definitions if one.by == "migration")


def _foreign(found: ForeignTable, places: list[Location]) -> Violation:
    return Violation(
        at=places[0],
        message=f"a migration of `{found.component}` changes table `{found.table}`, which `{found.owner}` owns",
        subject=found.subject,
        label=f"a table of `{found.owner}`",
        steps=(
            *(Step(f"`{found.component}` changes `{found.table}`", at) for at in places[:SHOWN]),
            *definition_steps(found.ownership),
        ),
        steps_title="changed by",
        why=f"`{found.owner}` and `{found.component}` must migrate in step, and neither knows the order",
        notes=(found.proof,),
        help=f"move the change to the migrations of `{found.owner}`, or keep the data in a table of "
        f"`{found.component}`, or let `{found.component}` own `{found.table}` altogether",
        source=found.component,
        target=found.owner,
        severity=found.severity(Confidence.DERIVED),
    )


def _created_twice(project: Project) -> Iterator[Violation]:
    """Yield each table that nobody owns because the migrations of several create it."""
    tables = project.tables
    creators: dict[tuple[Table, str], dict[str, TableDefinition]] = defaultdict(dict)
    for one in tables.definitions:
        owner = tables.owner(one.table, one.component)
        if one.by == "migration" and not (owner and owner.component):
            creators[tables.key(one.table, one.component)].setdefault(one.component, one)
    for definitions in creators.values():
        first, *others = definitions.values()
        yield from (_twice(first, one) for one in others if not tables.together(first.component, one.component))


def _twice(first: TableDefinition, second: TableDefinition) -> Violation:
    one, other, table = first.component, second.component, second.table
    return Violation(
        at=second.at,
        message=f"the migrations of `{one}` and of `{other}` both create table `{table}`",
        subject=f"{other} -> {one}.{table}",
        label=f"`{one}` creates it too",
        steps=tuple(Step(f"`{each.component}` creates `{table}`", each.at) for each in (first, second)),
        steps_title="created by",
        why="whichever runs first decides what the table looks like, and nobody owns it",
        help=f"let one of the two own `{table}` and the other ask for what it needs, or give each its own table",
        source=other,
        target=one,
    )


RULE = Rule(
    code="DAT008",
    name="migration-touches-foreign-table",
    family=Family.DATA,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
