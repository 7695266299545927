"""A function without state is a service.

## Why

What answers from its input alone needs no process of its own: as a library it is as fast as a function, cannot be down,
and each caller chooses when to take a new version. As a service it adds a network to every call, and a machine to keep
up for what is computed anyway.

Reported is a service that is sure to keep nothing and to call nobody: no datastore, no files, no messages, no endpoint
that changes something, and only packages that are known to keep nothing. At least three others must wait for it
(`callers`), or one for most of its routes (`share`). Models, and whatever else needs a package that is not known, are
not reported.

## Three services have a number formatted

`docker-compose.yml`:

```yaml
services:
  billing: {build: billing}
  money: {build: money}
  orders: {build: orders}
  parcels: {build: parcels}
```

`money/app.py`:

```python
from decimal import Decimal

from fastapi import FastAPI

app = FastAPI()

@app.get("/format/{amount}")  # expect: stateless-function-as-service
def shown(amount: str):
    return f"{Decimal(amount):.2f} EUR"
```

`billing/app.py`:

```python
import requests

def shown(amount):
    return requests.get(f"http://money/format/{amount}", timeout=2).text
```

`orders/app.py`:

```python
import requests

def shown(amount):
    return requests.get(f"http://money/format/{amount}", timeout=2).text
```

`parcels/app.py`:

```python
import requests

def shown(amount):
    return requests.get(f"http://money/format/{amount}", timeout=2).text
```

## A model, files, and what is kept in memory

`docker-compose.yml`:

```yaml
services:
  notes: {build: notes}
  orders: {build: orders}
  prices: {build: prices}
  texts: {build: texts}
```

`texts/app.py`:

```python
from fastapi import FastAPI
from transformers import pipeline

app = FastAPI()
mood = pipeline("sentiment-analysis")

@app.get("/moods/{text}")
def tell(text: str):
    return mood(text)
```

`prices/app.py`:

```python
import json

from fastapi import FastAPI

app = FastAPI()

@app.get("/prices")
def prices():
    with open("prices.json") as file:
        return json.load(file)
```

`notes/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()
kept = []

@app.get("/notes")
def notes():
    return kept

@app.post("/notes")
def note(text: str):
    kept.append(text)
```

`orders/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders")
def orders():
    requests.get("http://texts/moods/good", timeout=2)
    requests.get("http://notes/notes", timeout=2)
    requests.get("http://prices/prices", timeout=2)

@app.get("/offers")
def offers():
    requests.get("http://texts/moods/good", timeout=2)
    requests.get("http://notes/notes", timeout=2)
    requests.get("http://prices/prices", timeout=2)
```

## When it is wrong

It must be the same for all at any moment, such as a tax that changes at midnight; or it needs much memory, or another
kind of machine. Ignore the finding with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Need, Project, Rule, Severity, Violation
from archfit.model.wires import Endpoint
from archfit.model.wording import listed

_FEWEST = 2
"""Of fewer routes of a caller nothing is most."""


@dataclass(frozen=True, slots=True)
class Options:
    """How often it must be called."""

    callers: int = 3
    """From so many services on."""
    share: float = 0.5
    """Of the routes of one caller, from which on it is called for nearly every request."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each service that others could call as a function."""
    shapes = project.shapes
    for name in shapes.services:
        callers = shapes.awaited_by(name)
        if not callers or not shapes.computes_only(name):
            continue
        often = [one for one in sorted(callers) if _asks_often(project, one, name, options.share)]
        if len(callers) >= options.callers or often:
            yield _violation(project, name, sorted(callers), often)


def _asks_often(project: Project, caller: str, name: str, share: float) -> bool:
    own = project.shapes.endpoints(caller)
    asking = sum(_asks(project, one, name) for one in own)
    return len(own) >= _FEWEST and asking >= share * len(own)


def _asks(project: Project, endpoint: Endpoint, name: str) -> bool:
    waiting = project.waiting
    made = (call for place in waiting.handlers(endpoint) for call in waiting.calls_of(place.name))
    return any(project.service_of(call.target) == name for call in made)


def _violation(project: Project, name: str, callers: list[str], often: list[str]) -> Violation:
    one_s = "s" if len(callers) == 1 else ""
    return Violation(
        at=min(one.at for one in project.shapes.endpoints(name)),
        message=f"`{name}` keeps nothing and calls nobody, and {listed(callers)} wait{one_s} for it",
        subject=name,
        label="answers from its input alone",
        steps=project.shapes.steps(*((one, name) for one in callers)),
        steps_title="callers",
        why="each call of what could be a function crosses a network, and fails when a machine does",
        notes=(f"{listed(often)} call{'s' if len(often) == 1 else ''} it for most requests",) if often else (),
        help=f"make it a library that {listed(callers)} import{one_s}",
        source=name,
    )


RULE = Rule(
    code="CUT016",
    name="stateless-function-as-service",
    family=Family.BOUNDARIES,
    severity=Severity.INFO,
    since="0.4",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
