"""Calls of other components are made one after the other though none needs another.

## Why

A function that asks three others in a row takes as long as all of them together; asked at the same time, as long as the
slowest. Nothing but the order in which they are written holds it up.

Reported are functions with three or more calls by GET of which none is given anything of the result of another, nor
stands in a branch or a loop. Between them may be tests of whether one of them failed: what only reads does no harm when
it was not needed. What is known of one by nothing that can be followed is taken to depend on what was before it.

## Three answers that only meet at the end

`docker-compose.yml`:

```yaml
services:
  orders: {build: orders}
  users: {build: users}
```

`orders/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders/{key}")
def order(key: int):
    user = requests.get(f"http://users/users/{key}", timeout=2)  # expect: sequential-independent-calls
    user.raise_for_status()
    plan = requests.get(f"http://users/plans/{key}", timeout=2)
    if plan.status_code != 200:
        raise LookupError(key)
    taxes = requests.get("http://users/taxes", timeout=2)
    return {"user": user.json(), "plan": plan.json(), "taxes": taxes.json()}
```

`users/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{key}")
def user(key: int): ...
```

## One await after the other

`docker-compose.yml`:

```yaml
services:
  orders: {build: orders}
  users: {build: users}
```

`orders/app.py`:

```python
import httpx
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders/{key}")
async def order(key: int):
    async with httpx.AsyncClient(base_url="http://users", timeout=2) as client:
        user = await client.get(f"/users/{key}")  # expect: sequential-independent-calls
        plan = await client.get(f"/plans/{key}")
        taxes = await client.get("/taxes")
    return user.json(), plan.json(), taxes.json()
```

`users/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{key}")
def user(key: int): ...
```

## Each needs the one before, or the first says whether the others are asked

`docker-compose.yml`:

```yaml
services:
  orders: {build: orders}
  users: {build: users}
```

`orders/app.py`:

```python
import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/orders/{key}")
def order(key: int):
    user = requests.get(f"http://users/users/{key}", timeout=2).json()
    asked = {}
    asked["key"] = user["plan"]
    plan = requests.get(f"http://users/plans/{asked['key']}", timeout=2).json()
    taxes = requests.get("http://users/taxes", params=plan, timeout=2).json()
    return user, plan, taxes

@app.get("/orders/{key}/lines")
def lines(key: int):
    user = requests.get(f"http://users/users/{key}", timeout=2).json()
    if not user["active"]:
        return None
    plan = requests.get(f"http://users/plans/{key}", timeout=2).json()
    taxes = requests.get("http://users/taxes", timeout=2).json()
    return user, plan, taxes
```

`users/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{key}")
def user(key: int): ...
```

## At the same time

`docker-compose.yml`:

```yaml
services:
  orders: {build: orders}
  users: {build: users}
```

`orders/app.py`:

```python
import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
import requests
from fastapi import FastAPI

app = FastAPI()
client = httpx.AsyncClient(base_url="http://users", timeout=2)

@app.get("/orders/{key}")
async def order(key: int):
    user, plan, taxes = await asyncio.gather(
        client.get(f"/users/{key}"),
        client.get(f"/plans/{key}"),
        client.get("/taxes"),
    )
    return user.json(), plan.json(), taxes.json()

@app.get("/groups/{key}")
async def group(key: int):
    async with asyncio.TaskGroup() as tasks:
        user = tasks.create_task(client.get(f"/users/{key}"))
        plan = tasks.create_task(client.get(f"/plans/{key}"))
        taxes = tasks.create_task(client.get("/taxes"))
    return user.result(), plan.result(), taxes.result()

@app.get("/pools/{key}")
def pool(key: int):
    with ThreadPoolExecutor() as executor:
        user = executor.submit(requests.get, f"http://users/users/{key}", timeout=2)
        plan = executor.submit(requests.get, f"http://users/plans/{key}", timeout=2)
        taxes = executor.submit(requests.get, "http://users/taxes", timeout=2)
    return user.result(), plan.result(), taxes.result()
```

`users/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{key}")
def user(key: int): ...
```

## When it is wrong

A job that nobody waits for, or a component that must not be asked for several things at once: ignore the finding there.
Calls of which each has a function of its own are not looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archfit.model import Confidence, Family, Location, Need, Project, Rule, Severity, Step, Violation
from archfit.model.routing import certain
from archfit.model.use import Surrounding
from archfit.model.wires import RemoteCall

_DOUBT = list(Confidence)
_IN_ORDER = frozenset({"try", "swallow", "with"})
"""Blocks that run once, and whenever they are come to."""


@dataclass(frozen=True, slots=True)
class Options:
    """How many calls are too many."""

    calls: int = 3


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each function with so many calls in a row, at the first one."""
    for calls in _in_order(project).values():
        apart = _apart(calls) if len(calls) >= options.calls else []
        if len(apart) >= options.calls:
            yield _violation(apart)


def _in_order(project: Project) -> Mapping[tuple[str, str], list[RemoteCall]]:
    """Return the calls by GET of each function that surely wait for one another, in order of place."""
    found: dict[tuple[str, str], list[RemoteCall]] = defaultdict(list)
    for call in sorted(certain(project.waiting.calls, verbs=True), key=lambda call: call.at):
        place = project.reach.places.get(call.caller)
        waits = call.awaited or (place is not None and not place.asynchronous)
        if waits and call.verb == "GET" and all(_runs_once(call, one) for one in call.around):
            found[call.component, call.caller].append(call)
    return found


def _runs_once(call: RemoteCall, block: Surrounding) -> bool:
    return block.function != call.caller or block.kind in _IN_ORDER


def _apart(calls: list[RemoteCall]) -> list[RemoteCall]:
    """Return calls of which none needs another."""
    found: dict[Location, RemoteCall] = {}
    for call in calls:
        if found.keys().isdisjoint(call.needs):
            found.setdefault(call.at, call)
    return list(found.values())


def _violation(calls: list[RemoteCall]) -> Violation:
    first = calls[0]
    targets = sorted({call.target for call in calls})
    whom = f"`{targets[0]}`" if len(targets) == 1 else f"{len(targets)} components"
    return Violation(
        at=first.at,
        message=f"`{first.caller}` makes {len(calls)} calls of {whom} one after the other though none needs another",
        subject=f"{first.component} {first.caller}",
        steps=tuple(Step(f"waits for `{call.what}` of `{call.target}`", call.at) for call in calls),
        steps_title="calls",
        why="it takes as long as all of them together, and need take no longer than the slowest",
        help="make them at the same time: `asyncio.gather`, `asyncio.TaskGroup`, an executor",
        source=first.component,
        target=targets[0] if len(targets) == 1 else "",
        confidence=max((call.confidence for call in calls), key=_DOUBT.index),
    )


RULE = Rule(
    code="NET006",
    name="sequential-independent-calls",
    family=Family.NETWORK,
    severity=Severity.INFO,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
