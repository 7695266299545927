"""A component waits for the answer to a message.

## Why

A broker lets the sender go on while the receiver is slow or down. Who waits for the answer gives that away and keeps
the cost: two more hops, a reply queue, and workers that wait for workers, which lock up when none is left to answer. It
is a synchronous call that looks like none. Going on with the answer in a handler of its own, or a plain call, says what
is meant.

Reported are results that are waited for (Celery, `AsyncResult.get`) and procedures called over a broker (nameko,
`oslo.messaging`, requests of NATS), where another component answers; where only its name says that it does, as
information.

## A procedure called over a broker

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
CMD ["nameko", "run", "app"]
```

`orders/app.py`:

```python
from nameko.rpc import RpcProxy, rpc

class Orders:
    name = "orders"
    users = RpcProxy("users")

    @rpc
    def label(self, key):
        return self.users.one(key)  # expect: sync-rpc-over-broker
```

`users/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["nameko", "run", "app"]
```

`users/app.py`:

```python
from nameko.rpc import rpc

class Users:
    name = "users"

    @rpc
    def one(self, key): ...
```

## The result of a task is waited for

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
from celery import Celery

celery = Celery("orders", broker="redis://queue")

def label(key):
    user = celery.send_task("users.one", (key,))
    return user.get(timeout=3)  # expect: sync-rpc-over-broker
```

`users/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`users/app.py`:

```python
from celery import Celery

celery = Celery("users", broker="redis://queue")

@celery.task(name="users.one")
def one(key): ...
```

## A task that nobody waits for

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
from celery import Celery

celery = Celery("orders", broker="redis://queue")

def label(key):
    celery.send_task("users.one", (key,))
```

`users/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`users/app.py`:

```python
from celery import Celery

celery = Celery("users", broker="redis://queue")

@celery.task(name="users.one")
def one(key): ...
```

## When it is wrong

A script, or a place where the answer must be there before anything else can be: ignore the finding there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from archfit.model import (
    Confidence,
    Family,
    Location,
    Need,
    NoOptions,
    Project,
    Role,
    Rule,
    Severity,
    Step,
    Violation,
)

_DOUBT = list(Confidence)
_BROKERS = frozenset({"nameko", "nats", "oslo_messaging"})
_LATER = "call_async"
"""What gives the answer later, to who asks for it (nameko 2.14, "Async Calls")."""
_RESULT = "celery.result.AsyncResult.get"
_SHOWN = 5

_Pair = tuple[str, str]


class _Waiting(NamedTuple):
    """A place that waits for an answer, and who for whose."""

    pair: _Pair
    at: Location
    text: str
    confidence: Confidence


def check(project: Project, options: NoOptions) -> Iterator[Violation]:
    """Yield each pair of components of which one waits so for the other, at the first place."""
    del options
    found: dict[_Pair, list[_Waiting]] = {}
    for one in sorted({*_procedures(project), *_results(project)}, key=lambda one: (one.at, one.text)):
        if project.role_at(one.at.path) is Role.SOURCE:
            found.setdefault(one.pair, []).append(one)
    for pair, places in found.items():
        yield _violation(pair, places)


def _procedures(project: Project) -> Iterator[_Waiting]:
    for call in project.wires.calls:
        package, _, function = call.function.partition(".")
        if call.target and package in _BROKERS and not function.endswith(_LATER):
            text = f"`{call.caller}` waits for `{call.what}`"
            yield _Waiting((call.component, call.target), call.at, text, call.confidence)


def _results(project: Project) -> Iterator[_Waiting]:
    """Yield the results of tasks that are waited for in the function that sends the task to another component."""
    waiting = {edge.caller: Location(edge.path, edge.line) for edge in reversed(project.callers_of(_RESULT))}
    sent = {at: wire for wire in project.wires.edges if wire.channel == "task" for at in wire.at}
    for message in project.wires.messages:
        if message.sends and message.function in waiting and message.at in sent:
            wire = sent[message.at]
            text = f"`{message.function}` waits for the result of a task"
            yield _Waiting((wire.source, wire.target), waiting[message.function], text, wire.confidence)


def _violation(pair: _Pair, places: list[_Waiting]) -> Violation:
    source, target = pair
    confidence = min((one.confidence for one in places), key=_DOUBT.index)
    return Violation(
        at=places[0].at,
        message=f"`{source}` waits for answers of `{target}` over a broker",
        subject=f"{source} -> {target}",
        steps=tuple(Step(one.text, one.at) for one in places[:_SHOWN]),
        steps_title="calls",
        why="it is as coupled as by a call, with more that can fail, and workers that wait for workers can lock up",
        help="go on in a handler of the answer, or call it plainly",
        source=source,
        target=target,
        confidence=confidence,
        severity=Severity.INFO if confidence is Confidence.GUESS else None,
    )


RULE = Rule(
    code="NET022",
    name="sync-rpc-over-broker",
    family=Family.NETWORK,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
