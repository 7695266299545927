"""Two components talk so much that they are hardly two.

## Why

A component that uses ten or more routes of another, and calls it more than all others together, knows most of what it
is made of: neither changes alone, and both fail together. The same holds when each calls the other at three routes or
more. One system in two deployables pays for the network without being any more independent.

Where only one side calls, it may be a frontend and what it is the front of: that is told as information. Where both do,
it is a warning.

## Each calls the other at three routes

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

@app.get("/carts")
def carts():
    return requests.get("http://users/names", timeout=2).json()  # expect: chatty-pair

@app.get("/prices")
def prices():
    return requests.get("http://users/addresses", timeout=2).json()

@app.get("/taxes")
def taxes():
    return requests.get("http://users/plans", timeout=2).json()
```

`users/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`users/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/names")
def names():
    return requests.get("http://orders/carts", timeout=2).json()

@app.get("/addresses")
def addresses():
    return requests.get("http://orders/prices", timeout=2).json()

@app.get("/plans")
def plans():
    return requests.get("http://orders/taxes", timeout=2).json()
```

## One calls the other at three routes

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

@app.get("/carts")
def carts():
    return requests.get("http://users/names", timeout=2).json()

@app.get("/prices")
def prices():
    return requests.get("http://users/addresses", timeout=2).json()

@app.get("/taxes")
def taxes():
    return requests.get("http://users/plans", timeout=2).json()
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

@app.get("/names")
def names(): ...

@app.get("/addresses")
def addresses(): ...

@app.get("/plans")
def plans(): ...
```

## When it is wrong

A frontend, or a backend for one, is made to talk to its other half: ignore the pair with that reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archfit.model import (
    ComponentKind,
    Confidence,
    Family,
    Location,
    Need,
    Project,
    Role,
    Rule,
    Severity,
    Step,
    Violation,
)
from archfit.model.wires import RemoteCall

_DOUBT = list(Confidence)
_SHOWN = 6

_Pair = tuple[str, str]
_Routes = Mapping[tuple[str, str], RemoteCall]
"""(path, handler) of a route that is used -> a call of it."""


@dataclass(frozen=True, slots=True)
class Options:
    """How many routes are too many."""

    routes: int = 10
    """Of another component, where it gets most of the calls."""
    both: int = 3
    """Of each other."""
    share: float = 0.5
    """The part of all remote calls that goes to the other."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each pair once, where both call each other only as that."""
    used, places = _used(project), _places(project)
    for (source, target), routes in used.items():
        back = used.get((target, source), {})
        if min(len(routes), len(back)) >= options.both:
            if source < target:
                yield _violation(source, target, routes, back)
        elif len(routes) >= options.routes:
            to_it = len(places[source, target])
            if to_it >= options.share * len(places[source, ""]):
                yield _violation(source, target, routes, {})


def _used(project: Project) -> Mapping[_Pair, _Routes]:
    """Return the routes that each component uses of each other; a library calls for who it is deployed with."""
    found: dict[_Pair, dict[tuple[str, str], RemoteCall]] = defaultdict(dict)
    for call in project.waiting.calls:
        if call.endpoint and project.component(call.component).kind is not ComponentKind.LIBRARY:
            found[call.component, call.target].setdefault((call.endpoint.path, call.endpoint.handler), call)
    return found


def _places(project: Project) -> Mapping[_Pair, set[Location]]:
    """Return where each component calls each other, and anything at all (under an empty name)."""
    found: dict[_Pair, set[Location]] = defaultdict(set)
    for call in project.wires.calls:
        if project.role_at(call.at.path) is Role.SOURCE:
            found[call.component, ""].add(call.at)
            found[call.component, call.target].add(call.at)
    return found


def _violation(source: str, target: str, routes: _Routes, back: _Routes) -> Violation:
    calls = sorted([*_first(routes), *_first(back)], key=lambda call: call.component != source)
    both = f", which calls {len(back)} of its own" if back else ""
    return Violation(
        at=min(call.at for call in routes.values()),
        message=f"`{source}` calls {len(routes)} routes of `{target}`{both}: they are hardly two",
        subject=f"{source} -> {target}",
        steps=tuple(Step(f"`{call.component}` calls `{_route(call)}` of `{call.target}`", call.at) for call in calls),
        steps_title="calls",
        why="what knows most of another changes with it and fails with it, and pays for a network between them",
        help="join them, or draw the boundary where less has to cross it",
        source=source,
        target=target,
        confidence=max((call.confidence for call in calls), key=_DOUBT.index),
        severity=None if back else Severity.INFO,
    )


def _route(call: RemoteCall) -> str:
    return f"{call.endpoint.verb} {call.endpoint.path}".strip() if call.endpoint else call.what


def _first(routes: _Routes) -> list[RemoteCall]:
    return sorted(routes.values(), key=lambda call: (call.at, call.path))[:_SHOWN]


RULE = Rule(
    code="NET005",
    name="chatty-pair",
    family=Family.NETWORK,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
