"""A call that changes something is made again after a failure, and may take effect twice.

## Why

A request can fail after it was carried out: the answer was lost, or came too late. Who repeats a `POST` or `PATCH`
then orders, pays or sends twice (RFC 9110, 9.2.2: these are not idempotent). Either the other side knows the request
again by a key (`Idempotency-Key`), or it must not be repeated.

Only calls between the components of the system are reported; `external = true` adds the rest.

## A function that creates something is retried

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
import tenacity
from fastapi import FastAPI

app = FastAPI()

def post(path, body):
    return requests.post(f"http://users:8000{path}", json=body, timeout=2)

@tenacity.retry(stop=tenacity.stop_after_attempt(3))
def send():
    return post("/users", {})  # expect: unsafe-retry

@app.post("/orders")
def order():
    return send()
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

## A function that only reads is retried

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
import tenacity
from fastapi import FastAPI

app = FastAPI()

@tenacity.retry(stop=tenacity.stop_after_attempt(3))
def fetch():
    return requests.get("http://users:8000/users/1", timeout=2)

@app.post("/orders")
def order():
    fetch()
    return requests.post("http://users:8000/users", json={}, timeout=2)
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

The request carries a key by which the other side knows it again, or sets a value that may be set twice. Which headers
are sent is not looked at: ignore the finding with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Need, Project, Role, Rule, Severity, Step, Violation
from archfit.model.library import Activity
from archfit.model.reach import calls_on, retried
from archfit.model.routing import certain
from archfit.model.use import Use
from archfit.model.wires import RemoteCall

_UNSAFE = frozenset({"POST", "PATCH"})
_DEPTH = 3
"""Functions between the one that is retried and the call."""


@dataclass(frozen=True, slots=True)
class Options:
    """Which calls are looked at."""

    external: bool = False
    """Calls of what is outside this system too, or of an address that is not known."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each unsafe call in a function that is retried, or called by one that is."""
    uses = [one for one in project.uses if one.activity is Activity.RETRY and retried(one)]
    known = project.wires.calls if options.external else certain(project.wires.calls, verbs=True)
    calls = [one for one in known if _is_unsafe(one)]
    if not uses or not calls:
        return
    seen = set()
    for use in uses:
        ways = project.reach.ways(retried(use), depth=_DEPTH, each_time=True)
        for call in calls:
            inside = [one for one in (call.caller, *(hop.function for hop in call.via[:-1])) if one in ways]
            if inside and call.at not in seen and project.role_at(call.at.path) is Role.SOURCE:
                seen.add(call.at)
                yield _violation(call, use, tuple(calls_on(ways[inside[0]])))


def _is_unsafe(call: RemoteCall) -> bool:
    return call.changes and call.verb in _UNSAFE


def _violation(call: RemoteCall, use: Use, way: tuple[Step, ...]) -> Violation:
    whom = call.target or call.host or "another system"
    (function, *_) = retried(use)
    return Violation(
        at=call.at,
        message=f"`{call.what}` of `{whom}` is sent again when it fails, and may take effect twice",
        subject=f"{function} -> {call.caller} -> {whom} {call.what}",
        steps=(
            Step(f"`{use.function}` calls `{function}` again", use.at),
            *way,
            *(Step(f"through `{hop.function}`", hop.at) for hop in call.via),
        ),
        steps_title="calls",
        why=f"a request can fail after `{whom}` has carried it out: the answer was lost, or came too late",
        notes=(call.why,) if call.why else (),
        help="give the request a key that the other side knows it by (`Idempotency-Key`), or repeat only what reads",
        source=call.component,
        target=call.target,
        confidence=call.confidence,
    )


RULE = Rule(
    code="RES004",
    name="unsafe-retry",
    family=Family.RESILIENCE,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
