"""Two services use the same database.

## Why

The database is the one thing two services must not share: each sees, locks and changes what the other keeps,
a change of the schema is a release of both, and a slow query of one slows the other down. What looks like two
services is one with two release plans.

Databases are the same when engine, host, port and name are, as literals, settings and the environment that a
manifest gives each service say; where that is not known, nothing is said. What starts from the same code, such
as a web server and its worker, is one service; one database is fine inside one. Uses in migrations and tests
do not count. Stores that are no SQL databases have a rule of their own.

## Two services, one address

`compose.yml`:

```yaml
services:
  orders:
    build: ./orders
    environment:
      DATABASE_URL: postgresql://orders:secret@db:5432/shop
  billing:
    build: ./billing
    environment:
      DATABASE_URL: postgresql://billing:secret@db:5432/shop
  db:
    image: postgres:16
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . /app
CMD ["python", "/app/main.py"]
```

`orders/main.py`:

```python
import os

from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"])
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . /app
CMD ["python", "/app/main.py"]
```

`billing/main.py`:

```python
import os

from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"])  # expect: shared-database-connection
```

## A database for each service

`compose.yml`:

```yaml
services:
  orders:
    build: ./orders
    environment:
      DATABASE_URL: postgresql://orders:secret@db:5432/shop
  billing:
    build: ./billing
    environment:
      DATABASE_URL: postgresql://billing:secret@db:5432/billing
  db:
    image: postgres:16
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . /app
CMD ["python", "/app/main.py"]
```

`orders/main.py`:

```python
import os

from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"])
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . /app
CMD ["python", "/app/main.py"]
```

`billing/main.py`:

```python
import os

from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"])
```

## Options

- `readers` ([]): components whose work is to read data of others, such as reporting on a replica.
- `shared-databases` ([]): databases that are everybody's, by name or address: `warehouse`, `postgres://db:5432/*`.

## When it is wrong

While a system is being split, a shared database is a stage on the way: ignore the finding until a date.
Services that share a server and each have a schema of their own: list the database in `shared-databases`, and
the rules about tables go on watching it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from archfit.model import (
    ComponentName,
    Confidence,
    Datastore,
    Family,
    Mode,
    Need,
    Project,
    Rule,
    Severity,
    Step,
    StoreUse,
    Violation,
)
from archfit.model.coupling import users_of
from archfit.model.wording import listed

MANY = 3
"""So many tables of each owner are named."""


@dataclass(frozen=True, slots=True)
class Options:
    """What may be shared."""

    readers: tuple[ComponentName, ...] = ()
    """Components whose work is to read data of others."""
    shared_databases: tuple[str, ...] = ()
    """Databases that are everybody's, by name or address."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each database that two deployables use."""
    for store in project.data.stores:
        named = any(fnmatchcase(name, one) for one in options.shared_databases for name in (store.id, store.database))
        if store.schemaless or named:
            continue
        uses = _by_service(project, store, options.readers)
        if len(uses) > 1:
            yield _violation(project, store, uses)


def _by_service(project: Project, store: Datastore, readers: tuple[str, ...]) -> Mapping[str, list[StoreUse]]:
    """Return the services that use a store, each with the places where it names it, without those free to read it."""
    used = {
        name: [use for use in uses if use.component not in readers] for name, uses in users_of(project, store).items()
    }
    return {name: uses for name, uses in used.items() if uses}


def _violation(project: Project, store: Datastore, uses: Mapping[str, list[StoreUse]]) -> Violation:
    services = list(uses)
    first = min((use for those in uses.values() for use in those), key=lambda use: (use.at, use.component))
    source = project.service_of(first.component)
    steps = (Step(f"`{name}` uses it", use.at, use.source) for name, those in uses.items() for use in those[:1])
    return Violation(
        at=first.at,
        message=f"services {listed(services)} use one database, `{store.id}`",
        subject=f"{store.id}: {', '.join(services)}",
        label=f"the database of {len(services)} services",
        steps=tuple(steps),
        steps_title="used by",
        why="none of them can change its schema, move its data or be scaled without the others",
        notes=tuple(_owned(project, store)) or (f"it is not known who owns the tables in `{store.id}`",),
        help="let one service own the database and the others ask it through its API, give each a copy that events "
        "fill, or move the tables of each to a database of its own; `shared-databases` of this rule names "
        "databases that are everybody's",
        source=source,
        target=next(name for name in services if name != source),
        confidence=store.confidence,
        severity=Severity.INFO if store.confidence is Confidence.GUESS else None,
    )


def _owned(project: Project, store: Datastore) -> Iterator[str]:
    """Say whose the tables in a store are and why, a sentence for each owner and reason."""
    owners: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in project.data.owners:
        if one.component and project.tables.key(one.table, one.component)[0].store == store.id:
            owners[one.component, one.why].append(f"`{one.table}`")
    for (component, why), tables in sorted(owners.items()):
        more = f" and {len(tables) - MANY} more" if len(tables) > MANY else ""
        yield f"`{component}` owns {', '.join(tables[:MANY])}{more}: {why}"


RULE = Rule(
    code="DAT006",
    name="shared-database-connection",
    family=Family.DATA,
    severity=Severity.ERROR,
    by_mode={Mode.MONOLITH: Severity.INFO},
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
