"""Several components publish the same event.

## Why

An event tells what happened in one place. When several publish it, nobody owns what it means: their payloads drift
apart, their order is not defined, and receivers have to know all of them. The one whose fact it is should publish it,
or each should publish its own.

Counted are topics with the same key that reach a component in common, and that more than one component receives:
what just one receives is a command to it, which several may give.

## Two services publish what two others receive

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  shop:
    build: shop
  invoices:
    build: invoices
  mails:
    build: mails
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
from kafka import KafkaProducer

app = FastAPI()
producer = KafkaProducer()

@app.post("/orders")
def place():
    producer.send("orders.placed", b"1")  # expect: multiple-producers
```

`shop/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`shop/app.py`:

```python
from fastapi import FastAPI
from kafka import KafkaProducer

app = FastAPI()
producer = KafkaProducer()

@app.post("/orders")
def place():
    producer.send("orders.placed", b"1")  # expect: multiple-producers
```

`invoices/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`invoices/app.py`:

```python
from fastapi import FastAPI
from kafka import KafkaConsumer

app = FastAPI()

def listen():
    for message in KafkaConsumer("orders.placed"):
        print(message)
```

`mails/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`mails/app.py`:

```python
from fastapi import FastAPI
from kafka import KafkaConsumer

app = FastAPI()

def listen():
    for message in KafkaConsumer("orders.placed"):
        print(message)
```

## A command that two give to one

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  shop:
    build: shop
  mails:
    build: mails
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
from kafka import KafkaProducer

app = FastAPI()
producer = KafkaProducer()

@app.post("/orders")
def place():
    producer.send("mails.send", b"1")
```

`shop/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`shop/app.py`:

```python
from fastapi import FastAPI
from kafka import KafkaProducer

app = FastAPI()
producer = KafkaProducer()

@app.post("/orders")
def place():
    producer.send("mails.send", b"1")
```

`mails/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`mails/app.py`:

```python
from fastapi import FastAPI
from kafka import KafkaConsumer

app = FastAPI()

def listen():
    for message in KafkaConsumer("mails.send"):
        print(message)
```

## When it is wrong

The event is a fact of nobody, such as an audit record that all write: ignore the finding with that reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from itertools import product

from archfit.model import Confidence, Family, Location, Need, NoOptions, Project, Role, Rule, Severity, Step, Violation
from archfit.model.wires import Message

_SEVERAL = 2


def check(project: Project, _: NoOptions) -> Iterator[Violation]:
    """Yield one of the places of each component that publishes what another one publishes, too."""
    reached = _reached(project)
    for (_broker, topic, key), those in _senders(project, reached).items():
        components = {one.component: one for one in reversed(those)}
        common = set.intersection(*(reached[one.at] for one in components.values())) - components.keys()
        if len(components) >= _SEVERAL and len(common) >= _SEVERAL:
            for one in components.values():
                others = [other for other in components.values() if other.component != one.component]
                yield _violation(one, f"{topic} {key}".strip(), others)


def _reached(project: Project) -> dict[Location, set[str]]:
    """Return which components receive what is sent at each place."""
    found: dict[Location, set[str]] = defaultdict(set)
    for wire in project.wires.edges:
        for at in wire.at if not wire.synchronous else ():
            found[at].add(wire.target)
    return found


def _senders(project: Project, reached: Container[Location]) -> dict[tuple[str, str, str], list[Message]]:
    """Return who sends each broker's topics, by key."""
    found: dict[tuple[str, str, str], list[Message]] = defaultdict(list)
    for one in project.wires.messages:
        if one.sends and one.kind != "task" and one.at in reached and project.role_at(one.at.path) is Role.SOURCE:
            for topic, key in product(one.topics, one.keys or ("",)):
                if "{" not in topic + key:
                    found[one.broker, topic, key].append(one)
    return found


def _violation(sender: Message, event: str, others: list[Message]) -> Violation:
    names = ", ".join(f"`{one.component}`" for one in sorted(others))
    return Violation(
        at=sender.at,
        message=f"`{sender.component}` publishes `{event}`, as {names} does",
        subject=f"{sender.component} {event}",
        steps=tuple(Step(f"`{one.component}` publishes it in `{one.function}`", one.at) for one in sorted(others)),
        steps_title="others",
        why="nobody owns what it means: payloads drift apart, and receivers have to know all who send it",
        help="let the one whose fact it is publish it, or give each an event of its own",
        source=sender.component,
        confidence=Confidence.DERIVED,
    )


RULE = Rule(
    code="EVT011",
    name="multiple-producers",
    family=Family.EVENTS,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
