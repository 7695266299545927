"""A component calls another one again for every item of a loop.

## Why

Each call costs a round trip, so that ten items cost ten of them, one after the other, and the load on the other side
grows with the size of a list (the "N+1" of databases, over a network). It is also a sign that the boundary runs
through what belongs together. Asking once for all items, or keeping a copy by events, is the way out.

Loops with `while` are polling or paging; loops over numbers are attempts or pages, or what is called so, as are batches
and chunks; messages come in one by one; at most three things that are written out are no list that grows; and what is
returned at once is not asked for again: these do not count.

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
  orders: {build: orders}
  users: {build: users}
```

`users/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.post("/users/query")
def users(keys: list[int]): ...
```

`orders/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders")
def orders(keys: list[int]):
    for attempt in range(3):
        answer = ask(keys)
        if answer.ok:
            return answer.json()

def ask(keys):
    for host in ("http://users", "http://users:8000"):
        answer = requests.post(f"{host}/users/query", json=keys, timeout=2)
    return answer
```

## For each message that comes in, and for each item of one

`docker-compose.yml`:

```yaml
services:
  orders: {build: orders}
  users: {build: users}
```

`users/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{key}")
def user(key: int): ...
```

`orders/app.py`:

```python
import json

import requests
from kafka import KafkaConsumer

def listen():
    for message in KafkaConsumer("orders.placed"):
        print(requests.get(f"http://users/users/{message.key}", timeout=2).json())

def listen_to_lists():
    consumer = KafkaConsumer("orders.counted")
    for message in consumer:
        tell_all(json.loads(message.value))

def tell_all(keys):
    for key in keys:
        print(requests.get(f"http://users/users/{key}", timeout=2).json())  # expect: remote-call-in-loop
```

## When it is wrong

A loop over a few fixed things, or a job that nobody waits for: ignore the finding there.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archfit.model import Family, Location, Need, Project, Role, Rule, Severity, Step, Violation
from archfit.model.calls import CallEdge
from archfit.model.library import Activity
from archfit.model.use import LOOPS, Hop
from archfit.model.wires import RemoteCall, is_written, segments

_MOST = 10
"""Loops that are told for one call."""


@dataclass(frozen=True, slots=True)
class Options:
    """How far a loop may be from the call."""

    depth: int = 3
    """Functions between the loop and the call that are looked through."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each call of a sibling with each loop that repeats it, where the call stands in the loop or below it."""
    targets, listening = _targets(project), _listening(project)
    seen = set()
    for call in project.wires.calls:
        asks_several = len(targets[call.component, call.at, call.via]) > 1
        if not call.target or asks_several or project.role_at(call.at.path) is not Role.SOURCE:
            continue
        loops = list(_in_loop(call, listening)) or list(_called_in_loop(project, call, options.depth, listening))
        for at, steps in loops[:_MOST]:
            key = (at, call.target, steps[0].at)
            if key not in seen:
                seen.add(key)
                yield _violation(call, at, steps)


def _targets(project: Project) -> Mapping[tuple[str, Location, tuple[Hop, ...]], set[str]]:
    """Return whom each call may lead to: one that asks several in turn asks each of them once."""
    found: dict[tuple[str, Location, tuple[Hop, ...]], set[str]] = defaultdict(set)
    for call in project.wires.calls:
        if call.target:
            found[call.component, call.at, call.via].add(call.target)
    return found


def _listening(project: Project) -> Mapping[str, int]:
    """Return the functions that begin to receive messages themselves, and where: loops below it go over these."""
    found: dict[str, int] = {}
    for use in project.uses:
        if use.activity is Activity.SUBSCRIBE:
            found.setdefault(use.caller, use.at.line)
    return found


def _is_list(function: str, line: int, listening: Mapping[str, int]) -> bool:
    return line < listening.get(function, line + 1)


def _in_loop(call: RemoteCall, listening: Mapping[str, int]) -> Iterator[tuple[Location, tuple[Step, ...]]]:
    around = next((one for one in call.around if one.kind in LOOPS), None)
    if around is not None and _is_list(around.function, around.line, listening):
        at = _place(call, around.function)
        yield at, (Step(f"a loop in `{around.function}`", Location(at.path, around.line)),)


def _place(call: RemoteCall, function: str) -> Location:
    """Return where a function on the way makes the call."""
    callers = [call.caller, *(hop.function for hop in call.via[:-1])]
    places = [call.at, *(hop.at for hop in call.via[1:])]
    return next((at for name, at in zip(callers, places, strict=False) if name == function), call.at)


def _called_in_loop(
    project: Project, call: RemoteCall, depth: int, listening: Mapping[str, int]
) -> Iterator[tuple[Location, tuple[Step, ...]]]:
    """Yield the ways from loops that are near to the function of the call; what asks for anything may ask for all."""
    known = call.protocol != "http" or any(map(is_written, segments(call.path)))
    pending: deque[tuple[str, tuple[CallEdge, ...]]] = deque([(call.caller, ())] if known else ())
    seen = {call.caller}
    while pending:
        function, way = pending.popleft()
        near = [edge for edge in project.callers_of(function) if edge.kind != "task"]
        for edge in sorted(near, key=lambda one: not one.loop):
            if edge.caller in seen:
                continue
            seen.add(edge.caller)
            longer = (edge, *way)
            if edge.loop and _is_list(edge.caller, edge.loop, listening):
                calls = (Step(f"`{one.caller}` calls `{one.callee}`", Location(one.path, one.line)) for one in longer)
                yield call.at, (Step(f"a loop in `{edge.caller}`", Location(edge.path, edge.loop)), *calls)
            elif len(longer) < depth:
                pending.append((edge.caller, longer))


def _violation(call: RemoteCall, at: Location, steps: tuple[Step, ...]) -> Violation:
    what = f"`{call.verb} {call.path}`" if call.verb else f"`{call.path or call.function}`"
    return Violation(
        at=at,
        message=f"`{call.component}` calls {what} of `{call.target}` again for every item of a loop",
        subject=f"{steps[0].text} -> {call.caller} -> {call.target} {call.verb} {call.path}",
        steps=(*steps, Step(f"calls {what}", at)),
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
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
