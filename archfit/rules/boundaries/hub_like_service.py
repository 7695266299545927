"""Many services wait for one that itself waits for many.

## Why

What many call must not change, and what calls many changes with all of these: a hub is both. Whatever happens in the
system happens there, so that every team waits for its release, and everything stops when it does.

Counted are the services that call it and wait, and those that it calls and waits for; from six together on (`degree`)
it is a warning. On 251 services of 25 open-source systems, four of five that this finds were hubs to those who labelled
them; it finds a third of all. What is there for all others (gateways, registries, configuration, monitoring) is neither
judged nor counted, nor is a front that keeps nothing and that nobody here calls.

## Three services before it, and three behind

`docker-compose.yml`:

```yaml
services:
  billing: {build: billing}
  customers: {build: customers}
  orders: {build: orders}
  parcels: {build: parcels}
  returns: {build: returns}
  shop: {build: shop}
  stock: {build: stock}
```

`orders/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders")
def orders():
    requests.get("http://billing/invoices", timeout=2)  # expect: hub-like-service
    requests.get("http://customers/customers", timeout=2)
    requests.get("http://stock/stock", timeout=2)
```

`parcels/app.py`:

```python
import requests

def parcels():
    return requests.get("http://orders/orders", timeout=2).json()
```

`returns/app.py`:

```python
import requests

def returns():
    return requests.get("http://orders/orders", timeout=2).json()
```

`shop/app.py`:

```python
import requests

def shop():
    return requests.get("http://orders/orders", timeout=2).json()
```

`billing/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/invoices")
def invoices(): ...
```

`customers/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/customers")
def customers(): ...
```

`stock/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/stock")
def stock(): ...
```

## The registry that all ask, and a front for all

`docker-compose.yml`:

```yaml
services:
  a: {build: a}
  b: {build: b}
  c: {build: c}
  d: {build: d}
  e: {build: e}
  f: {build: f}
  site: {build: site}
  registry: {build: registry}
```

`registry/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/services")
def services(): ...
```

`site/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/")
def start():
    requests.get("http://registry/services", timeout=2)
    requests.get("http://a/one", timeout=2)
    requests.get("http://b/one", timeout=2)
    requests.get("http://c/one", timeout=2)
    requests.get("http://d/one", timeout=2)
    requests.get("http://e/one", timeout=2)
    requests.get("http://f/one", timeout=2)
```

`a/app.py`:

```python
import requests

def start():
    requests.get("http://registry/services", timeout=2)
```

`b/app.py`:

```python
import requests

def start():
    requests.get("http://registry/services", timeout=2)
```

`c/app.py`:

```python
import requests

def start():
    requests.get("http://registry/services", timeout=2)
```

`d/app.py`:

```python
import requests

def start():
    requests.get("http://registry/services", timeout=2)
```

`e/app.py`:

```python
import requests

def start():
    requests.get("http://registry/services", timeout=2)
```

`f/app.py`:

```python
import requests

def start():
    requests.get("http://registry/services", timeout=2)
```

## When it is wrong

The service is the platform of the others, under a name that does not tell: raise `degree`, or ignore the finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Need, Project, Rule, Severity, Violation
from archfit.model.wording import listed


@dataclass(frozen=True, slots=True)
class Options:
    """How many are many."""

    degree: int = 6
    """From so many services on that it waits for or that wait for it, each direction counted."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each service that many depend on and that depends on many."""
    shapes = project.shapes
    aside = {name for name in shapes.services if shapes.serves_all(name)}
    for name in shapes.services:
        callers, called = shapes.awaited_by(name) - aside, shapes.waits_for(name) - aside
        if len(callers) + len(called) >= options.degree and not shapes.stands_aside(name):
            yield _violation(project, name, sorted(callers), sorted(called))


def _violation(project: Project, name: str, callers: list[str], called: list[str]) -> Violation:
    steps = project.shapes.steps(*((one, name) for one in callers), *((name, one) for one in called))
    mine = [step for step in steps if project.component_at(step.at.path) == name]
    parts = (
        (callers, f"{listed(callers)} wait{'s' if len(callers) == 1 else ''} for it"),
        (called, f"it waits for {listed(called)}"),
    )
    return Violation(
        at=min(step.at for step in mine or steps),
        message=f"`{name}` is a hub: {', and '.join(text for names, text in parts if names)}",
        subject=name,
        steps=steps,
        steps_title="calls",
        why="whatever happens in the system happens there: every team waits for it, and everything stops when it does",
        help="split it by what the callers want of it, or let them learn by events what they ask for now",
        source=name,
    )


RULE = Rule(
    code="CUT006",
    name="hub-like-service",
    family=Family.BOUNDARIES,
    severity=Severity.WARNING,
    since="0.4",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
