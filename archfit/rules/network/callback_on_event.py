"""Who receives an event asks its sender for what the event leaves out.

## Why

An event lets the sender be down, and lets it change, while others still do their work. Who goes back to the sender for
each event needs it up at that moment, puts as much load on it as there are events times receivers, and gets what is
true now instead of what was when the event was sent. The event is too thin: it says that something happened, not what.

Reported are calls by GET, with a value in the path, that are reached from what handles an event, of a component that
sends that event. Tasks are orders and not events; they do not count.

## The order is fetched for every event

`docker-compose.yml`:

```yaml
services:
  invoices: {build: invoices}
  orders: {build: orders}
```

`invoices/app.py`:

```python
import json

import requests
from kafka import KafkaConsumer

def listen():
    for message in KafkaConsumer("orders.placed"):
        bill(json.loads(message.value))

def bill(event):
    order = requests.get(f"http://orders/orders/{event['id']}", timeout=2).json()  # expect: callback-on-event
    print(order["total"])
```

`orders/app.py`:

```python
from fastapi import FastAPI
from kafka import KafkaProducer

app = FastAPI()
producer = KafkaProducer()

@app.post("/orders")
def place(order: dict):
    producer.send("orders.placed", order)

@app.get("/orders/{key}")
def order(key: int): ...
```

## Through an exchange, with a queue between

`docker-compose.yml`:

```yaml
services:
  invoices: {build: invoices}
  orders: {build: orders}
```

`invoices/app.py`:

```python
import json

import httpx
import pika

def bill(channel, method, properties, body):
    event = json.loads(body)
    order = httpx.get(f"http://orders/orders/{event['id']}").json()  # expect: callback-on-event
    print(order["total"])

def work():
    channel = pika.BlockingConnection(pika.ConnectionParameters("broker")).channel()
    channel.queue_bind("billing", "orders", "order.*")
    channel.basic_consume(queue="billing", on_message_callback=bill)
    channel.start_consuming()
```

`orders/app.py`:

```python
import pika
from fastapi import FastAPI

app = FastAPI()
channel = pika.BlockingConnection(pika.ConnectionParameters("broker")).channel()

@app.post("/orders")
def place(order: dict):
    channel.basic_publish(exchange="orders", routing_key="order.placed", body=order)

@app.get("/orders/{key}")
def order(key: int): ...
```

## The event says it all, and what the sender is told is no question

`docker-compose.yml`:

```yaml
services:
  invoices: {build: invoices}
  orders: {build: orders}
  users: {build: users}
```

`invoices/app.py`:

```python
import json

import requests
from kafka import KafkaConsumer

def main():
    print(requests.get("http://orders/orders/1", timeout=2).json())
    listen()

def listen():
    for message in KafkaConsumer("orders.placed"):
        bill(json.loads(message.value))

def bill(event):
    user = requests.get(f"http://users/users/{event['user']}", timeout=2).json()
    requests.post(f"http://orders/orders/{event['id']}/invoices", json=user, timeout=2)
```

`orders/app.py`:

```python
from fastapi import FastAPI
from kafka import KafkaProducer

app = FastAPI()
producer = KafkaProducer()

@app.post("/orders")
def place(order: dict):
    producer.send("orders.placed", order)

@app.get("/orders/{key}")
def order(key: int): ...

@app.post("/orders/{key}/invoices")
def invoiced(key: int): ...
```

`users/app.py`:

```python
from fastapi import FastAPI

app = FastAPI()

@app.get("/users/{key}")
def user(key: int): ...
```

## When it is wrong

What is too large for a broker (a picture, a report) is fetched by what the event says (a claim check): ignore the
finding with that reason. So does who must act by what is true now, as before a payment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from archfit.model import Confidence, Family, Location, Need, Project, Role, Rule, Severity, Step, Violation
from archfit.model.messaging import DIRECT
from archfit.model.reach import Way, calls_on
from archfit.model.wires import Message, RemoteCall

_DOUBT = list(Confidence)


@dataclass(frozen=True, slots=True)
class Options:
    """How far the call may be."""

    depth: int = 5
    """Functions between the one that handles the event and the call."""


class _Event(NamedTuple):
    """What is received from where."""

    sender: str
    receiver: Message
    sent: Location
    handlers: tuple[str, ...]
    confidence: Confidence


def check(project: Project, options: Options) -> Iterator[Violation]:
    """Yield each call of the sender that is made for an event, once."""
    asked = _questions(project)
    seen = set()
    for event in _events(project) if asked else ():
        calls = asked.get((event.receiver.component, event.sender), ())
        ways = project.reach.ways(event.handlers, depth=options.depth, each_time=True) if calls else {}
        for call in calls:
            if call.caller in ways and call.at not in seen:
                seen.add(call.at)
                yield _violation(event, call, ways[call.caller])


def _questions(project: Project) -> Mapping[tuple[str, str], list[RemoteCall]]:
    """Return the calls that ask for one of many, by who asks whom."""
    found: dict[tuple[str, str], list[RemoteCall]] = defaultdict(list)
    for call in project.waiting.calls:
        if call.protocol == "http" and call.verb == "GET" and "{" in call.path:
            found[call.component, call.target].append(call)
    return found


def _events(project: Project) -> Iterator[_Event]:
    """Yield what each component receives of each other, tasks left out."""
    messages = project.wires.messages
    receivers = [one for one in messages if not one.sends and project.role_at(one.at.path) is Role.SOURCE]
    for wire in project.wires.edges:
        for one in receivers if not wire.synchronous and wire.channel != "task" else ():
            if one.component == wire.target and one.kind == wire.channel and one.at in wire.at:
                sent = next((other.at for other in messages if other.sends and other.at in wire.at), one.at)
                handlers = tuple(dict.fromkeys(_handling(one, receivers)))
                yield _Event(wire.source, one, sent, handlers, wire.confidence)


def _handling(message: Message, receivers: list[Message]) -> Iterator[str]:
    """Yield the functions that handle a message; what receives from a queue is bound to its exchange in its file."""
    yield message.function
    if message.broker not in DIRECT:
        where = (message.component, message.broker, message.at.path)
        yield from (one.function for one in receivers if (one.component, one.broker, one.at.path) == where)


def _violation(event: _Event, call: RemoteCall, way: Way) -> Violation:
    topic = " ".join(filter(None, (*event.receiver.topics, *event.receiver.keys)))
    named = f" `{topic}`" if topic else ""
    return Violation(
        at=call.at,
        message=f"`{call.component}` asks `{call.target}` for `{call.what}` for every event{named} that it sends",
        subject=f"{event.receiver.function} -> {call.caller} -> {call.target} {call.what}",
        steps=(
            Step(f"`{event.sender}` sends the event", event.sent),
            Step(f"`{event.receiver.function}` receives it", event.receiver.at),
            *calls_on(way),
            Step(f"calls `{call.what}` of `{call.target}`", call.at),
        ),
        steps_title="calls",
        why=f"`{call.component}` works only while `{call.target}` does, which answers for each event once more",
        notes=(call.why,) if call.why else (),
        help="say in the event what its receivers need of it",
        source=call.component,
        target=call.target,
        confidence=max(event.confidence, call.confidence, key=_DOUBT.index),
    )


RULE = Rule(
    code="NET015",
    name="callback-on-event",
    family=Family.NETWORK,
    severity=Severity.WARNING,
    since="0.1",
    needs=(Need.USES,),
    doc=__doc__,
    options=Options,
    check=check,
)
