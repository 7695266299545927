"""One request makes many calls of other components.

## Why

What takes four or more round trips to answer is slow by design and fails whenever one of them does. It shows that the
boundary runs through what belongs together: of functions that call other components at all, nine in ten make one call.

Counted are the places that one run can pass, in the handler and what it calls; of what stands in the branches of a
function only the longest; one place in a loop once. Tasks and messages do not count.

## Four calls, two of them in a function that the handler calls

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

@app.get("/orders/{key}")  # expect: chatty-handler
def order(key: int):
    user = requests.get(f"http://users/users/{key}", timeout=2).json()
    address = requests.get(f"http://users/users/{key}/address", timeout=2).json()
    return user, address, prices()

def prices():
    plans = requests.get("http://users/plans", timeout=2).json()
    taxes = requests.get("http://users/taxes", timeout=2).json()
    return plans, taxes
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
def one(key: int): ...

@app.get("/users/{key}/address")
def address(key: int): ...

@app.get("/plans")
def plans(): ...

@app.get("/taxes")
def taxes(): ...
```

## Of the branches only one is taken

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
def order(key: int, what: str):
    if what == "user":
        return requests.get(f"http://users/users/{key}", timeout=2).json()
    elif what == "address":
        return requests.get(f"http://users/users/{key}/address", timeout=2).json()
    elif what == "plans":
        return requests.get("http://users/plans", timeout=2).json()
    else:
        return requests.get("http://users/taxes", timeout=2).json()
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
def one(key: int): ...

@app.get("/users/{key}/address")
def address(key: int): ...

@app.get("/plans")
def plans(): ...

@app.get("/taxes")
def taxes(): ...
```

## When it is wrong

A gateway or a backend for one frontend gathers by design: ignore its handlers, or raise `calls`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Confidence, Family, Location, Need, Project, Role, Rule, Severity, Step, Violation
from archfit.model.calls import FunctionPlace
from archfit.model.wires import Endpoint, RemoteCall

_DOUBT = list(Confidence)
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Options:
    """How many calls are too many."""

    calls: int = 4


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each function that answers requests with so many calls, at its first route."""
    seen = set()
    for endpoint in project.wires.endpoints:
        for handler in project.waiting.handlers(endpoint):
            if handler.name not in seen and project.role_at(handler.path) is Role.SOURCE:
                seen.add(handler.name)
                count = project.waiting.most(handler.name)
                if count >= options.calls:
                    yield _violation(project, endpoint, handler, count)


def _violation(project: Project, endpoint: Endpoint, handler: FunctionPlace, count: int) -> Violation:
    calls: dict[Location, RemoteCall] = {}
    for call in project.waiting.calls_of(handler.name):
        calls.setdefault(call.at, call)
    targets = sorted({call.target for call in calls.values()})
    whom = f"`{targets[0]}`" if len(targets) == 1 else f"{len(targets)} components"
    route = " ".join(filter(None, (endpoint.verb, endpoint.path)))
    return Violation(
        at=endpoint.at,
        message=f"`{route}` of `{endpoint.component}` makes {count} calls of {whom} for one request",
        subject=handler.name,
        steps=tuple(
            Step(f"`{call.caller}` calls `{call.what}` of `{call.target}`", at)
            for at, call in sorted(calls.items())[:_SHOWN]
        ),
        steps_title="calls",
        why="each adds its latency, and each of them failing fails the request",
        help="ask for all of it by one call, or keep what is needed of it by events",
        source=endpoint.component,
        target=targets[0] if len(targets) == 1 else "",
        confidence=max((call.confidence for call in calls.values()), key=_DOUBT.index),
    )


RULE = Rule(
    code="NET004",
    name="chatty-handler",
    family=Family.NETWORK,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
