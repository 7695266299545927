"""A call that blocks the thread is made in asynchronous code.

## Why

An event loop has one thread. While `requests` or `time.sleep` waits in it, no other request of the process is served,
health checks included: one slow answer stops them all.

Linters of single files find such a call in an `async def` itself; through one or two plain functions, in other files
too, only the call graph shows it. What runs in a thread (`asyncio.to_thread`, executors, `run_in_threadpool`, plain
functions that a framework calls) does not block.

## A plain function in another module does the call

`shop/__init__.py`:

```python
```

`shop/app.py`:

```python
from fastapi import FastAPI

from shop.clients import user_name

app = FastAPI()

@app.get("/orders/{key}")
async def order(key: int):
    return user_name(key)  # expect: blocking-call-in-async
```

`shop/clients.py`:

```python
import requests

def user_name(key):
    return user(key)["name"]

def user(key):
    return requests.get(f"https://users.example.com/users/{key}", timeout=2).json()
```

## A pause in a coroutine

`shop/__init__.py`:

```python
```

`shop/work.py`:

```python
import time

import httpx

async def work(client: httpx.AsyncClient):
    while True:
        await client.post("https://jobs.example.com/next")
        time.sleep(1)  # expect: blocking-call-in-async
```

## In a thread, in a plain handler, or by a client that waits without blocking

`shop/__init__.py`:

```python
```

`shop/app.py`:

```python
import asyncio

import httpx
import requests
from fastapi import FastAPI

app = FastAPI()

def user(key):
    return requests.get(f"https://users.example.com/users/{key}", timeout=2).json()

@app.get("/orders/{key}")
async def order(key: int):
    return await asyncio.to_thread(user, key)

@app.get("/users/{key}")
def plain(key: int):
    return user(key)

@app.get("/names/{key}")
async def name(key: int):
    async with httpx.AsyncClient() as client:
        return await client.get(f"https://users.example.com/users/{key}")
```

## What runs behind a decorator is another method

`shop/__init__.py`:

```python
```

`shop/seldom.py`:

```python
class Seldom:
    def __init__(self, seconds):
        self.seconds = seconds

    def __call__(self, method):
        def wrapper(*args, **kwargs):
            return method(*args, **kwargs)

        return wrapper
```

`shop/prices.py`:

```python
import httpx
import requests

from shop.seldom import Seldom

class Plain:
    @Seldom(30)
    def update(self):
        self.prices = requests.get("https://prices.example.com", timeout=2).json()

class Quick:
    @Seldom(30)
    async def refresh(self):
        async with httpx.AsyncClient() as client:
            self.prices = await client.get("https://prices.example.com")

    async def price(self, key):
        await self.refresh()
        return self.prices[key]
```

## When it is wrong

A coroutine that nothing else runs beside, as in a script: ignore the finding there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from archfit.model import Confidence, Family, Location, Need, Project, Role, Rule, Severity, Step, Violation, library
from archfit.model.use import Use
from archfit.model.value import Named
from archfit.model.waiting import WAITED

_LIBRARIES = frozenset({"requests", "urllib", "urllib3", "http", "xmlrpc"})
_SLEEP = "time.sleep"


@dataclass(frozen=True, slots=True)
class Options:
    """How far the call may be."""

    depth: int = 2
    """Calls between the coroutine and the function that blocks."""


@dataclass(frozen=True, slots=True)
class _Blocking:
    """A place that blocks, and the way to it."""

    function: str
    """Of the library."""
    caller: str
    steps: tuple[Step, ...]
    """The first one is in the caller."""
    confidence: Confidence
    through: str = ""
    """What the caller calls that leads there; nothing where it blocks itself."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each place of a coroutine that leads to a blocking call, once."""
    functions, undecided = project.reach.places, _undecided(project)
    found: dict[Location, _Blocking] = {}
    layer = list(_places(project))
    for distance in range(options.depth + 1):
        following: list[_Blocking] = []
        for one in layer:
            place = functions.get(one.caller)
            if place is not None and place.asynchronous:
                found.setdefault(one.steps[0].at, one)
            elif place is not None and distance < options.depth:
                following += _callers(project, one, undecided)
        layer = following
    for at, one in found.items():
        if project.role_at(at.path) is Role.SOURCE:
            yield _violation(project, at, one)


def _places(project: Project) -> Iterator[_Blocking]:
    seen = set()
    for use in project.uses:
        at = use.via[-1].at if use.via else use.at
        if use.activity is library.Activity.REQUEST and at not in seen and _blocks(use):
            seen.add(at)
            caller = use.via[-2].function if len(use.via) > 1 else use.caller
            yield _Blocking(use.function, caller, (Step(f"`{use.function}` blocks", at),), use.confidence)
    for edge in project.callers_of(_SLEEP):
        if edge.kind in WAITED:
            step = Step(f"`{_SLEEP}` blocks", Location(edge.path, edge.line))
            yield _Blocking(_SLEEP, edge.caller, (step,), edge.confidence)


def _blocks(use: Use) -> bool:
    """Tell whether a request waits without letting others run, by the library of the client it goes through."""
    clients = [one.name for one in use.values(library.Role.RECEIVER) if isinstance(one, Named)]
    if use.awaited:
        return False
    if use.function.startswith("httpx."):
        plain = use.function.count(".") == 1
        return plain or (bool(clients) and all(one.startswith("httpx.Client@") for one in clients))
    return all(one.partition(".")[0] in _LIBRARIES for one in (use.function, *clients))


def _callers(project: Project, one: _Blocking, undecided: Collection[tuple[str, int]]) -> Iterator[_Blocking]:
    for edge in project.callers_of(one.caller):
        if edge.kind in WAITED and (edge.caller, edge.line) not in undecided:
            step = Step(f"`{edge.caller}` calls `{edge.callee}`", Location(edge.path, edge.line))
            yield _Blocking(one.function, edge.caller, (step, *one.steps), one.confidence, edge.callee)


def _undecided(project: Project) -> frozenset[tuple[str, int]]:
    """
    Return (function, line) where an inner function calls one of several functions, of which it is not known which.

    It is what was given to the function around it, as a wrapper does. Methods that replace one another have one name.
    """
    own = project.reach.places
    names: dict[tuple[str, int], set[str]] = defaultdict(set)
    for edge in project.calls.edges:
        if edge.kind in WAITED and edge.callee in own and edge.caller.rpartition(".")[0] in own:
            names[edge.caller, edge.line].add(edge.callee.rpartition(".")[2])
    return frozenset(place for place, called in names.items() if len(called) > 1)


def _violation(project: Project, at: Location, one: _Blocking) -> Violation:
    through = f", through `{one.through}`" if one.through else ""
    instead = "`asyncio.sleep`" if one.function == _SLEEP else "an asynchronous client"
    return Violation(
        at=at,
        message=f"`{one.function}` blocks the event loop in `{one.caller}`{through}",
        subject=" -> ".join(filter(None, (one.caller, one.through, one.function))),
        steps=one.steps if one.through else (),
        steps_title="calls",
        why="while it waits, the process serves nobody else, health checks included",
        help=f"use {instead}, or run it in a thread: `asyncio.to_thread`",
        source=project.component_at(at.path),
        confidence=one.confidence,
    )


RULE = Rule(
    code="NET012",
    name="blocking-call-in-async",
    family=Family.NETWORK,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
