"""A client or a pool of connections is made for every request.

## Why

An engine, a pool or a client keeps connections to use them again. Made anew for each request, it opens new ones each
time: a handshake for every request, and under load no free ports, or no free connections at the server (SQLAlchemy
2.0, "Engine Disposal"; HTTPX 0.28, "Clients"). It should be made once, when the program starts.

Engines and pools of datastores are warnings; clients for HTTP that are used once and thrown away are just told.

## An engine and a client per request

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`orders/app.py`:

```python
import httpx
from fastapi import FastAPI

from database import connected

app = FastAPI()

@app.get("/orders")
def orders():
    return connected().connect().execute("select 1")

@app.get("/users")
async def users():
    async with httpx.AsyncClient() as client:  # expect: client-per-request
        return await client.get("http://users:8000/users")
```

`orders/database.py`:

```python
from sqlalchemy import create_engine

def connected():
    return create_engine("postgresql://db/orders")  # expect: client-per-request
```

## Made once

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`orders/app.py`:

```python
import httpx
from fastapi import FastAPI

from database import connected

app = FastAPI()
client = httpx.AsyncClient()

@app.get("/orders")
def orders():
    return connected().connect().execute("select 1")

@app.get("/users")
async def users():
    return await client.get("http://users:8000/users")
```

`orders/database.py`:

```python
from functools import lru_cache

from sqlalchemy import create_engine

@lru_cache
def connected():
    return create_engine("postgresql://db/orders")
```

## Kept by its address

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`orders/app.py`:

```python
from fastapi import FastAPI

from database import kept

app = FastAPI()

@app.get("/orders")
def orders():
    return kept("orders").connect().execute("select 1")
```

`orders/database.py`:

```python
from sqlalchemy import create_engine

ENGINES = {}

def kept(name):
    if name not in ENGINES:
        ENGINES[name] = connected(name)
    return ENGINES[name]

def connected(name):
    return create_engine(f"postgresql://db/{name}")
```

## When it is wrong

Something keeps what the function returns in a way that is not seen: ignore the finding with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import (
    Confidence,
    Family,
    Location,
    Need,
    NoOptions,
    Project,
    Role,
    Rule,
    Severity,
    Violation,
    library,
)
from archfit.model.library import Activity
from archfit.model.reach import Way, calls_on
from archfit.model.use import Use

_POOLS = ("sqlalchemy.", "redis.", "pymongo.", "motor.")
"""Libraries whose engines and clients hold pools (SQLAlchemy 2, redis-py 7, PyMongo 4, Motor 3)."""
_CLIENTS = {
    "httpx.Client": "httpx.Client",
    "httpx.AsyncClient": "httpx.Client",
    "aiohttp.ClientSession": "aiohttp.ClientSession",
    "requests.Session": "requests.Session",
}
"""Clients for HTTP that hold pools, and the class whose methods send their requests."""
_DEPTH = 6
"""Functions between the one that answers and the one that makes it."""
_UNPOOLED = ("sqlite", "duckdb")


def check(project: Project, _: NoOptions) -> Iterator[Violation]:
    """Yield each place reached from a route that makes an engine, a pool, or a client that is thrown away."""
    reach = project.reach
    starts = [name for one in project.wires.endpoints for name in reach.answering(one)]
    ways = reach.ways(starts, depth=_DEPTH, each_time=True) if starts else {}
    pools = [
        (use.at, use.function.removesuffix(".__init__"), use.caller)
        for use in (project.uses if ways else ())
        if _is_pool(use) and not any(edge.branch for edge in ways.get(use.caller, ()))
    ]
    for found, severity in ((pools, None), (_thrown_away(project), Severity.INFO)):
        for at, what, function in found if ways else ():
            if function in ways and project.role_at(at.path) is Role.SOURCE:
                yield _violation(project, at, (function, what), ways[function], severity)


def _is_pool(use: Use) -> bool:
    """Tell whether a use makes a pool each time: not once by a condition there, and not around one that is there."""
    if use.activity is not Activity.CONNECT or not use.function.startswith(_POOLS):
        return False
    where = [str(one) for role in (library.Role.URL, library.Role.HOST) for one in use.values(role)]
    kept = any(one.kind == "branch" for one in use.around)
    return bool(where) and where != ["localhost"] and not kept and not where[0].startswith(_UNPOOLED)


def _thrown_away(project: Project) -> Iterator[tuple[Location, str, str]]:
    """Yield where a function makes a client, and sends requests by it itself."""
    made = [edge for edge in project.calls.edges if edge.callee in _CLIENTS]
    callers = {edge.caller for edge in made}
    calls = (edge for edge in project.calls.edges if edge.caller in callers)
    used = {(edge.caller, edge.callee.rpartition(".")[0]) for edge in calls}
    for edge in made:
        if (edge.caller, _CLIENTS[edge.callee]) in used:
            yield Location(edge.path, edge.line), edge.callee, edge.caller


def _violation(project: Project, at: Location, what: tuple[str, str], way: Way, severity: Severity | None) -> Violation:
    function, made = what
    return Violation(
        at=at,
        message=f"`{function}` makes a `{made}` for every request",
        subject=f"{function} {made}",
        steps=tuple(calls_on(way)),
        steps_title="calls",
        why="it opens its connections anew each time, and cannot use those again that it has",
        help="make it once, when the program starts, and give it to those who need it",
        source=project.component_at(at.path),
        confidence=Confidence.DERIVED,
        severity=severity,
    )


RULE = Rule(
    code="RES008",
    name="client-per-request",
    family=Family.RESILIENCE,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
