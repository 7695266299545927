"""An event is published, and nobody in the system receives it.

## Why

It may be left over: a receiver is gone, or its topic was renamed on one side only, and what should happen does not.
This is advice, as receivers outside of the repository (analytics, audits, other teams) cannot be seen.

It is told for brokers where sender and receiver name the same topic (Kafka, NATS, Redis, MQTT), and only where the
topics of all receivers are known.

## The receiver names another topic

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
from fastapi import FastAPI
from kafka import KafkaProducer

app = FastAPI()
producer = KafkaProducer()

@app.post("/orders")
def place():
    producer.send("orders.placed", b"1")  # expect: orphan-event
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
    for message in KafkaConsumer("order.placed"):
        print(message)
```

## Beside tasks, which are sent by name and have no topics

`docker-compose.yml`:

```yaml
services:
  orders: {build: orders}
  mails: {build: mails}
```

`orders/app.py`:

```python
import os

from celery import Celery
from kafka import KafkaProducer

producer = KafkaProducer()
queue = Celery("orders", broker=os.environ["QUEUE_URL"])

def cancel(key, address):
    producer.send("orders.cancelled", key)  # expect: orphan-event
    producer.send("orders.placed", key)
    queue.send_task("mails.cancelled", args=[address])
```

`mails/tasks.py`:

```python
import os

from celery import Celery

app = Celery("mails", broker=os.environ["QUEUE_URL"])

@app.task(name="mails.cancelled")
def cancelled(address): ...
```

`mails/events.py`:

```python
from kafka import KafkaConsumer

def listen():
    for message in KafkaConsumer("orders.canceled", "orders.placed"):
        print(message)
```

## The event is received, or it is not known what is

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
from fastapi import FastAPI
from kafka import KafkaProducer

app = FastAPI()
producer = KafkaProducer()

@app.post("/orders")
def place():
    producer.send("orders.placed", b"1")
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

## A topic that only the environment says

`docker-compose.yml`:

```yaml
services:
  orders: {build: orders}
  mails: {build: mails}
```

`orders/app.py`:

```python
import os

from kafka import KafkaProducer

producer = KafkaProducer()

def cancel(key):
    producer.send("orders.cancelled", key)
```

`mails/events.py`:

```python
import os

from kafka import KafkaConsumer

def listen():
    for message in KafkaConsumer(os.environ["TOPIC"]):
        print(message)
```

## When it is wrong

Somebody outside of the repository receives it: ignore the finding with their name.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from archfit.model import Confidence, Family, Need, NoOptions, Project, Rule, Severity, Violation
from archfit.model.messaging import Topics


def check(project: Project, _: NoOptions) -> Iterator[Violation]:
    """Yield each place that sends to a topic that nobody receives from, of those all of whose receivers are known."""
    topics = Topics(project)
    for sender, topic in topics.alone(sends=True):
        near = get_close_matches(topic, topics.named(sender.broker, sends=False), n=1)
        yield Violation(
            at=sender.at,
            message=f"`{sender.component}` sends to `{topic}`, from which no component receives",
            subject=f"{sender.component} -> {topic}",
            why="what should happen then may not: a receiver is gone, or its topic has another name",
            notes=tuple(f"the nearest topic that is received from is `{one}`" for one in near),
            help="remove it, correct the name on one side, or say who receives it outside of the repository",
            source=sender.component,
            confidence=Confidence.DERIVED,
        )


RULE = Rule(
    code="EVT005",
    name="orphan-event",
    family=Family.EVENTS,
    severity=Severity.INFO,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
