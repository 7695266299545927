"""A technical concern is a service that the others wait for.

## Why

Who somebody is, a mail, a log line, a file: each service needs these all the time, and none of them is a part of the
business that could be changed or released alone. As a service in between it is a shared library that is deployed as
infrastructure: every request pays a call for it, and when it is down everything is.

Reported is a service that at least three others call and wait for (`callers`), whose name says that it is about such a
concern (`words`), and that has next to nothing of its own: at most two tables, or only endpoints that do it
(`verify`, `send`, ...). By its name alone nothing is reported.

## Three services ask who is there

`docker-compose.yml`:

```yaml
services:
  auth: {build: auth}
  billing: {build: billing}
  orders: {build: orders}
  stock: {build: stock}
```

`auth/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.post("/verify")  # expect: technical-concern-service
def verify(token: str): ...
```

`billing/app.py`:

```python
import requests

def user(token):
    return requests.post("http://auth/verify", json=token, timeout=2).json()
```

`orders/app.py`:

```python
import requests

def user(token):
    return requests.post("http://auth/verify", json=token, timeout=2).json()
```

`stock/app.py`:

```python
import requests

def user(token):
    return requests.post("http://auth/verify", json=token, timeout=2).json()
```

## Tokens are verified with keys that are fetched once, mails are sent for events, and a name means something else

`docker-compose.yml`:

```yaml
services:
  auth: {build: auth}
  billing: {build: billing}
  mail-plans: {build: mail-plans}
  notifications: {build: notifications}
  orders: {build: orders}
  stock: {build: stock}
  broker: {image: "rabbitmq:4"}
```

`auth/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/.well-known/jwks.json")
def keys(): ...
```

`notifications/app.py`:

```python
from celery import Celery

app = Celery("notifications", broker="amqp://broker")

@app.task(name="notifications.send")
def send(address): ...
```

`mail-plans/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/plans")
def plans(): ...
```

`billing/app.py`:

```python
import requests
from celery import Celery

app = Celery("billing", broker="amqp://broker")

def pay():
    keys = requests.get("http://auth/.well-known/jwks.json", timeout=2).json()
    requests.get("http://mail-plans/plans", timeout=2)
    app.send_task("notifications.send", args=["me"])
    return keys
```

`orders/app.py`:

```python
import requests
from celery import Celery

app = Celery("orders", broker="amqp://broker")

def place():
    keys = requests.get("http://auth/.well-known/jwks.json", timeout=2).json()
    requests.get("http://mail-plans/plans", timeout=2)
    app.send_task("notifications.send", args=["me"])
    return keys
```

`stock/app.py`:

```python
import requests
from celery import Celery

app = Celery("stock", broker="amqp://broker")

def take():
    keys = requests.get("http://auth/.well-known/jwks.json", timeout=2).json()
    app.send_task("notifications.send", args=["me"])
    return keys
```

## When it is wrong

The concern is the business: who sells mailings has a mail service. Take the word out of `words`. Products (Keycloak,
an API gateway) are no services of this system and never reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archfit.model import Family, Location, Need, Project, Rule, Severity, Violation
from archfit.model.shape import Shapes
from archfit.model.wires import segments
from archfit.model.wording import listed

_WORDS = (
    "audit", "auth", "authentication", "authorization", "cache", "config", "configuration", "email", "file", "log",
    "logging", "mail", "mailer", "notification", "notifier", "notify", "pdf", "sms", "utility", "util", "validation",
    "validator",
)  # fmt: skip
_ACTIONS = frozenset({
    "authenticate", "authorize", "check", "convert", "decode", "email", "generate", "introspect", "log", "login",
    "logout", "mail", "notify", "pdf", "publish", "refresh", "render", "send", "sms", "token", "upload", "validate",
    "verify",
})  # fmt: skip
"""What endpoints end with that only do a technical job."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is reported."""

    callers: int = 3
    """From so many services on that wait for it."""
    tables: int = 2
    """With more tables of its own than these, and other endpoints than to do it, it is more than a concern."""
    words: tuple[str, ...] = _WORDS
    """Words in names, singular, that say what it is about."""


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each service of a technical concern that many wait for."""
    shapes = project.shapes
    for name in shapes.services:
        callers, endpoints = shapes.awaited_by(name), shapes.endpoints(name)
        concern = next((one for one in shapes.own_words(name) if one in options.words), "")
        if concern and endpoints and len(callers) >= options.callers and _is_thin(shapes, name, options):
            yield _violation(shapes, name, min(one.at for one in endpoints), callers)


def _is_thin(shapes: Shapes, name: str, options: Options) -> bool:
    tables = shapes.tables(name)
    known = bool(tables) or not shapes.keeps_state(name)
    acts = all((segments(one.path) or [""])[-1] in _ACTIONS for one in shapes.endpoints(name))
    return acts or (known and len(tables) <= options.tables)


def _violation(shapes: Shapes, name: str, first: Location, callers: frozenset[str]) -> Violation:
    own = len(shapes.tables(name))
    return Violation(
        at=first,
        message=f"`{name}` is a technical concern as a service, and {listed(sorted(callers))} wait for it",
        subject=name,
        label=f"{len(callers)} services wait for it",
        steps=shapes.steps(*((one, name) for one in callers)),
        steps_title="callers",
        why="it is a shared library that is deployed as infrastructure: each request pays a call, and all fail with it",
        notes=(f"it owns {own} table{'' if own == 1 else 's'}",),
        help="make it a library, let it work off events, or move it into whom it serves most",
        source=name,
    )


RULE = Rule(
    code="CUT001",
    name="technical-concern-service",
    family=Family.BOUNDARIES,
    severity=Severity.WARNING,
    since="0.4",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
