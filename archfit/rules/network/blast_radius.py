"""A failure of one service reaches half of the others, or one service depends on half of them.

## Why

Where services wait for one another, a failure is handed on: the caller fails, then its callers. What one service can
take with it should be small, else a bug in what nobody thinks of takes down the checkout. And whoever looks for the
cause of a slow answer has to search in all that stands behind it.

Counted are services that cannot answer without another, directly or through others: it is a warning from fifteen on
(`many`), or from half of the others on (`share`) in systems of eight or more (`services`), where some of them are
reached through others. Calls whose failure is only logged hand nothing on. Gateways, registries, and a front that keeps
nothing and that nobody here calls are not reported.

## Four in a row behind one

`docker-compose.yml`:

```yaml
services:
  accounts: {build: accounts}
  billing: {build: billing}
  customers: {build: customers}
  mails: {build: mails}
  orders: {build: orders}
  parcels: {build: parcels}
  stock: {build: stock}
  taxes: {build: taxes}
```

`billing/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/billing")
def answer():
    return requests.get("http://accounts/accounts", timeout=2).json()  # expect: blast-radius
```

`orders/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders")
def answer():
    return requests.get("http://billing/billing", timeout=2).json()
```

`parcels/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/parcels")
def answer():
    return requests.get("http://orders/orders", timeout=2).json()
```

`stock/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/stock")
def answer():
    return requests.get("http://parcels/parcels", timeout=2).json()
```

`accounts/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/accounts")
def answer(): ...
```

`customers/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/customers")
def answer(): ...
```

`mails/app.py`:

```python
print("mails")
```

`taxes/app.py`:

```python
print("taxes")
```

## Two short chains

`docker-compose.yml`:

```yaml
services:
  accounts: {build: accounts}
  billing: {build: billing}
  customers: {build: customers}
  mails: {build: mails}
  orders: {build: orders}
  parcels: {build: parcels}
  stock: {build: stock}
  taxes: {build: taxes}
```

`billing/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/billing")
def answer():
    return requests.get("http://accounts/accounts", timeout=2).json()
```

`orders/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders")
def answer():
    return requests.get("http://billing/billing", timeout=2).json()
```

`parcels/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/parcels")
def answer():
    return requests.get("http://stock/stock", timeout=2).json()
```

`accounts/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/accounts")
def answer(): ...
```

`customers/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/customers")
def answer(): ...
```

`mails/app.py`:

```python
print("mails")
```

`stock/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/stock")
def answer(): ...
```

`taxes/app.py`:

```python
print("taxes")
```

## When it is wrong

Callers keep what was answered before, in a way that is not seen: ignore the finding with that reason.
`archfit metrics` shows the share for every service.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Need, Project, Rule, Severity, Violation
from archfit.model.wording import listed


@dataclass(frozen=True, slots=True)
class Options:
    """How far a failure may reach."""

    many: int = 15
    """So many services are many in any system."""
    share: float = 0.5
    """Of the other services."""
    services: int = 8
    """In smaller systems half is not much."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each service whose failure reaches many, and each that the failures of many reach."""
    shapes = project.shapes
    size = len(shapes.services)
    limit = min(options.many, options.share * (size - 1)) if size >= options.services else options.many
    for name in shapes.services:
        failing, behind = shapes.fail_with(name), shapes.depends_on(name)
        if shapes.stands_aside(name):
            continue
        if len(failing) >= limit and failing > shapes.needed_by(name):
            pairs = [(one, name) for one in shapes.needed_by(name)]
            yield _violation(project, f"a failure of `{name}` reaches {listed(sorted(failing))}", name, pairs)
        if len(behind) >= limit and behind > shapes.needs.get(name, frozenset()):
            pairs = [(name, one) for one in shapes.needs[name]]
            yield _violation(project, f"`{name}` fails with each of {listed(sorted(behind))}", name, pairs)


def _violation(project: Project, message: str, name: str, pairs: list[tuple[str, str]]) -> Violation:
    steps = project.shapes.steps(*pairs)
    inwards = pairs[0][1] == name
    return Violation(
        at=steps[0].at,
        message=message,
        subject=f"-> {name}" if inwards else f"{name} ->",
        steps=steps,
        steps_title="first calls",
        why="where services wait for one another a failure is handed on, and its cause is far from where it is seen",
        notes=(f"there are {len(project.shapes.services)} services",),
        help="answer from a copy that events fill, or without what is missing, where the chain is longest",
        source=min(pairs)[0],
        target=min(pairs)[1],
    )


RULE = Rule(
    code="NET014",
    name="blast-radius",
    family=Family.NETWORK,
    severity=Severity.WARNING,
    since="0.4",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
