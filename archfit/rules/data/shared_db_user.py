"""Services log in to one database server as the same user.

## Why

Where each service has its own database or schema on one server, only the rights of its login keep it out of the
others'. With one login for all, isolation is a convention: a wrong name in a setting is enough to read or to drop
another's tables, nobody can tell in the log of the server who did it, and the password of one cannot be changed
without the others.

Services that share a database altogether are `shared-database-connection`.

## One login for two databases

`compose.yml`:

```yaml
services:
  orders:
    build: orders
    environment:
      DATABASE_URL: postgresql://shop:secret@db:5432/orders
  billing:
    build: billing
    environment:
      DATABASE_URL: postgresql://shop:secret@db:5432/billing
  db:
    image: postgres:16
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
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
CMD ["python", "main.py"]
```

`billing/main.py`:

```python
import os

from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"])  # expect: shared-db-user
```

## A login for each

`compose.yml`:

```yaml
services:
  orders:
    build: orders
    environment:
      DATABASE_URL: postgresql://orders:secret@db:5432/orders
  billing:
    build: billing
    environment:
      DATABASE_URL: postgresql://billing:secret@db:5432/billing
  db:
    image: postgres:16
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
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
CMD ["python", "main.py"]
```

`billing/main.py`:

```python
import os

from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"])
```

## When it is wrong

Settings for the machines of developers often have one login for all, while those of production differ and stand
elsewhere: ignore it then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from archfit.model import (
    Confidence,
    Datastore,
    Family,
    Need,
    NoOptions,
    Project,
    Rule,
    Severity,
    Step,
    StoreUse,
    Violation,
)

Login = tuple[str, str, str, str]
"""Engine, host, port and user."""


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each login that services use for databases of their own on one server."""
    del options
    logins: dict[Login, list[tuple[Datastore, StoreUse]]] = defaultdict(list)
    for store in project.data.stores:
        if store.host and store.confidence is not Confidence.GUESS:
            for use in store.uses:
                known = use.user and use.component and project.service_of(use.component)
                if known and not project.tables.is_aside(use.at):
                    logins[store.engine, store.host, store.port, use.user].append((store, use))
    for login, uses in sorted(logins.items(), key=lambda item: item[0]):
        first = _one_each(project, uses)
        if len({store.id for store, _ in first}) > 1:
            yield _violation(login, first)


def _one_each(project: Project, uses: list[tuple[Datastore, StoreUse]]) -> list[tuple[Datastore, StoreUse]]:
    """Return the first use of each service, in order of their names."""
    found: dict[str, tuple[Datastore, StoreUse]] = {}
    for store, use in uses:
        found.setdefault(project.service_of(use.component), (store, use))
    return [found[service] for service in sorted(found)]


def _violation(login: Login, uses: list[tuple[Datastore, StoreUse]]) -> Violation:
    engine, host, port, user = login
    server = f"{engine}://{host}" + (f":{port}" if port else "")
    names = [use.component for _, use in uses]
    return Violation(
        at=uses[0][1].at,
        message=f"`{'`, `'.join(names)}` all log in to `{server}` as `{user}`",
        subject=f"{server} {user}",
        label=f"logs in as `{user}`",
        steps=tuple(Step(f"`{use.component}` uses `{store.database or store.id}`", use.at) for store, use in uses),
        steps_title="logins",
        why="only a name in a setting keeps each of them out of the data of the others",
        help="give each service a login that may reach its own database or schema alone",
    )


RULE = Rule(
    code="DAT018",
    name="shared-db-user",
    family=Family.DATA,
    severity=Severity.INFO,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
