"""A request that changes something may fail, and the code goes on as if it had not.

## Why

After `except Exception: pass` the caller believes that stock was reserved or a user removed, and the other service
knows nothing of it. From then on the two disagree, and nobody repairs what nobody was told of: a line in a log sends
nothing again. Either the error goes on to whoever asked, or what was done before is undone, or the request is kept
and sent again (an outbox, a queue, a task that is retried).

Reported is a call between components that creates, changes or removes something (`POST`, `PUT`, `PATCH`, `DELETE`),
in a `try` that takes any exception and does nothing about it but log, where nothing else tells whether it was carried
out: no value is returned from the `try`, no name or attribute set there, no loop left, and the answer is not used.
Caches may be lost, and of what only notifies, audits or counts `fire-and-forget-over-sync` speaks: paths that say so
are left out. `external = true` adds the calls
of other systems.

## The order is placed, the stock is not reserved

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  stock:
    build: stock
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`orders/app.py`:

```python
import logging

import requests
from fastapi import FastAPI

from stock_client import StockClient

app = FastAPI()
logger = logging.getLogger(__name__)
stock = StockClient()

@app.post("/orders")
def place(order: dict):
    try:
        requests.post("http://stock:8000/reservations", json=order, timeout=2)  # expect: swallowed-remote-error
    except Exception:
        logger.exception("stock not reserved")
    return {"placed": True}

@app.delete("/orders/{key}")
def cancel(key: int):
    try:
        stock.release(key)  # expect: swallowed-remote-error
    except Exception:
        pass
    return {"cancelled": True}
```

`orders/stock_client.py`:

```python
import requests

class StockClient:
    def release(self, key):
        requests.delete(f"http://stock:8000/reservations/{key}", timeout=2).raise_for_status()
```

`stock/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`stock/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.post("/reservations")
def reserve(): ...

@app.delete("/reservations/{key}")
def release(key: int): ...
```

## Somebody learns of the failure, or only something is asked

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  stock:
    build: stock
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`orders/app.py`:

```python
import logging

import requests
from fastapi import FastAPI, HTTPException

app = FastAPI()
logger = logging.getLogger(__name__)
STOCK = "http://stock:8000"

def send_again(order): ...

@app.post("/orders")
def place(order: dict):
    try:
        requests.post(f"{STOCK}/reservations", json=order, timeout=2)
    except Exception as error:
        logger.exception("stock not reserved")
        raise HTTPException(503) from error

@app.put("/orders/{key}")
def change(key: int, order: dict):
    try:
        requests.put(f"{STOCK}/reservations/{key}", json=order, timeout=2)
    except Exception:
        send_again(order)

@app.delete("/orders/{key}")
def cancel(key: int):
    released = False
    try:
        requests.delete(f"{STOCK}/reservations/{key}", timeout=2)
        released = True
    except Exception:
        logger.exception("stock not released")
    return {"released": released}

@app.get("/orders/{key}")
def show(key: int):
    try:
        requests.get(f"{STOCK}/reservations/{key}", timeout=2)
        requests.post(f"{STOCK}/metrics/reservations", timeout=2)
    except Exception:
        logger.warning("no reservation")

def attempts(order):
    for _ in range(3):
        try:
            requests.post(f"{STOCK}/reservations", json=order, timeout=2)
            break
        except Exception:
            continue
```

`stock/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`stock/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.post("/reservations")
def reserve(): ...

@app.get("/reservations/{key}")
def reservation(key: int): ...

@app.put("/reservations/{key}")
def change(key: int): ...

@app.post("/metrics/reservations")
def count(): ...
```

## When it is wrong

Something else compares the two sides and repairs what was lost, or what is sent may be lost: ignore the finding with
that reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Location, Need, Project, Role, Rule, Severity, Step, Violation
from archfit.model.calls import CallEdge
from archfit.model.routing import certain
from archfit.model.wires import RemoteCall

_CACHED = re.compile(r"(?:^|[/_.-])(?:caches?|invalidate|purge)(?:[/_.-]|$)", re.IGNORECASE)
"""What a path says of what is only a copy."""


@dataclass(frozen=True, slots=True)
class Options:
    """Which calls are looked at."""

    external: bool = False
    """Calls of what is outside this system too, or of an address that is not known."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each call in such a `try` that sends a request, or calls a function that does."""
    swallowed = [edge for edge in project.calls.edges if edge.swallowed and edge.kind != "task"]
    if not swallowed:
        return
    known = project.wires.calls if options.external else certain(project.wires.calls, verbs=True)
    calls = [one for one in known if one.changes and not one.tells and not _CACHED.search(one.path)]
    at: dict[tuple[str, int, str], list[RemoteCall]] = defaultdict(list)
    inside: dict[str, list[RemoteCall]] = defaultdict(list)
    for call in calls:
        if call.ignored:
            for place, function in _hops(call):
                at[place.path, place.line, function].append(call)
        inside[call.caller].append(call)
    for edge in swallowed:
        found = at.get((edge.path, edge.line, edge.callee), ()) or inside.get(edge.callee, ())
        if found and project.role_at(edge.path) is Role.SOURCE:
            yield _violation(edge, found[0])


def _hops(call: RemoteCall) -> Iterator[tuple[Location, str]]:
    """Yield the calls on the way to the library, each with what is called there."""
    if not call.via:
        yield call.at, call.function
    for hop in call.via:
        yield hop.at, hop.function


def _violation(edge: CallEdge, call: RemoteCall) -> Violation:
    whom = f"`{call.target or call.host}`" if call.target or call.host else "another system"
    places = (place for place, _ in _hops(call) if (place.path, place.line) == (edge.path, edge.line))
    at = next(places, Location(edge.path, edge.line))
    steps = [Step("a `try` takes any exception, and logs it at most", Location(edge.path, edge.swallowed))]
    if call.at != at:
        steps.append(Step(f"`{call.caller}` calls `{call.what}` of {whom}", call.at))
    return Violation(
        at=at,
        message=f"when `{call.what}` of {whom} fails, `{edge.caller}` goes on as if it had not",
        subject=f"{edge.caller} -> {call.target or call.host} {call.what}",
        steps=tuple(steps),
        steps_title="calls",
        why="the two disagree from then on, and nobody repairs what nobody is told of",
        notes=(call.why,) if call.why else (),
        help="let the error go on, undo what was done before, or keep the request and send it again",
        source=call.component,
        target=call.target,
        confidence=call.confidence,
    )


RULE = Rule(
    code="RES009",
    name="swallowed-remote-error",
    family=Family.RESILIENCE,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
