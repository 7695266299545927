"""Services share a document store, a search engine, a key-value store or a bucket.

## Why

What is in such a store has the shape that code gives it: there is no schema to look at, no migration, no constraint.
Two services that both read and write it agree on the names of fields and keys, on encodings and on what it means that
something is missing, and that agreement stands nowhere. Whoever changes it learns from the other's failures.

A cache, of which archfit knows that all in it expires, is not reported, nor a search index that one service writes and
others read. Sharing a bucket is an info: files are often handed over that way on purpose. SQL databases are
`shared-database-connection`.

## Two services, one database of documents

`compose.yml`:

```yaml
services:
  orders:
    build: orders
    environment:
      MONGO_URL: mongodb://mongo:27017/shop
  billing:
    build: billing
    environment:
      MONGO_URL: mongodb://mongo:27017/shop
  mongo:
    image: mongo:7
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
```

`orders/main.py`:

```python
import os

from pymongo import MongoClient

client = MongoClient(os.environ["MONGO_URL"])

def place(order):
    client.get_default_database().orders.insert_one(order)
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
```

`billing/main.py`:

```python
import os

from pymongo import MongoClient

client = MongoClient(os.environ["MONGO_URL"])  # expect: direct-store-access-besides-owner

def unpaid():
    return client.get_default_database().orders.find({"paid": False})
```

## A database for each

`compose.yml`:

```yaml
services:
  orders:
    build: orders
    environment:
      MONGO_URL: mongodb://mongo:27017/orders
  billing:
    build: billing
    environment:
      MONGO_URL: mongodb://mongo:27017/billing
  mongo:
    image: mongo:7
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
```

`orders/main.py`:

```python
import os

from pymongo import MongoClient

client = MongoClient(os.environ["MONGO_URL"])

def place(order):
    client.get_default_database().orders.insert_one(order)
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
CMD ["python", "main.py"]
```

`billing/main.py`:

```python
import os

from pymongo import MongoClient

client = MongoClient(os.environ["MONGO_URL"])

def unpaid():
    return client.get_default_database().orders.find({"paid": False})
```

## When it is wrong

Redis as a cache looks like Redis as a store where no call says when the keys expire: name such addresses in `caches`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from archfit.model import (
    Confidence,
    Datastore,
    Family,
    Need,
    Project,
    Rule,
    Severity,
    Step,
    StoreUse,
    Violation,
)
from archfit.model.coupling import users_of

_SEARCH = frozenset({"elasticsearch", "meilisearch", "opensearch", "typesense"})
_FILES = frozenset({"minio", "s3"})
_CACHES = frozenset({"memcached"})


@dataclass(frozen=True, slots=True)
class Options:
    """What may be shared."""

    caches: tuple[str, ...] = ()
    """Globs of the addresses of stores that only hold what can be lost: `redis://cache:*`."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each store without a schema that several services use."""
    for store in project.data.stores:
        uses = [one for one, *_ in users_of(project, store).values()] if _judged(store, options) else []
        writers = _writers(project, store)
        if len(uses) > 1 and not (store.engine in _SEARCH and len(writers) == 1):
            yield _violation(project, store, uses, next(iter(writers)) if len(writers) == 1 else "")


def _judged(store: Datastore, options: Options) -> bool:
    return (
        store.schemaless
        and store.engine not in _CACHES
        and store.confidence is not Confidence.GUESS
        and not all(use.transient for use in store.uses)
        and not any(fnmatchcase(store.id, pattern) for pattern in options.caches)
    )


def _writers(project: Project, store: Datastore) -> frozenset[str]:
    """Return the services that are known to write to a store."""
    written = (one for one in project.tables.accesses if one.writes and one.table.store == store.id)
    return frozenset(project.service_of(one.component) for one in written) - {""}


def _violation(project: Project, store: Datastore, uses: list[StoreUse], owner: str) -> Violation:
    names = [project.service_of(use.component) for use in uses]
    keeper = owner or names[0]
    at = next((use.at for use, name in zip(uses, names, strict=True) if name != keeper), uses[0].at)
    return Violation(
        at=at,
        message=f"services `{'`, `'.join(names)}` all reach into `{store.id}`",
        subject=f"{store.id}: {', '.join(names)}",
        label=f"`{keeper}` uses it too",
        steps=tuple(_step(use, name) for use, name in zip(uses, names, strict=True)),
        steps_title="used by",
        why="they must agree on what each key and field is called and means, and that agreement stands nowhere",
        notes=(f"`{owner}` alone is known to write it",) if owner else (),
        help=f"let `{keeper}` own it and the others ask through its API, keep copies that its events fill, or give "
        "each service a database of its own",
        source=names[-1] if names[-1] != keeper else names[0],
        target=keeper,
        severity=Severity.INFO if store.engine in _FILES else None,
    )


def _step(use: StoreUse, service: str) -> Step:
    return Step(f"`{service}` uses it", use.at, use.source)


RULE = Rule(
    code="DAT019",
    name="direct-store-access-besides-owner",
    family=Family.DATA,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
