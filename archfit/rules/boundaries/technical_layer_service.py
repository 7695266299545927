"""A layer is a service: one has the tables, another one the logic, and neither is of use alone.

## Why

A service owns a part of the business with its rules and its data. Cut along the layers of one application, every change
of a rule needs a column, and so both services; every request crosses the network to its own data. Two deployments do
the work of one module.

Reported is a service with tables that nobody but one other service calls, where that one keeps nothing itself. It must
be called by services in turn (it is no front for users), or the name of the one with the tables must say that it is a
layer (`words`).

## A service for the tables of another

`docker-compose.yml`:

```yaml
services:
  orders: {build: orders}
  orders-db: {build: orders-db}
  shop: {build: shop}
```

`orders/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.post("/orders")
def place():
    return requests.post("http://orders-db/rows", timeout=2).json()
```

`orders-db/app.py`:

```python
import sqlite3

from fastapi import FastAPI

app = FastAPI()
connection = sqlite3.connect("orders.db")
connection.execute("CREATE TABLE orders (id INTEGER)")

@app.post("/rows")  # expect: technical-layer-service
def insert():
    connection.execute("INSERT INTO orders (id) VALUES (1)")
```

`shop/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.post("/checkout")
def checkout():
    return requests.post("http://orders/orders", timeout=2).json()
```

## A front for users, and a service with data of its own

`docker-compose.yml`:

```yaml
services:
  portal: {build: portal}
  orders: {build: orders}
  stock: {build: stock}
```

`portal/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/")
def start():
    return requests.get("http://orders/orders", timeout=2).json()
```

`orders/app.py`:

```python
import sqlite3

import requests
from fastapi import FastAPI

app = FastAPI()
connection = sqlite3.connect("orders.db")
connection.execute("CREATE TABLE orders (id INTEGER)")

@app.get("/orders")
def orders():
    requests.get("http://stock/stock", timeout=2)
    return connection.execute("SELECT * FROM orders").fetchall()
```

`stock/app.py`:

```python
import sqlite3

from fastapi import FastAPI

app = FastAPI()
connection = sqlite3.connect("stock.db")
connection.execute("CREATE TABLE stock (id INTEGER)")

@app.get("/stock")
def stock():
    return connection.execute("SELECT * FROM stock").fetchall()
```

## When it is wrong

The data have other rules than the logic: they are personal or secret, and few may reach them. Ignore the finding with
that reason. A service that somebody outside may call, and functions of a serverless service, are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Need, Project, Rule, Severity, Violation
from archfit.model.shape import words

_WORDS = ("dal", "dao", "data", "database", "db", "persistence", "repository", "storage", "store")


@dataclass(frozen=True, slots=True)
class Options:
    """What names of layers look like."""

    words: tuple[str, ...] = _WORDS
    """Words in names, singular, that say that a service is only there for data."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each service that has the tables of another one."""
    shapes = project.shapes
    for name in shapes.services:
        user = shapes.sole_caller(name)
        if not user or not shapes.tables(name) or not shapes.keeps_nothing(user) or shapes.serves_all(user):
            continue
        says_so = not set(options.words).isdisjoint(words(name))
        if says_so or shapes.awaited_by(user):
            yield _violation(project, name, user)


def _violation(project: Project, name: str, user: str) -> Violation:
    steps = project.shapes.steps((user, name))
    own = project.shapes.endpoints(name)
    return Violation(
        at=min((one.at for one in own), default=steps[0].at),
        message=f"`{name}` has the tables and `{user}` the logic of one service",
        subject=f"{user} -> {name}",
        steps=steps,
        steps_title="calls",
        why="a change of a rule needs both, and each request crosses the network to its own data",
        notes=(f"nobody else is known to call `{name}`, and `{user}` keeps nothing",),
        help=f"make `{user}` and `{name}` one service",
        source=user,
        target=name,
    )


RULE = Rule(
    code="CUT002",
    name="technical-layer-service",
    family=Family.BOUNDARIES,
    severity=Severity.WARNING,
    since="0.4",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
