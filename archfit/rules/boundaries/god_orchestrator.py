"""A service without data of its own tells many others what to do, for many others.

## Why

It knows the steps of every process and the interface of everybody, as an enterprise service bus once did: rules move
out of the services that own the data into the one in the middle, the others become tables with routes, each new process
waits for one team, and when it is down none runs. Services that act on events of one another need nobody in the middle.

Reported is a service that at least three others wait for (`callers`), that itself waits for at least five (`called`),
and that is sure to keep nothing. An orchestrator of sagas that is meant to be one (`orchestrators`) is information.

## It keeps nothing, and calls everybody

`docker-compose.yml`:

```yaml
services:
  billing: {build: billing}
  customers: {build: customers}
  flow: {build: flow}
  mobile: {build: mobile}
  parcels: {build: parcels}
  partner: {build: partner}
  prices: {build: prices}
  shop: {build: shop}
  stock: {build: stock}
```

`flow/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.post("/orders")
def order():
    requests.get("http://customers/customers", timeout=2)  # expect: god-orchestrator
    requests.get("http://stock/stock", timeout=2)
    requests.get("http://prices/prices", timeout=2)
    requests.post("http://billing/invoices", timeout=2)
    requests.post("http://parcels/parcels", timeout=2)
```

`mobile/app.py`:

```python
import requests

def order():
    requests.post("http://flow/orders", timeout=2)
```

`partner/app.py`:

```python
import requests

def order():
    requests.post("http://flow/orders", timeout=2)
```

`shop/app.py`:

```python
import requests

def order():
    requests.post("http://flow/orders", timeout=2)
```

`billing/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.post("/invoices")
def invoice(): ...
```

`customers/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/customers")
def customers(): ...
```

`parcels/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.post("/parcels")
def parcel(): ...
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

@app.get("/stock")
def stock(): ...
```

## A front that calls many, and that no service waits for

`docker-compose.yml`:

```yaml
services:
  billing: {build: billing}
  customers: {build: customers}
  parcels: {build: parcels}
  prices: {build: prices}
  shop: {build: shop}
  stock: {build: stock}
```

`shop/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.post("/orders")
def order():
    requests.get("http://customers/customers", timeout=2)
    requests.get("http://stock/stock", timeout=2)
    requests.get("http://prices/prices", timeout=2)
    requests.post("http://billing/invoices", timeout=2)
    requests.post("http://parcels/parcels", timeout=2)
```

`billing/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.post("/invoices")
def invoice(): ...
```

`customers/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/customers")
def customers(): ...
```

`parcels/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.post("/parcels")
def parcel(): ...
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

@app.get("/stock")
def stock(): ...
```

## When it is wrong

It is the orchestrator of sagas that the teams have agreed on: name it in `orchestrators`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Need, Project, Rule, Severity, Violation
from archfit.model.wording import listed


@dataclass(frozen=True, slots=True)
class Options:
    """How many are many."""

    callers: int = 3
    """Services that wait for it, from so many on."""
    called: int = 5
    """Services that it waits for, from so many on."""
    orchestrators: tuple[str, ...] = ()
    """Services that are meant to be one."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each service in the middle that keeps nothing."""
    shapes = project.shapes
    for name in shapes.services:
        callers, called = shapes.awaited_by(name), shapes.waits_for(name)
        if len(callers) >= options.callers and len(called) >= options.called and shapes.keeps_nothing(name):
            yield _violation(project, name, sorted(callers), sorted(called), meant=name in options.orchestrators)


def _violation(project: Project, name: str, callers: list[str], called: list[str], *, meant: bool) -> Violation:
    steps = project.shapes.steps(*((name, one) for one in called))
    return Violation(
        at=min(step.at for step in steps),
        message=f"`{name}` has no data, and tells {listed(called)} what to do for {listed(callers)}",
        subject=name,
        steps=(*steps, *project.shapes.steps(*((one, name) for one in callers))),
        steps_title="calls",
        why="the rules of all end up in the middle: each new process waits for one team, and none runs without it",
        help="let who owns the data decide, and let services act on events of one another",
        source=name,
        severity=Severity.INFO if meant else None,
    )


RULE = Rule(
    code="CUT014",
    name="god-orchestrator",
    family=Family.BOUNDARIES,
    severity=Severity.WARNING,
    since="0.4",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
