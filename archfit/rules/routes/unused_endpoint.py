"""No component calls a route of one whose routes the others call.

## Why

A route that nobody calls is still a promise: it is tested, secured and kept compatible for no one. This is advice:
callers outside of the repository (a browser, a partner, a person) cannot be seen.

A component is looked at when others call most of its routes, so that it is likely to be internal. Routes for probes,
metrics and documentation are left out.

## Two routes are called, one is not

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
def order(key: int):
    requests.post("http://users:8000/users", timeout=2)
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

@app.get("/users/{key}/avatar")  # expect: unused-endpoint
def avatar(key: int): ...

@app.get("/health")
def health(): ...
```

## Most routes are not called from here

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
def order(key: int):
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

@app.get("/users/{key}/avatar")
def avatar(key: int): ...
```

## When it is wrong

Callers outside of the repository: turn the rule off for the component, or ignore the finding with their name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archfit.model import Confidence, Family, Need, NoOptions, Project, Role, Rule, Severity, Violation
from archfit.model.routing import Routing, may_answer
from archfit.model.wires import Endpoint, RemoteCall

_CALLED = 0.5
"""The share of the routes of a component above which it is looked at when others call so many."""
_ASIDE = re.compile(
    r"/?(?:.*/)?(?:health\w*|live\w*|ready\w*|readiness|metrics|ping|status|version|docs|redoc|openapi\.json)?/?"
)
"""What machines and persons ask for, beside the components."""


def check(project: Project, _: NoOptions) -> Iterator[Violation]:
    """Yield each route that no call may reach, of components most of whose routes are called."""
    calls = [one for one in project.wires.calls if one.protocol == "http"]
    called = {one.endpoint for one in calls if one.endpoint}
    for component, routes in Routing(project).of.items():
        inside = [one for one in routes if not _ASIDE.fullmatch(one.path)]
        if len(called.intersection(inside)) > _CALLED * len(inside):
            for one in inside:
                source = project.role_at(one.at.path) is Role.SOURCE
                if source and one not in called and not any(_may_reach(call, one) for call in calls):
                    yield _violation(component, one)


def _may_reach(call: RemoteCall, route: Endpoint) -> bool:
    if call.target and call.target != route.component:
        return False
    verb = not call.verb or not route.verb or call.verb == route.verb
    unknown = not call.target and (not call.path.strip("/") or call.path.strip("/").startswith("{"))
    return verb and (unknown or may_answer(route.path, call.path))


def _violation(component: str, route: Endpoint) -> Violation:
    what = f"{route.verb} {route.path}".strip()
    return Violation(
        at=route.at,
        message=f"no component calls `{what}` of `{component}`",
        subject=f"{component} {what}",
        why="a route that nobody calls is kept compatible, tested and secured for no one",
        notes=(f"others call most routes of `{component}`; callers outside of the repository are not seen",),
        help="find out who calls it, and deprecate it if nobody does",
        source=component,
        confidence=Confidence.DERIVED,
    )


RULE = Rule(
    code="CON003",
    name="unused-endpoint",
    family=Family.ROUTES,
    severity=Severity.INFO,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
