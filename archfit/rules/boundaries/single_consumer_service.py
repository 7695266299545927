"""A service has one caller, which belongs to the same people.

## Why

An interface over the network pays when several depend on it, when other people own what is behind it, or when it has to
run elsewhere. For one caller of the same team it is a function call that may fail: a module of the caller with an
interface of its own keeps the boundary, and costs no deployment.

Reported is a service that one other service calls and waits for, which uses at least half of its endpoints (`share`).
Silent is the rule where somebody else may call it: from outside (a published port, a route of a proxy), from code in
another language, or from where it is not known who is called; where it sends or receives messages; where the two have
different owners; and behind a gateway or a front, for which all others are one caller's.

## Only orders asks for prices

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
    ports: ["8000:8000"]
  prices:
    build: prices
```

`orders/app.py`:

```python
import sqlite3

import requests
from fastapi import FastAPI

app = FastAPI()

@app.post("/orders")
def place():
    sqlite3.connect("orders.db").execute("INSERT INTO orders (id) VALUES (1)")
    return requests.get("http://prices/prices", timeout=2).json()
```

`prices/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/prices")  # expect: single-consumer-service
def prices(): ...
```

## Others may call it, or somebody else owns it

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
    ports: ["8000:8000"]
  prices:
    build: prices
    ports: ["8001:8000"]
  stock:
    build: stock
```

`.github/CODEOWNERS`:

```codeowners
/orders/ @shop/checkout
/stock/ @shop/warehouse
```

`orders/app.py`:

```python
import sqlite3

import requests
from fastapi import FastAPI

app = FastAPI()

@app.post("/orders")
def place():
    sqlite3.connect("orders.db").execute("INSERT INTO orders (id) VALUES (1)")
    requests.post("http://stock/stock", timeout=2)
    return requests.get("http://prices/prices", timeout=2).json()
```

`prices/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/prices")
def prices(): ...
```

`stock/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.post("/stock")
def take(): ...
```

## When it is wrong

It needs other machines or another number of them, or it is kept apart for its data (cards, health): what manifests say
of replicas is not looked at. Ignore the finding with that reason. Somebody in another repository calls it: the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Need, Project, Rule, Severity, Violation
from archfit.model.wires import Endpoint


@dataclass(frozen=True, slots=True)
class Options:
    """When a caller is the only one."""

    share: float = 0.5
    """Of the endpoints, which it must use: others are there for somebody."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each service that is there for one other."""
    shapes = project.shapes
    for name in shapes.services:
        caller, own = shapes.sole_caller(name), shapes.endpoints(name)
        if not caller or not own or shapes.speaks_by_messages(name) or shapes.stands_aside(caller):
            continue
        used = _used(project, caller, own)
        if used >= options.share * len(own) and shapes.may_be_one_owners((name, caller)):
            yield _violation(project, name, caller, (used, len(own)), own)


def _used(project: Project, caller: str, own: tuple[Endpoint, ...]) -> int:
    called = {one.endpoint for one in project.shapes.calls(caller)}
    return sum(one in called for one in own)


def _violation(project: Project, name: str, caller: str, used: tuple[int, int], own: tuple[Endpoint, ...]) -> Violation:
    owner = project.owners.of(name)
    return Violation(
        at=min(one.at for one in own),
        message=f"`{name}` is there for `{caller}` alone",
        subject=f"{caller} -> {name}",
        steps=project.shapes.steps((caller, name)),
        steps_title="calls",
        why="for one caller of the same people a service is a function call that may fail, and a deployment",
        notes=(
            f"`{caller}` uses {used[0]} of its {used[1]} endpoints, and nobody else is known to call it",
            f"both are of `{owner.names[0]}`" if owner else "nothing says who owns them",
        ),
        help=f"make it a module of `{caller}` with an interface of its own, unless it has to run elsewhere",
        source=caller,
        target=name,
    )


RULE = Rule(
    code="CUT015",
    name="single-consumer-service",
    family=Family.BOUNDARIES,
    severity=Severity.INFO,
    since="0.4",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
