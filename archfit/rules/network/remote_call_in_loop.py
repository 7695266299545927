"""A component calls another one again for every item of a loop.

## Why

Each call costs a round trip, so that ten items cost ten of them, one after the other, and the load on the other side
grows with the size of a list (the "N+1" of databases, over a network). It is also a sign that the boundary runs
through what belongs together. Asking once for all items, or keeping a copy by events, is the way out.

Loops with `while` are polling or paging, loops over numbers are attempts or pages: these do not count.

## A helper in another module does the call

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  users:
    build: users
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
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`orders/app.py`:

```python
from fastapi import FastAPI

from clients import fetch_user

app = FastAPI()

@app.get("/orders")
def orders(keys: list[int]):
    return [fetch_user(key) for key in keys]
```

`orders/clients.py`:

```python
import requests

def fetch_user(key):
    return requests.get(f"http://users/users/{key}", timeout=2).json()  # expect: remote-call-in-loop
```

## One call for all, and attempts

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  users:
    build: users
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

@app.post("/users/query")
def users(keys: list[int]): ...
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

@app.get("/orders")
def orders(keys: list[int]):
    for attempt in range(3):
        answer = requests.post("http://users/users/query", json=keys, timeout=2)
        if answer.ok:
            return answer.json()
```

## When it is wrong

A loop over a few fixed things, or a job that nobody waits for: ignore the finding there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Location, Need, Project, Role, Rule, Severity, Step, Violation
from archfit.model.calls import CallEdge
from archfit.model.wires import RemoteCall

_LOOPS = frozenset({"for", "comprehension"})
_MOST = 10
"""Loops that are told for one call."""


@dataclass(frozen=True, slots=True)
class Options:
    """How far a loop may be from the call."""

    depth: int = 3
    """Functions between the loop and the call that are looked through."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each call of a sibling with each loop that repeats it, at the place that says what is called."""
    seen = set()
    for call in project.wires.calls:
        key = (call.at, call.target)
        if call.target and key not in seen and project.role_at(call.at.path) is Role.SOURCE:
            seen.add(key)
            loops = list(_in_loop(call)) or list(_called_in_loop(project, call, options.depth))
            yield from (_violation(call, steps) for steps in loops[:_MOST])


def _in_loop(call: RemoteCall) -> Iterator[tuple[Step, ...]]:
    around = next((one for one in call.around if one.kind in _LOOPS), None)
    if around is not None:
        yield (Step(f"a loop in `{around.function}`", Location(_path(call, around.function), around.line)),)


def _path(call: RemoteCall, function: str) -> str:
    """Return the file that a function on the way to the call is in."""
    callers = [call.caller, *(hop.function for hop in call.via[:-1])]
    places = [call.at, *(hop.at for hop in call.via[1:])]
    return next((at.path for name, at in zip(callers, places, strict=False) if name == function), call.at.path)


def _called_in_loop(project: Project, call: RemoteCall, depth: int) -> Iterator[tuple[Step, ...]]:
    """Yield the ways from the loops that are near to the function of the call."""
    pending: deque[tuple[str, tuple[CallEdge, ...]]] = deque([(call.caller, ())])
    seen = {call.caller}
    while pending:
        function, way = pending.popleft()
        for edge in project.callers_of(function):
            if edge.kind == "task" or edge.caller in seen:
                continue
            seen.add(edge.caller)
            longer = (edge, *way)
            if edge.loop:
                calls = (Step(f"`{one.caller}` calls `{one.callee}`", Location(one.path, one.line)) for one in longer)
                yield (Step(f"a loop in `{edge.caller}`", Location(edge.path, edge.loop)), *calls)
            elif len(longer) < depth:
                pending.append((edge.caller, longer))


def _violation(call: RemoteCall, steps: tuple[Step, ...]) -> Violation:
    what = f"`{call.verb} {call.path}`" if call.verb else f"`{call.path or call.function}`"
    return Violation(
        at=call.at,
        message=f"`{call.component}` calls {what} of `{call.target}` again for every item of a loop",
        subject=f"{steps[0].text} -> {call.caller} -> {call.target} {call.verb} {call.path}",
        steps=(*steps, Step(f"calls {what}", call.at)),
        steps_title="calls",
        why=f"every item costs a round trip, and the load on `{call.target}` grows with the list",
        notes=(call.why,) if call.why else (),
        help=f"ask `{call.target}` once for all items, or keep what is needed of it by its events",
        source=call.component,
        target=call.target,
        confidence=call.confidence,
    )


RULE = Rule(
    code="NET003",
    name="remote-call-in-loop",
    family=Family.NETWORK,
    severity=Severity.WARNING,
    since="0.2",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
