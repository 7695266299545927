"""A message to another component is written in a format that only Python reads.

## Why

`pickle` and `marshal` tie both sides to one language, to the same classes, and often to one version of them. Who can
send such a message can run code at the receiver ("never unpickle data that could have come from an untrusted source",
Python documentation, pickle). JSON, Avro or Protocol Buffers do not.

## A pickled message to another service

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  invoices:
    build: invoices
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`orders/app.py`:

```python
import pickle

from fastapi import FastAPI
from kafka import KafkaProducer

app = FastAPI()
producer = KafkaProducer()

@app.post("/orders")
def place():
    producer.send("orders.placed", pickle.dumps({"order": 1}))  # expect: language-specific-payload
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

## JSON

`docker-compose.yml`:

```yaml
services:
  orders:
    build: orders
  invoices:
    build: invoices
```

`orders/Dockerfile`:

```dockerfile
FROM python:3.12
COPY . .
CMD ["uvicorn", "app:app"]
```

`orders/app.py`:

```python
import json

from fastapi import FastAPI
from kafka import KafkaProducer

app = FastAPI()
producer = KafkaProducer()

def place():
    producer.send("orders.placed", json.dumps({"order": 1}).encode())
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

## When it is wrong

What is pickled in that function is not what is sent: ignore the finding with that reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from archfit.model import Confidence, Family, Location, Need, NoOptions, Project, Role, Rule, Severity, Step, Violation
from archfit.model.calls import CallEdge
from archfit.model.wires import Message

_WRITERS = frozenset({"pickle.dumps", "_pickle.dumps", "cloudpickle.dumps", "dill.dumps", "marshal.dumps"})


def check(project: Project, _: NoOptions) -> Iterator[Violation]:
    """Yield each place that sends to another component in a function that writes such a format."""
    writing: dict[str, CallEdge] = {}
    for edge in project.calls.edges:
        if edge.callee in _WRITERS:
            writing.setdefault(edge.caller, edge)
    receivers: dict[Location, set[str]] = defaultdict(set)
    for wire in project.wires.edges if writing else ():
        for at in wire.at if not wire.synchronous else ():
            receivers[at].add(wire.target)
    for one in project.wires.messages:
        others = receivers[one.at] - {one.component} if one.sends and one.at in receivers else set()
        functions = (one.function, *(hop.function for hop in one.via[:-1]))
        found = next((writing[name] for name in functions if name in writing), None)
        if others and found and project.role_at(one.at.path) is Role.SOURCE:
            yield _violation(one, found, sorted(others))


def _violation(sender: Message, edge: CallEdge, others: list[str]) -> Violation:
    names = ", ".join(f"`{one}`" for one in others)
    topic = next(iter((*sender.topics, *sender.keys)), "")
    return Violation(
        at=sender.at,
        message=f"`{sender.component}` sends {names} what it writes by `{edge.callee}`",
        subject=f"{sender.function} {edge.callee} {topic}",
        steps=(Step(f"`{edge.caller}` calls `{edge.callee}`", Location(edge.path, edge.line)),),
        steps_title="calls",
        why="only Python reads it, with the same classes, and who can send it can run code at the receiver",
        help="send JSON, Avro or Protocol Buffers",
        source=sender.component,
        target=others[0] if len(others) == 1 else "",
        confidence=Confidence.DERIVED,
    )


RULE = Rule(
    code="EVT018",
    name="language-specific-payload",
    family=Family.EVENTS,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
