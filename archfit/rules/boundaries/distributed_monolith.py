"""Services that cannot live apart are a distributed monolith.

## Why

It has the costs of services (a network, many deployments, no transactions) and the bonds of a monolith: none of them
can be changed, released or operated alone. One signal is noise: services may share a database for a while, or call
each other often. Several that do not follow from one another are no coincidence.

`archfit verdict` shows the score of every group of services with all its evidence: data that they share (20 points),
code of one in the other (20), changes that come together (20), calls for which one waits (15), chains and circles of
such calls (10), releases in lockstep (10), and shared stores of keys (5). From 40 points and three independent kinds
of signals on it is a warning, from 60 an error. Guesses count half, and are no kind of their own.

## They share tables and code, wait for one another, and are deployed together

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
    environment: {DATABASE_URL: "postgresql://db/shop"}
  billing:
    build: billing
    environment: {DATABASE_URL: "postgresql://db/shop"}
  db:
    image: postgres:16
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "orders.main:app"]
```

`orders/orders/__init__.py`:

```python
```

`orders/orders/main.py`:

```python
import os

import psycopg
import requests
from fastapi import FastAPI

app = FastAPI()
connection = psycopg.connect(os.environ["DATABASE_URL"])

@app.post("/orders")
def place():
    connection.execute("INSERT INTO orders (id) VALUES (1)")
    requests.post("http://billing/invoices", timeout=2)

@app.get("/orders/{key}")
def show(key: int): ...
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "billing.main:app"]
```

`billing/billing/__init__.py`:

```python
```

`billing/billing/main.py`:

```python
import os

import psycopg
import requests
from fastapi import FastAPI

from orders.main import show

app = FastAPI()
connection = psycopg.connect(os.environ["DATABASE_URL"])  # expect: distributed-monolith

@app.post("/invoices")
def write():
    connection.execute("SELECT * FROM orders")
    requests.get("http://orders/orders/1", timeout=2)
```

## They only call each other

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  billing:
    build: billing
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "main:app"]
```

`orders/main.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.post("/orders")
def place():
    requests.post("http://billing/invoices", timeout=2)
```

`billing/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "main:app"]
```

`billing/main.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.post("/invoices")
def write(): ...
```

## When it is wrong

The points are proposed, not fitted to data: `from-points` and `error-from` move the limits. Where history or pipelines
are missing, the score is lower than it may be, and `archfit verdict` says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Confidence, Family, Need, Project, Rule, Severity, Violation
from archfit.model.verdict import WAYS_OUT, WITNESSES, Group, judge
from archfit.model.wording import listed

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Options:
    """From how many points on it is said."""

    from_points: int = 40
    error_from: int = 60


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each group of services that enough independent signals bind to each other."""
    for group in judge(project):
        if group.score >= options.from_points and group.witnesses >= WITNESSES:
            yield _violation(group, options)


def _violation(group: Group, options: Options) -> Violation:
    steps = tuple(step for part in group.parts for step in part.evidence[:2])
    return Violation(
        at=steps[0].at,
        message=f"{listed(group.services)} are a distributed monolith: {group.score} of 100 points",
        subject=", ".join(group.services),
        steps=steps[:_SHOWN],
        steps_title="signals",
        why="none of them can be changed, released or run without the others, and every call still crosses a network",
        notes=tuple(f"{part.points} points: {part.kind.value}" for part in group.parts),
        help=f"{WAYS_OUT[group.parts[0].kind]}; `archfit verdict` shows all signals and what would help most",
        source=group.services[0],
        target=group.services[1],
        confidence=Confidence.DERIVED,
        severity=None if group.score >= options.error_from else Severity.WARNING,
    )


RULE = Rule(
    code="CUT018",
    name="distributed-monolith",
    family=Family.BOUNDARIES,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.USES,),
    welcome=(Need.HISTORY,),
    doc=__doc__,
    options=Options,
    check=check,
)
