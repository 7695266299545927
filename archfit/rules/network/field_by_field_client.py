"""One thing of another component is fetched part by part.

## Why

Three calls for three parts of one entity cost three round trips for what the other side has in one place, and may see
three states of it. The routes follow the tables behind them rather than what those who call them need: one route that
gives all of it, or a parameter that says which parts, does it by one call.

## Three parts of a user

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  users:
    build: users
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`orders/app.py`:

```python
import requests

def label(user_id):
    name = requests.get(f"http://users/users/{user_id}/name", timeout=2).json()  # expect: field-by-field-client
    address = requests.get(f"http://users/users/{user_id}/address", timeout=2).json()
    plan = requests.get(f"http://users/users/{user_id}/plan", timeout=2).json()
    return name, address, plan
```

`users/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`users/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{key}/name")
def name(key: int): ...

@app.get("/users/{key}/address")
def address(key: int): ...

@app.get("/users/{key}/plan")
def plan(key: int): ...
```

## Parts of different users, and one of several

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  users:
    build: users
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`orders/app.py`:

```python
import requests

def label(user_id, payer_id, what):
    name = requests.get(f"http://users/users/{user_id}/name", timeout=2).json()
    address = requests.get(f"http://users/users/{user_id}/address", timeout=2).json()
    plan = requests.get(f"http://users/users/{payer_id}/plan", timeout=2).json()
    return name, address, plan

def part(user_id, what):
    if what == "name":
        return requests.get(f"http://users/users/{user_id}/name", timeout=2).json()
    if what == "address":
        return requests.get(f"http://users/users/{user_id}/address", timeout=2).json()
    return requests.get(f"http://users/users/{user_id}/plan", timeout=2).json()
```

`users/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`users/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{key}/name")
def name(key: int): ...

@app.get("/users/{key}/address")
def address(key: int): ...

@app.get("/users/{key}/plan")
def plan(key: int): ...
```

## When it is wrong

Parts that are kept apart on purpose (by who may see them, by how long they may be cached): ignore the finding there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Confidence, Family, Need, Project, Rule, Severity, Step, Violation
from archfit.model.waiting import site_groups
from archfit.model.wires import RemoteCall

_DOUBT = list(Confidence)
_PART = re.compile(r"(?P<entity>[^{}]*/\{\w+\})/(?P<part>.*[^/].*)")
"""What is below a thing that the code has a name for: `/users/{user_id}` and `address`."""

_Entity = tuple[str, str, str, str]
"""Component, function, target, and the path of the entity."""


@dataclass(frozen=True, slots=True)
class Options:
    """How many parts are too many."""

    parts: int = 3


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each function that reads so many different parts of one entity in one run."""
    found: dict[_Entity, list[RemoteCall]] = {}
    for call in project.waiting.calls:
        path = _PART.fullmatch(call.path)
        if call.verb == "GET" and path:
            found.setdefault((call.component, call.caller, call.target, path["entity"]), []).append(call)
    for entity, calls in found.items():
        parts = {group[0].path: group[0] for group in site_groups(calls)}
        if len(parts) >= options.parts:
            yield _violation(entity, list(parts.values()))


def _violation(entity: _Entity, calls: list[RemoteCall]) -> Violation:
    component, caller, target, path = entity
    calls.sort(key=lambda call: call.at)
    return Violation(
        at=calls[0].at,
        message=f"`{caller}` fetches {len(calls)} parts of `{path}` from `{target}` one by one",
        subject=f"{caller} -> {target} {path}",
        steps=tuple(Step(f"calls `{call.what}`", call.at) for call in calls),
        steps_title="calls",
        why="each part costs a round trip, and they need not be of the same moment",
        help=f"let `{target}` give all of it by one route, or the parts that a parameter names",
        source=component,
        target=target,
        confidence=max((call.confidence for call in calls), key=_DOUBT.index),
    )


RULE = Rule(
    code="NET021",
    name="field-by-field-client",
    family=Family.NETWORK,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
