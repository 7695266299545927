"""Half of the services cannot answer without one of them.

## Why

"If it is down, everything is down" is what services were to prevent. One that most others wait for, or behind which
most of the system stands, is as bad as one process for all: its releases, its load and its bugs are everybody's.

Reported is a service that at least half of the others call and wait for (`share`), or that stands on every way from the
services that are called first to half of all, in systems of five services or more (`services`). Calls whose failure is
only logged count as a fallback, and fetching the keys to verify tokens is no call for each request. Gateways,
registries and what else is there for all others, by what they do or by their names, are not reported.

## Three of four others wait for one

`docker-compose.yml`:

```yaml
services:
  billing: {build: billing}
  customers: {build: customers}
  orders: {build: orders}
  parcels: {build: parcels}
  stock: {build: stock}
```

`billing/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/billing")
def answer():
    return requests.get("http://customers/customers", timeout=2).json()  # expect: sync-spof
```

`orders/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders")
def answer():
    return requests.get("http://customers/customers", timeout=2).json()
```

`parcels/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/parcels")
def answer():
    return requests.get("http://customers/customers", timeout=2).json()
```

`customers/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/customers")
def answer(): ...
```

`stock/app.py`:

```python
print("stock")
```

## One of two has a fallback

`docker-compose.yml`:

```yaml
services:
  billing: {build: billing}
  customers: {build: customers}
  orders: {build: orders}
  parcels: {build: parcels}
  stock: {build: stock}
```

`billing/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/billing")
def answer():
    return requests.get("http://customers/customers", timeout=2).json()
```

`orders/app.py`:

```python
import logging

import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders")
def answer():
    try:
        return requests.get("http://customers/customers", timeout=2).json()
    except requests.RequestException:
        logging.warning("no customers")
    return []
```

`parcels/app.py`:

```python
print("parcels")
```

`customers/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/customers")
def answer(): ...
```

`stock/app.py`:

```python
print("stock")
```

## Tokens are verified where they come in

`docker-compose.yml`:

```yaml
services:
  billing: {build: billing}
  login: {build: login}
  orders: {build: orders}
  parcels: {build: parcels}
  stock: {build: stock}
```

`billing/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()
keys = requests.get("http://login/.well-known/jwks.json", timeout=2).json()

@app.get("/billing")
def answer():
    return keys
```

`orders/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()
keys = requests.get("http://login/.well-known/jwks.json", timeout=2).json()

@app.get("/orders")
def answer():
    return keys
```

`parcels/app.py`:

```python
print("parcels")
```

`stock/app.py`:

```python
print("stock")
```

`login/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/.well-known/jwks.json")
def keys(): ...
```

## When it is wrong

Callers keep what it has answered, in a way that is not seen; or it is run as what it is, the platform of the others.
Ignore the finding with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Need, Project, Rule, Severity, Violation
from archfit.model.wording import listed


@dataclass(frozen=True, slots=True)
class Options:
    """When too much depends on one service."""

    share: float = 0.5
    """Of the other services."""
    services: int = 5
    """In smaller systems half is not much."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each service without which half of the system does not work."""
    shapes = project.shapes
    others = len(shapes.services) - 1
    for name in shapes.services if others + 1 >= options.services else ():
        if shapes.stands_aside(name):
            continue
        waiting = sorted(shapes.needed_by(name))
        behind = sorted(shapes.behind.get(name, ()))
        if waiting and len(waiting) >= options.share * others:
            yield _violation(project, name, f"{listed(waiting)} cannot answer without `{name}`", waiting)
        elif waiting and len(behind) >= options.share * others:
            yield _violation(project, name, f"nothing but `{name}` leads to {listed(behind)}", waiting)


def _violation(project: Project, name: str, message: str, waiting: list[str]) -> Violation:
    steps = project.shapes.steps(*((one, name) for one in waiting))
    return Violation(
        at=steps[0].at,
        message=message,
        subject=name,
        steps=steps,
        steps_title="callers",
        why="its releases, its load and its bugs are those of half of the system",
        notes=(f"there are {len(project.shapes.services)} services",),
        help=f"let callers keep what they ask `{name}` for, answer without it, or learn of changes by events",
        source=waiting[0],
        target=name,
    )


RULE = Rule(
    code="NET007",
    name="sync-spof",
    family=Family.NETWORK,
    severity=Severity.WARNING,
    since="0.4",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
