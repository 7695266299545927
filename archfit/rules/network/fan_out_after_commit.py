"""After it has written, a handler tells three other components by calls.

## Why

What is done is done when the data is written; the others are to know of it. Called one after the other they make the
answer late, and the order in them decides who learns of it when one is down: nothing takes back what is committed, and
nobody comes back to tell the rest. Whoever else is to know means one call more here. An event says it once, and each of
them acts on it when it can.

Counted are the components that one run has something changed in (POST, PUT, PATCH, DELETE) after the first write or
commit, in the handler and what it calls. Of what stands in branches one counts, as which
of them runs together is not known.

## Three are told in the handler and what it calls

`docker-compose.yml`:

```yaml
services:
  mails: {build: mails}
  orders: {build: orders}
  plans: {build: plans}
  reports: {build: reports}
  stock: {build: stock}
```

`mails/app.py`:

```python
from fastapi import FastAPI
```

`orders/app.py`:

```python
import requests
from fastapi import FastAPI
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

engine = create_engine("postgresql://db/orders")

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "orders"
    key: Mapped[int] = mapped_column(primary_key=True)

app = FastAPI()

@app.post("/orders")  # expect: fan-out-after-commit
def place(order: dict):
    with Session(engine) as session:
        session.add(Order(**order))
        session.commit()
    requests.post("http://stock/reservations", json=order, timeout=2)
    tell(order)

def tell(order):
    requests.post("http://mails/mails", json=order, timeout=2)
    requests.put(f"http://reports/sales/{order['key']}", json=order, timeout=2)
```

`plans/app.py`:

```python
import httpx
import psycopg
from flask import Flask, request

app = Flask(__name__)

@app.post("/plans")  # expect: fan-out-after-commit
def plan():
    with psycopg.connect("postgresql://db/plans") as connection:
        connection.execute("INSERT INTO plans (key) VALUES (%s)", (request.json["key"],))
    with httpx.Client(timeout=2) as client:
        client.post("http://stock/plans", json=request.json)
        client.post("http://mails/mails", json=request.json)
        client.put("http://reports/plans/1", json=request.json)
    return "", 201
```

`reports/app.py`:

```python
from fastapi import FastAPI
```

`stock/app.py`:

```python
from fastapi import FastAPI
```

## One is asked before it writes, or only one is told in one run

`docker-compose.yml`:

```yaml
services:
  mails: {build: mails}
  orders: {build: orders}
  reports: {build: reports}
  stock: {build: stock}
```

`mails/app.py`:

```python
from fastapi import FastAPI
```

`orders/app.py`:

```python
import psycopg
import requests
from fastapi import FastAPI

app = FastAPI()

@app.post("/orders")
def place(order: dict):
    requests.post("http://stock/reservations", json=order, timeout=2)
    with psycopg.connect("postgresql://db/orders") as connection:
        connection.execute("INSERT INTO orders (key) VALUES (%s)", (order["key"],))
    requests.post("http://mails/mails", json=order, timeout=2)
    requests.put(f"http://reports/sales/{order['key']}", json=order, timeout=2)

@app.post("/lines")
def line(order: dict):
    with psycopg.connect("postgresql://db/orders") as connection:
        connection.execute("INSERT INTO orders (key) VALUES (%s)", (order["key"],))
    if order["kind"] == "goods":
        requests.post("http://stock/reservations", json=order, timeout=2)
    elif order["kind"] == "letters":
        requests.post("http://mails/mails", json=order, timeout=2)
    else:
        requests.put(f"http://reports/sales/{order['key']}", json=order, timeout=2)
```

`reports/app.py`:

```python
from fastapi import FastAPI
```

`stock/app.py`:

```python
from fastapi import FastAPI
```

## When it is wrong

What leads a process with steps that can be taken back (a saga) calls those that carry them out: ignore its handlers
with that reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from archfit.model import Confidence, Family, Location, Need, Project, Role, Rule, Severity, Step, Violation, library
from archfit.model.library import Activity
from archfit.model.reach import Way, calls_on
from archfit.model.routing import certain
from archfit.model.value import Text
from archfit.model.wires import Endpoint, RemoteCall

_DOUBT = list(Confidence)
_DEPTH = 6
"""Functions between the one that answers and the call."""
_CHOICES = frozenset({"branch", "handler"})
_COMMIT = Text(("commit",))

_Order = tuple[int, ...]
"""The lines of the calls on the way to something, and its own: what is smaller is run before."""


@dataclass(frozen=True, slots=True)
class Options:
    """How many components are too many."""

    components: int = 3


class _Told(NamedTuple):
    """A call that has something changed, and the way to it."""

    call: RemoteCall
    way: Way

    @property
    def order(self) -> _Order:
        return _order(self.way, self.call.at)

    @property
    def in_branch(self) -> bool:
        blocks = (one.kind for one in self.call.around if one.function == self.call.caller)
        return any(edge.branch for edge in self.way) or not _CHOICES.isdisjoint(blocks)


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each function that answers requests so, at its first route."""
    facts = _Facts(project)
    seen = set()
    for endpoint in project.wires.endpoints if facts.calls else ():
        for handler in project.waiting.handlers(endpoint):
            if handler.name not in seen and project.role_at(handler.path) is Role.SOURCE:
                seen.add(handler.name)
                yield from _found(project, endpoint, handler.name, facts, options)


