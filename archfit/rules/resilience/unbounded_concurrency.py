"""As many requests are sent at once as there are items, however many that are.

## Why

`asyncio.gather` starts everything that it is given. With ten items that is fast; with ten thousand it opens as many
connections as there are, the service called is flooded by one of its own callers, and what waits for its turn runs
into timeouts: httpx lets 100 requests run at once and fails those that wait for longer than their timeout, 5 seconds,
for a connection (HTTPX 0.28, "Resource Limits"). A limit keeps the load the same whatever comes in.

Reported are calls between components that are made by coroutines started for each item of something whose size the
code does not say: by `gather`, `wait` or `as_completed`, or by `create_task` in a loop. `external = true` adds the
calls of other systems. What limits them is looked for in the files on the way: semaphores, limiters, `httpx.Limits`.
Threads of executors are limited, and so are the requests of one aiohttp session (100, aiohttp 3, `TCPConnector`).

## One request for each key that comes in

`docker-compose.yml`:

```yaml
services:
  orders: {build: orders}
  users: {build: users}
```

`orders/app.py`:

```python
import asyncio

import httpx
from fastapi import FastAPI

app = FastAPI()
client = httpx.AsyncClient()

async def user(key):
    reply = await client.get(f"http://users:8000/users/{key}")
    return reply.json()

@app.post("/names")
async def names(keys: list[int]):
    return await asyncio.gather(*[user(key) for key in keys])  # expect: unbounded-concurrency

@app.post("/reports")
async def reports(keys: list[int]):
    for key in keys:
        asyncio.create_task(user(key))  # expect: unbounded-concurrency
```

`users/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{key}")
def user(key: int): ...
```

## A semaphore, a few at a time, one after the other, or as many as the code says

`docker-compose.yml`:

```yaml
services:
  orders: {build: orders}
  users: {build: users}
```

`orders/app.py`:

```python
import asyncio

import httpx
from fastapi import FastAPI

app = FastAPI()
client = httpx.AsyncClient()
PARTS = ("name", "address", "orders")

async def part(name):
    return await client.get(f"http://users:8000/users/{name}")

@app.get("/all")
async def everything():
    return await asyncio.gather(*[part(name) for name in PARTS])

@app.post("/first")
async def first(keys: list[str]):
    return await asyncio.gather(*(part(key) for key in keys[:20]))

@app.post("/chunks")
async def chunks(keys: list[str]):
    found = []
    for start in range(0, len(keys), 20):
        found += await asyncio.gather(*[part(key) for key in keys[start : start + 20]])
    return found

@app.post("/each")
async def each(keys: list[str]):
    return [await part(key) for key in keys]
```

`orders/limited.py`:

```python
import asyncio

import httpx

client = httpx.AsyncClient()
few = asyncio.Semaphore(10)

async def user(key):
    async with few:
        return await client.get(f"http://users:8000/users/{key}")

async def names(keys):
    return await asyncio.gather(*[user(key) for key in keys])
```

`users/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{key}")
def user(key: int): ...
```

## When it is wrong

Whoever gives the items never gives many, or something on the way limits the requests in a way that is not seen:
ignore the finding with that reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from archfit.model import Family, Location, Need, Project, Role, Rule, Severity, Step, Violation
from archfit.model.calls import CallEdge
from archfit.model.reach import Way, calls_on
from archfit.model.value import Named
from archfit.model.wires import RemoteCall

_TOGETHER = frozenset({"gather", "wait", "as_completed"})
_STARTS = frozenset({"create_task", "ensure_future"})
_ONE_BY_ONE = frozenset({"wait_for", "shield"})
"""Functions of asyncio that start what they are given: all of it, each for itself, or one to wait for."""
_LIMITS = re.compile(r"(?:semaphore|limiter|limits?|throttler?|connector)$", re.IGNORECASE)
"""The last word of what limits how much goes on at once."""
_DEPTH = 3
"""Functions between the one that is started and the request."""


@dataclass(frozen=True, slots=True)
class Options:
    """Which calls are looked at."""

    external: bool = False
    """Calls of what is outside this system too, or of an address that is not known."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each call in a loop that starts a coroutine which sends a request, once for each component asked."""
    flood = _Flood(project, project.wires.calls if options.external else project.waiting.calls)
    for edge in project.calls.edges:
        if edge.spread and edge.kind == "direct" and project.role_at(edge.path) is Role.SOURCE and flood.starts(edge):
            found = {call.target: (call, way) for call, way in reversed([*flood.requests(edge)])}
            for _, (call, way) in sorted(found.items()):
                yield _violation(edge, call, way)


