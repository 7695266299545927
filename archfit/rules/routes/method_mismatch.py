"""A component calls a route with a verb that the route does not take.

## Why

The path is there, the verb is not: each such call fails with 405. It happens when one side changes `POST` to `PUT`,
or splits a route, and the other side is not told.

## The route takes another verb

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
from fastapi import FastAPI

app = FastAPI()

@app.delete("/orders/{key}")
def forget(key: int):
    requests.delete(f"http://users:8000/users/{key}", timeout=2)  # expect: method-mismatch
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

@app.get("/users/{key}")
def user(key: int): ...

@app.post("/users")
def create(): ...
```

## The verb is one that the route takes, or it is not known

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
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders/{key}")
def order(key: int, verb: str):
    requests.request(verb, f"http://users:8000/users/{key}", timeout=2)
    return requests.get(f"http://users:8000/users/{key}", timeout=2).json()
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

@app.get("/users/{key}")
def user(key: int): ...

@app.post("/users")
def create(): ...
```

## When it is wrong

A framework or a middleware answers that verb by itself: ignore the finding with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Family, Need, NoOptions, Project, Role, Rule, Severity, Step, Violation
from archfit.model.routing import Routing, certain
from archfit.model.wires import Endpoint, RemoteCall

_IMPLIED = {"HEAD": "GET"}
"""What frameworks answer by the route of another verb; OPTIONS they answer for every path."""


def check(project: Project, _: NoOptions) -> Iterator[Violation]:
    """Yield each call whose verb no route takes that may answer at its path."""
    routing = Routing(project)
    for call in certain(project.wires.calls, verbs=True):
        others = _others(call, routing)
        if others and project.role_at(call.at.path) is Role.SOURCE:
            yield _violation(call, others)


def _others(call: RemoteCall, routing: Routing) -> list[Endpoint]:
    """Return the routes at the path of a call where all of them are known and none takes its verb."""
    if call.verb in ("", "OPTIONS") or not routing.may_miss(call):
        return []
    taken = ("", call.verb, _IMPLIED.get(call.verb, call.verb))
    found = list(routing.answering(call.target, call.path))
    return [] if any(one.verb in taken for one in found) else found


def _violation(call: RemoteCall, others: list[Endpoint]) -> Violation:
    known = ", ".join(sorted({f"`{one.verb}`" for one in others}))
    return Violation(
        at=call.at,
        message=f"`{call.component}` calls `{call.what}` of `{call.target}`, which takes only {known} there",
        subject=f"{call.caller} -> {call.target} {call.what}",
        label=f"not {known}",
        steps=(
            *(Step(f"through `{hop.function}`", hop.at) for hop in call.via),
            *(Step(f"`{call.target}` answers at `{one.verb} {one.path}`", one.at) for one in others),
        ),
        steps_title="routes",
        why="the call fails with 405 whenever it is made",
        notes=(call.why,) if call.why else (),
        help=f"call it with {known}, or let the route of `{call.target}` take `{call.verb}`",
        source=call.component,
        target=call.target,
        confidence=call.confidence,
        severity=None if call.host else Severity.INFO,
    )


RULE = Rule(
    code="CON002",
    name="method-mismatch",
    family=Family.ROUTES,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
