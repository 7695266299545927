"""What is retried calls what is retried: attempts multiply.

## Why

Three attempts around three attempts are nine, and over three services twenty-seven: when the last one is slow or
down, each layer multiplies the load on it and keeps it down (the "retry storm"). One layer should retry, the one
nearest to the failure or the one that the user sees, and the others pass the error on.

## Retries in two services, one calling the other

`docker-compose.yml`:

```yaml
services:
  shop:
    build: shop
  orders:
    build: orders
  users:
    build: users
```

`shop/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`shop/app.py`:

```python
import requests
import tenacity
from fastapi import FastAPI

app = FastAPI()

@tenacity.retry(stop=tenacity.stop_after_attempt(3))  # expect: retry-storm
def fetch():
    return requests.get("http://orders:8000/orders", timeout=2).json()

@app.get("/")
def index():
    return fetch()
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`orders/app.py`:

```python
import backoff
import requests
from fastapi import FastAPI

app = FastAPI()

@backoff.on_exception(backoff.expo, OSError, max_tries=3)
def users():
    return requests.get("http://users:8000/users/1", timeout=2).json()

@app.get("/orders")
def orders():
    return users()
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

## One layer retries

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
import backoff
import requests
from fastapi import FastAPI

app = FastAPI()

def get(path):
    return requests.get(f"http://users:8000{path}", timeout=2).json()

@backoff.on_exception(backoff.expo, OSError, max_tries=3)
def users():
    return get("/users/1")

@app.get("/orders")
def orders():
    return users()
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

The outer layer retries other errors than the inner one lets through: ignore the finding with that reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from archfit.model import Confidence, Family, Need, NoOptions, Project, Role, Rule, Severity, Step, Violation
from archfit.model.library import Activity
from archfit.model.reach import calls_on, retried
from archfit.model.use import Use
from archfit.model.wires import RemoteCall

_DEPTH = 4
"""Functions between one layer and the next, in one service."""
_FARTHEST = 3
"""Services one behind the other that are looked through."""
_Steps = tuple[Step, ...]


def check(project: Project, _: NoOptions) -> Iterator[Violation]:
    """Yield each function that is retried with the first one behind it that is, too, before a remote call."""
    layers = {function: use for use in project.uses if use.activity is Activity.RETRY for function in retried(use)}
    walk = _Walk(project, layers)
    for function, use in layers.items() if len(layers) > 1 else ():
        found = walk.behind(function)
        if found and project.role_at(use.at.path) is Role.SOURCE:
            yield _violation(project, (function, use), (found[0], layers[found[0]]), found[1])


class _Walk:
    def __init__(self, project: Project, layers: Mapping[str, Use]) -> None:
        self._reach = project.reach
        self._layers = layers
        self._calls: dict[str, list[RemoteCall]] = defaultdict(list)
        for call in project.wires.calls:
            for function in dict.fromkeys((call.caller, *(hop.function for hop in call.via[:-1]))):
                self._calls[function].append(call)

    def behind(self, function: str) -> tuple[str, _Steps] | None:
        """Return the next function that is retried before something remote, and the way to it."""
        starts: dict[str, _Steps] = {function: ()}
        seen = {function}
        for _ in range(_FARTHEST):
            onward: dict[str, _Steps] = {}
            for reached, steps in self._reached(starts):
                if reached in self._layers and reached != function and self._asks(reached):
                    return reached, steps
                onward |= {one: way for one, way in self._answering(reached, steps) if one not in seen}
            seen |= onward.keys()
            starts = onward
        return None

    def _reached(self, starts: Mapping[str, _Steps]) -> Iterator[tuple[str, _Steps]]:
        for start, before in starts.items():
            for reached, way in self._reach.ways((start,), depth=_DEPTH, each_time=True).items():
                yield reached, (*before, *calls_on(way))

    def _answering(self, function: str, steps: _Steps) -> Iterator[tuple[str, _Steps]]:
        """Yield the functions of other components that answer what a function asks."""
        for call in self._calls.get(function, ()):
            asked = Step(f"calls `{call.what}` of `{call.target}`", call.at)
            for one in self._reach.answering(call.endpoint) if call.endpoint else ():
                yield one, (*steps, asked)

    def _asks(self, function: str) -> bool:
        """Tell whether something is called over the network in a function or those that it calls."""
        return any(one in self._calls for one in self._reach.ways((function,), depth=_DEPTH, each_time=True))


def _violation(project: Project, outer: tuple[str, Use], inner: tuple[str, Use], steps: _Steps) -> Violation:
    return Violation(
        at=outer[1].at,
        message=f"`{outer[0]}` is retried, and so is `{inner[0]}` that it reaches: attempts multiply",
        subject=f"{outer[0]} -> {inner[0]}",
        steps=(*steps, Step(f"`{inner[0]}` is retried", inner[1].at)),
        steps_title="calls",
        why="when the last one is slow or down, each layer multiplies the load that keeps it down",
        help="retry in one of them, and let the other pass the error on",
        source=project.component_at(outer[1].at.path),
        target=project.component_at(inner[1].at.path),
        confidence=Confidence.DERIVED,
    )


RULE = Rule(
    code="RES005",
    name="retry-storm",
    family=Family.RESILIENCE,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
