"""Components wait for one another in a circle.

## Why

Each needs the other to answer, so that none can be started, changed, deployed or fail alone: together they are one
system in several deployables. When one slows down, its requests fill the workers of the other, which its own calls
then wait for. An event in place of one of the calls breaks the circle.

## Each asks the other

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
def one(key: int):
    return requests.get(f"http://users/users/{key}", timeout=2).json()  # expect: sync-cycle
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
def one(key: int): ...

@app.get("/history/{key}")
def history(key: int):
    return requests.get(f"http://orders/orders/{key}", timeout=2).json()
```

## Whether the other is up is another question

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
def one(key: int):
    return requests.get(f"http://users/users/{key}", timeout=2).json()
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
def one(key: int): ...

@app.get("/status")
def status():
    return requests.get("http://orders/health", timeout=2).ok
```

## When it is wrong

One side only acknowledges and works later (a webhook that answers 202): ignore the finding with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from archfit.model import Confidence, Family, Need, NoOptions, Project, Rule, Severity, Step, Violation
from archfit.model.wires import RemoteCall

_DOUBT = list(Confidence)


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each circle at the call of it that is easiest to replace."""
    del options
    yield from map(_violation, project.waiting.circles)


def _violation(circle: tuple[RemoteCall, ...]) -> Violation:
    first = circle[0]
    names = [call.component for call in circle]
    through = " -> ".join(f"`{name}`" for name in (*names, names[0]))
    start = names.index(min(names))
    return Violation(
        at=first.at,
        message=f"components wait for one another: {through}",
        subject=" -> ".join((*names[start:], *names[:start])),
        steps=tuple(
            Step(f"`{call.component}` calls `{call.what}` of `{call.target}`", call.at, f"in {call.caller}")
            for call in circle
        ),
        steps_title="cycle",
        why="none of them can fail, start or be changed alone: they are one system in several deployables",
        help=f"let `{first.component}` learn what it needs of `{first.target}` by events, or move what both need",
        source=first.component,
        target=first.target,
        confidence=max((call.confidence for call in circle), key=_DOUBT.index),
    )


RULE = Rule(
    code="NET002",
    name="sync-cycle",
    family=Family.NETWORK,
    severity=Severity.ERROR,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
