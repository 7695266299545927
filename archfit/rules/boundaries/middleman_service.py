"""A service only passes on to another one what others ask of it.

## Why

Each hop costs time, may fail and has to be deployed, watched and paid for. A service between two others that adds
nothing gives nothing back for that: who calls it could call the one behind. It also hides from both sides who depends
on whom, and each change of the interface is made twice.

Reported is a service of whose endpoints nearly all (`share`) make one call, all of them of the same other service, and
return what comes back, while it keeps nothing and sends no messages; services must call it. A gateway passes on to
several, a front for users is called by nobody here, and an adapter calls what is outside: these are not reported, nor
is what has such a name.

## It asks the one behind, and nothing else

`docker-compose.yml`:

```yaml
services:
  orders: {build: orders}
  prices: {build: prices}
  products: {build: products}
```

`orders/app.py`:

```python
import requests

def price(key):
    return requests.get(f"http://products/prices/{key}", timeout=2).json()
```

`products/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/prices/{key}")  # expect: middleman-service
def price(key: int):
    return requests.get(f"http://prices/prices/{key}", timeout=2).json()

@app.get("/prices")
def all_prices():
    answer = requests.get("http://prices/prices", timeout=2)
    answer.raise_for_status()
    return answer.json()
```

`prices/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/prices/{key}")
def price(key: int): ...

@app.get("/prices")
def prices(): ...
```

## A gateway, and a service that keeps what it has asked for

`docker-compose.yml`:

```yaml
services:
  entry: {build: entry}
  orders: {build: orders}
  prices: {build: prices}
  products: {build: products}
  cache: {image: "redis:8"}
```

`entry/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders")
def orders():
    return requests.get("http://orders/orders", timeout=2).json()

@app.get("/products")
def products():
    return requests.get("http://products/products", timeout=2).json()
```

`orders/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders")
def orders():
    return requests.get("http://entry/products", timeout=2).json()
```

`products/app.py`:

```python
import redis
import requests
from fastapi import FastAPI

app = FastAPI()
kept = redis.Redis(host="cache")

@app.get("/products")
def products():
    if known := kept.get("products"):
        return known
    found = requests.get("http://prices/prices", timeout=2).text
    kept.set("products", found)
    return found

@app.get("/offers")
def offers():
    return requests.get("http://prices/offers", timeout=2).json()
```

`prices/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/prices")
def prices(): ...

@app.get("/offers")
def offers(): ...
```

## When it is wrong

It keeps a model of somebody else's away from the others, and translates in few words: ignore the finding with that
reason. So with one that stands where an old system is being replaced.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Need, Project, Rule, Severity, Step, Violation
from archfit.model.shape import words
from archfit.model.wires import Endpoint, RemoteCall
from archfit.model.wording import listed

_TRANSLATES = frozenset({"acl", "adapter", "anticorruption", "bridge", "connector", "facade", "translator"})
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Options:
    """When a service only passes on."""

    share: float = 0.7
    """Of its endpoints."""
    endpoints: int = 2
    """The fewest that a service must have."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each service that adds nothing to the one behind it."""
    shapes = project.shapes
    for name in shapes.services:
        own, callers = len(shapes.endpoints(name)), shapes.awaited_by(name)
        silent = own < options.endpoints or not callers or shapes.keeps_state(name) or shapes.speaks_by_messages(name)
        if silent or shapes.stands_aside(name) or not _TRANSLATES.isdisjoint(words(name)):
            continue
        passed = shapes.passed_on(name)
        targets = {project.service_of(call.target) for _, call in passed}
        if len(passed) >= options.share * own and len(targets) == 1 and targets == shapes.waits_for(name):
            yield _violation(name, min(targets), callers, passed, own)


def _violation(
    name: str, target: str, callers: frozenset[str], passed: tuple[tuple[Endpoint, RemoteCall], ...], own: int
) -> Violation:
    part = "all" if len(passed) == own else f"{len(passed)} of"
    return Violation(
        at=min(one.at for one, _ in passed),
        message=f"`{name}` passes on {part} its {own} endpoints to `{target}`, and adds nothing",
        subject=f"{name} -> {target}",
        steps=tuple(
            Step(f"`{one.verb} {one.path}` calls `{call.what}`", call.at, f"in {call.caller}")
            for one, call in passed[:_SHOWN]
        ),
        steps_title="endpoints",
        why="the hop costs time, may fail and has to be run, and each change of the interface is made twice",
        help=f"let {listed(sorted(callers))} call `{target}`, or move into `{name}` what it should add",
        source=name,
        target=target,
    )


RULE = Rule(
    code="CUT013",
    name="middleman-service",
    family=Family.BOUNDARIES,
    severity=Severity.WARNING,
    since="0.4",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
