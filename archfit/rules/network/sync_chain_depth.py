"""A request waits for a chain of calls through several components.

## Why

Every hop adds its latency, and every component in the chain must be up for the request to succeed: where each is up
99.9 % of the time, five hops are up 99.5 % of it. One slow component at the end holds the workers of all before it.
Answering from data kept by events, or telling the rest of the chain by an event, cuts it.

A chain is what one request follows: a route, its code, a call, the route that answers it, and so on. Tasks and
messages end it. Three calls in a row are a warning, five are an error.

## Three calls, one after the other

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  plans:
    build: plans
  teams:
    build: teams
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
def one(key: int):
    return requests.get(f"http://users/users/{key}", timeout=2).json()  # expect: sync-chain-depth
```

`plans/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`plans/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/plans/{key}")
def one(key: int): ...
```

`teams/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`teams/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/teams/{key}")
def one(key: int):
    return requests.get(f"http://plans/plans/{key}", timeout=2).json()
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

@app.get("/users/{key}")
def one(key: int):
    return requests.get(f"http://teams/teams/{key}", timeout=2).json()
```

## Two calls, and a third that belongs to another request

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  plans:
    build: plans
  teams:
    build: teams
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
def one(key: int):
    return requests.get(f"http://users/users/{key}", timeout=2).json()
```

`plans/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`plans/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/plans/{key}")
def one(key: int): ...
```

`teams/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`teams/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/teams/{key}")
def one(key: int): ...

@app.get("/report")
def report():
    return requests.get("http://plans/plans/1", timeout=2).json()
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

@app.get("/users/{key}")
def one(key: int):
    return requests.get(f"http://teams/teams/{key}", timeout=2).json()
```

## When it is wrong

A branch that requests never take, or an answer that a cache gives: ignore the finding there. `depth` and `worst` say
how long a chain may be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Confidence, Family, Need, Project, Rule, Severity, Step, Violation
from archfit.model.wires import RemoteCall

_DOUBT = list(Confidence)


@dataclass(frozen=True, slots=True)
class Options:
    """How many calls make a chain too long."""

    depth: int = 3
    """From so many on it is a warning."""
    worst: int = 5
    """From so many on it is an error."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield for each place that begins a chain the longest one."""
    longest: dict[tuple[str, int], tuple[RemoteCall, ...]] = {}
    for chain in project.waiting.chains:
        place = (chain[0].at.path, chain[0].at.line)
        if len(chain) >= options.depth and len(chain) > len(longest.get(place, ())):
            longest[place] = chain
    for chain in longest.values():
        yield _violation(chain, options)


def _violation(chain: tuple[RemoteCall, ...], options: Options) -> Violation:
    first, last = chain[0], chain[-1]
    through = " -> ".join(f"`{name}`" for name in (first.component, *(call.target for call in chain)))
    up = 0.999 ** len(chain)
    return Violation(
        at=first.at,
        message=f"a request waits for {len(chain)} calls in a row: {through}",
        subject=" -> ".join((first.caller, *(f"{call.target} {call.what}" for call in chain))),
        steps=tuple(Step(f"`{call.caller}` calls `{call.what}` of `{call.target}`", call.at) for call in chain),
        steps_title="calls",
        why="latencies add up, and each component of the chain that is down or slow takes those before it with it",
        notes=(f"where each of them is up 99.9 % of the time, all {len(chain)} are up {up:.1%} of it",),
        help=f"let `{first.component}` keep what it needs by events, or send on what the answer does not need",
        source=first.component,
        target=last.target,
        confidence=max((call.confidence for call in chain), key=_DOUBT.index),
        severity=None if len(chain) >= options.worst else Severity.WARNING,
    )


RULE = Rule(
    code="NET001",
    name="sync-chain-depth",
    family=Family.NETWORK,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
