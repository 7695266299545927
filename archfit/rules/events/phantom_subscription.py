"""A component waits for messages that nobody in the system sends.

## Why

The handler never runs, and nothing fails: the topic was renamed on one side, or its sender is gone. It is the drift
of a contract, as a call of a route that does not exist, without the error.

It is told for brokers where sender and receiver name the same topic (Kafka, NATS, Redis, MQTT), and only where the
topics of all senders are known.

## The sender names another topic

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
    for message in KafkaConsumer("order.placed"):  # expect: phantom-subscription
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
    producer.send("orders.cancelled", key)
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
    for message in KafkaConsumer("orders.canceled", "orders.placed"):  # expect: phantom-subscription
        print(message)
```

## The topic is sent to

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
    producer.send(os.environ["TOPIC"], key)
```

`mails/events.py`:

```python
import os

from kafka import KafkaConsumer

def listen():
    for message in KafkaConsumer("orders.cancelled"):
        print(message)
```

## When it is wrong

Somebody outside of the repository sends it: ignore the finding with their name.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from archfit.model import Confidence, Family, Need, NoOptions, Project, Rule, Severity, Violation
from archfit.model.messaging import Topics


def check(project: Project, _: NoOptions) -> Iterator[Violation]:
    """Yield each place that receives from a topic that nobody sends to, of those all of whose senders are known."""
    topics = Topics(project)
    for receiver, topic in topics.alone(sends=False):
        near = get_close_matches(topic, topics.named(receiver.broker, sends=True), n=1)
        yield Violation(
            at=receiver.at,
            message=f"`{receiver.component}` receives from `{topic}`, to which no component sends",
            subject=f"{topic} -> {receiver.component}",
            why="the handler never runs, and nothing fails: nobody notices",
            notes=tuple(f"the nearest topic that is sent to is `{one}`" for one in near),
            help="correct the name on one side, remove it, or say who sends it from outside of the repository",
            source=receiver.component,
            confidence=Confidence.DERIVED,
        )


RULE = Rule(
    code="EVT006",
    name="phantom-subscription",
    family=Family.EVENTS,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=NoOptions,
    check=check,
)