class _Flood:
    """What is started at once, and what limits it."""

    def __init__(self, project: Project, calls: Collection[RemoteCall]) -> None:
        self._project = project
        self._calls: dict[str, list[RemoteCall]] = defaultdict(list)
        for call in calls:
            self._calls[call.caller].append(call)

    @cached_property
    def _of_asyncio(self) -> Mapping[str, list[tuple[str, CallEdge]]]:
        """Function -> the functions of asyncio that it calls, by their last name."""
        found: dict[str, list[tuple[str, CallEdge]]] = defaultdict(list)
        for edge in self._project.calls.edges:
            if edge.callee.startswith("asyncio."):
                found[edge.caller].append((edge.callee.rpartition(".")[2], edge))
        return found

    @cached_property
    def _limited(self) -> frozenset[str]:
        """The files in which something is made that limits how much goes on at once."""
        return frozenset(edge.path for edge in self._project.calls.edges if _LIMITS.search(edge.callee))

    def starts(self, edge: CallEdge) -> bool:
        """Tell whether what a call makes in a loop is started together with the others."""
        known = self._of_asyncio.get(edge.caller, ())
        if any(name in _ONE_BY_ONE and one.line == edge.line for name, one in known):
            return False
        return any(name in _TOGETHER or (name in _STARTS and one.loop == edge.loop) for name, one in known)

    def requests(self, edge: CallEdge) -> Iterator[tuple[RemoteCall, Way]]:
        """Yield the requests that what is started sends, unless something limits them, and the way to each."""
        if edge.path in self._limited:
            return
        for call in self._calls.get(edge.caller, ()):
            here = (call.at.path, call.at.line, call.function) == (edge.path, edge.line, edge.callee)
            if here and not call.via and call.function.startswith("httpx."):
                yield call, ()
        for function, way in self._project.reach.ways((edge.callee,), depth=_DEPTH, each_time=True).items():
            for call in self._calls.get(function, ()):
                if not self._is_limited(call, {edge.callee, *(one.callee for one in way)}):
                    yield call, way

    def _is_limited(self, call: RemoteCall, functions: Collection[str]) -> bool:
        places = self._project.reach.places
        functions = {*functions, *(hop.function for hop in call.via[:-1])}
        if not (call.awaited or call.function.startswith("aiohttp.")):
            return True
        if any(places[name].path in self._limited for name in functions if name in places):
            return True
        if call.function.startswith("aiohttp.ClientSession.") and functions.isdisjoint(self._making_sessions):
            return True
        return any(one.kind == "with" and not _is_known(one.values) for one in call.around)

    @cached_property
    def _making_sessions(self) -> frozenset[str]:
        """The functions that make a session of aiohttp: no two share its connections."""
        return frozenset(one.caller for one in self._project.calls.edges if one.callee == "aiohttp.ClientSession")


def _is_known(entered: tuple[object, ...]) -> bool:
    """Tell whether what a `with` enters is known to be no limit."""
    return bool(entered) and all(isinstance(one, Named) and not _LIMITS.search(one.name) for one in entered)


def _violation(edge: CallEdge, call: RemoteCall, way: Way) -> Violation:
    whom = f"`{call.target or call.host}`" if call.target or call.host else "another system"
    steps = [
        Step(f"`{edge.caller}` starts `{edge.callee}` for each item", Location(edge.path, edge.line)),
        *calls_on(way),
        Step(f"calls `{call.what}` of {whom}", call.at),
    ]
    return Violation(
        at=Location(edge.path, edge.line),
        message=f"`{edge.caller}` sends `{call.what}` of {whom} for all items at once, however many there are",
        subject=f"{edge.caller} -> {edge.callee} -> {call.target or call.host} {call.what}",
        steps=tuple(steps),
        steps_title="calls",
        why=f"the load on {whom} grows with what comes in, and requests that wait for a connection time out",
        notes=(call.why,) if call.why else (),
        help="let a few through at a time: `asyncio.Semaphore` around the request, or chunks of the items",
        source=call.component,
        target=call.target,
        confidence=call.confidence,
    )


RULE = Rule(
    code="RES012",
    name="unbounded-concurrency",
    family=Family.RESILIENCE,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