class _Facts:
    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def calls(self) -> Mapping[str, list[RemoteCall]]:
        """The calls that have something changed, by function."""
        found: dict[str, list[RemoteCall]] = defaultdict(list)
        for call in certain(self._project.waiting.calls):
            if call.changes:
                found[call.caller].append(call)
        return found

    @cached_property
    def writes(self) -> Mapping[str, list[Location]]:
        """Where each function writes a table or commits."""
        found: dict[str, list[Location]] = defaultdict(list)
        for access in self._project.data.accesses:
            if access.writes and not access.alters:
                found[access.function].append(access.at)
        for use in self._project.uses:
            if use.activity is Activity.TRANSACTION and _COMMIT in use.values(library.Role.NAME):
                found[use.caller].append(use.at)
        return found


def _found(project: Project, endpoint: Endpoint, handler: str, facts: _Facts, options: Options) -> Iterator[Violation]:
    ways = project.reach.ways((handler,), depth=_DEPTH, each_time=True)
    told = [_Told(call, way) for name, way in ways.items() for call in facts.calls.get(name, ())]
    written = [(_order(way, at), at) for name, way in ways.items() for at in facts.writes.get(name, ())]
    if written:
        first, at = min(written)
        run = _run([one for one in told if one.order > first and one.call.component == endpoint.component])
        if len({one.call.target for one in run}) >= options.components:
            yield _violation(endpoint, handler, at, run)


def _order(way: Way, at: Location) -> _Order:
    return (*(edge.line for edge in way), at.line)


def _run(told: Iterable[_Told]) -> list[_Told]:
    """Return what one run may tell: all outside of branches, and one of those in them."""
    known = sorted(told, key=lambda one: one.order)
    always = [one for one in known if not one.in_branch]
    targets = {one.call.target for one in always}
    return [*always, *[one for one in known if one.call.target not in targets][:1]]


def _violation(endpoint: Endpoint, handler: str, written: Location, run: list[_Told]) -> Violation:
    targets = sorted({one.call.target for one in run})
    route = " ".join(filter(None, (endpoint.verb, endpoint.path)))
    whom = ", ".join(f"`{name}`" for name in targets)
    steps = [Step("writes", written)]
    for one in run:
        steps += [*calls_on(one.way), Step(f"calls `{one.call.what}` of `{one.call.target}`", one.call.at)]
    return Violation(
        at=endpoint.at,
        message=f"after it has written, `{route}` of `{endpoint.component}` calls {len(targets)} components: {whom}",
        subject=handler,
        steps=tuple(dict.fromkeys(steps)),
        steps_title="calls",
        why="when one is down, those after it never learn of what is written already, and the answer waits for all",
        help="publish one event that each of them acts on, with an outbox so that it is not lost",
        source=endpoint.component,
        confidence=max((one.call.confidence for one in run), key=_DOUBT.index),
    )


RULE = Rule(
    code="NET010",
    name="fan-out-after-commit",
    family=Family.NETWORK,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
