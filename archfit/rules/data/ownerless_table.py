"""Several components use a table that none of them owns.

## Why

A table without an owner belongs to whoever touched it last. Nobody decides what its rows mean, nobody is asked
before a column changes, and no code says what it looks like: it is known to the database alone.

Reported are tables that two components name in SQL or through a client and that no model, migration or
`CREATE TABLE` of the checked code defines; and tables that a library defines and two components use. Models of
other people's libraries have their owner elsewhere, and what a database keeps about itself belongs to the
database. Inside one deployable a library that is only taken for one is an info.

## A table that only queries know

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.billing]
path = "billing"
```

`orders/stock.py`:

```python
from sqlalchemy import text
from sqlalchemy.orm import Session

def reserve(session: Session) -> None:
    session.execute(text("UPDATE stock SET reserved = reserved + 1"))
```

`billing/costs.py`:

```python
from sqlalchemy import text
from sqlalchemy.orm import Session

def value(session: Session) -> list[int]:
    return list(session.scalars(text("SELECT price FROM stock")))  # expect: ownerless-table
```

## A table with one user

`archfit.toml`:

```toml
[components.orders]
path = "orders"

[components.billing]
path = "billing"
```

`orders/stock.py`:

```python
from sqlalchemy import text
from sqlalchemy.orm import Session

def reserve(session: Session) -> None:
    session.execute(text("UPDATE stock SET reserved = reserved + 1"))
```

`billing/costs.py`:

```python
from sqlalchemy import text
from sqlalchemy.orm import Session

def tables(session: Session) -> list[str]:
    return list(session.scalars(text("SELECT table_name FROM information_schema.tables")))
```

## Options

- `shared-tables` ([]): tables that are everybody's, such as `jobs`, `legacy.*` or `tenant_*`.

## When it is wrong

A table that a system outside the checked code owns and offers to all: name it in `shared-tables`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import (
    SHOWN,
    ComponentKind,
    Confidence,
    Family,
    Need,
    Ownership,
    Project,
    Rule,
    Severity,
    Step,
    TableAccess,
    Violation,
    definition_steps,
    names_table,
    step_of,
    surest,
)

CATALOGS = (
    "information_schema.*",
    "mysql.*",
    "performance_schema.*",
    "pg_*",
    "sqlite_*",
    "sys.*",
)
"""What databases keep about themselves: PostgreSQL, MySQL, SQL Server, SQLite."""


@dataclass(frozen=True, slots=True)
class Options:
    """What may be without an owner."""

    shared_tables: tuple[str, ...] = ()
    """Tables that are everybody's: `jobs`, `legacy.*`, `tenant_*`."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each table that two components use and none, or a library, defines."""
    free = (*CATALOGS, *options.shared_tables)
    for users in project.tables.all_users:
        access = users[0]
        if names_table(free, access.table) or not _apart(project, users):
            continue
        owned = project.tables.owner(access.table, access.component, access.model)
        if owned and owned.component:
            if project.component(owned.component).kind is ComponentKind.LIBRARY:
                yield _violation(project, users, owned)
        elif not (owned and owned.claims) and all(one.by != "model" for one in users):
            yield _violation(project, users, None)


def _apart(project: Project, users: tuple[TableAccess, ...]) -> bool:
    """Tell whether components use a table that are not parts of one another; libraries act for others."""
    names = sorted({one.component for one in users})
    names = [name for name in names if project.component(name).kind is not ComponentKind.LIBRARY]
    return any(not project.tables.together(one, other) for one in names for other in names)


def _violation(project: Project, users: tuple[TableAccess, ...], owned: Ownership | None) -> Violation:
    table, components = users[0].table, sorted({one.component for one in users})
    named = f"{', '.join(f'`{name}`' for name in components[:-1])} and `{components[-1]}`"
    missing = f"library `{owned.component}` defines" if owned else "no component defines"
    return Violation(
        at=users[0].at,
        message=f"table `{table}`, which {missing}, is used by {named}",
        subject=str(table),
        label="whose table is this",
        steps=(*_steps(project, users), *(definition_steps(owned) if owned else ())),
        steps_title="used by",
        why="nobody decides what its rows mean, and nobody is asked before it changes",
        notes=(f"`{owned.component}` owns `{table}`: {owned.why}",)
        if owned
        else (f"nobody owns `{table}`: no model and no migration in the checked code creates it",),
        help="let one component define it, or declare it in its `owns`, and the others ask its API, give each a copy "
        "that events fill, or move it to where it is used most; `shared-tables` of this rule names tables that are "
        "everybody's",
        source=components[0],
        target=components[1],
        confidence=surest(users),
        severity=_severity(project, users, owned),
    )


def _steps(project: Project, users: tuple[TableAccess, ...]) -> tuple[Step, ...]:
    """Return the first place of each component that reads, and that writes."""
    first = {(one.component, one.writes): one for one in reversed(users)}
    return tuple(step_of(project, one) for _, one in sorted(first.items()))[: 2 * SHOWN]


def _severity(project: Project, users: tuple[TableAccess, ...], owned: Ownership | None) -> Severity | None:
    if surest(users) is Confidence.GUESS:
        return Severity.INFO
    services = {project.service_of(one.component) for one in users}
    taken_for_one = owned and not project.component(owned.component).declared
    return Severity.INFO if taken_for_one and len(services) == 1 else None


RULE = Rule(
    code="DAT011",
    name="ownerless-table",
    family=Family.DATA,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
