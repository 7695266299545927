"""A health check asks another service.

## Why

Whoever runs the service acts on the answer: one that is not alive is restarted, one that is not ready gets no
requests. When the check asks another service, one service that is slow takes all that ask it down with it, though
they could still answer. A check should look at what the service itself needs to run: its process, its database.

What a liveness probe asks for by its name is an error, other health checks are warnings.

## The other service is asked

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

def users_are_up():
    return requests.get("http://users:8000/health", timeout=2).ok

@app.get("/livez")  # expect: cascading-health-check
def live():
    return users_are_up()
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

@app.get("/health")
def health(): ...
```

## The service answers for itself

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

@app.get("/livez")
def live():
    return "ok"

@app.get("/status")
def status():
    return requests.get("http://users:8000/health", timeout=2).ok
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

@app.get("/health")
def health(): ...
```

## When it is wrong

No probe asks for that path, it is a page for people: call it `/status`, or ignore the finding with that reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from archfit.model import Family, Need, NoOptions, Project, Role, Rule, Severity, Step, Violation
from archfit.model.reach import calls_on
from archfit.model.wires import Endpoint, RemoteCall

_CHECK = re.compile(r"(?:^|[/_-])(?:health(?:z|[_-]?check)?|ready|readyz|readiness|live|livez|liveness|alive|ping)/?$")
_ALIVE = re.compile(r"(?:live|livez|liveness|alive)/?$")
_DEPTH = 5
"""Functions between the one that answers and the call."""


def check(project: Project, _: NoOptions) -> Iterator[Violation]:
    """Yield each route for health checks with each component that is asked to answer it."""
    calls: dict[str, list[RemoteCall]] = defaultdict(list)
    for call in project.wires.calls:
        if call.target:
            calls[call.caller].append(call)
    reach = project.reach
    for one in project.wires.endpoints if calls else ():
        if one.protocol == "http" and _CHECK.search(one.path) and project.role_at(one.at.path) is Role.SOURCE:
            seen = set()
            for function, way in reach.ways(reach.answering(one), depth=_DEPTH, each_time=True).items():
                for call in calls.get(function, ()):
                    if call.component == one.component and call.target not in seen:
                        seen.add(call.target)
                        yield _violation(one, call, tuple(calls_on(way)))


def _violation(route: Endpoint, call: RemoteCall, way: tuple[Step, ...]) -> Violation:
    return Violation(
        at=route.at,
        message=f"the health check `{route.path}` of `{route.component}` asks `{call.target}`",
        subject=f"{route.component} {route.path} -> {call.target}",
        steps=(*way, Step(f"calls `{call.what}` of `{call.target}`", call.at)),
        steps_title="calls",
        why=f"when `{call.target}` is slow or down, `{route.component}` is restarted or cut off though it could answer",
        notes=(call.why,) if call.why else (),
        help="look only at what the service itself needs to run, and tell the state of others elsewhere (`/status`)",
        source=route.component,
        target=call.target,
        confidence=call.confidence,
        severity=None if _ALIVE.search(route.path) else Severity.WARNING,
    )


RULE = Rule(
    code="RES011",
    name="cascading-health-check",
    family=Family.RESILIENCE,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
