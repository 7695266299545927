"""
Background tasks (dramatiq 2.2, https://dramatiq.io/reference.html).

Without a broker of its own an actor is run by that of the program; a message is enqueued when it is sent.

## Actors and who sends to them

`tasks.py`:

```python
import dramatiq
from dramatiq.brokers.rabbitmq import RabbitmqBroker

dramatiq.set_broker(RabbitmqBroker(url="amqp://broker"))  # expect: connect engine=rabbitmq url=amqp://broker

@dramatiq.actor  # expect: task handler=tasks.bill
def bill(order):
    return None

@dramatiq.actor(queue_name="mail", actor_name="mail.send")  # expect: task topic=mail name=mail.send handler=tasks.send
def send(address):
    return None
```

`orders.py`:

```python
from tasks import bill, send

def place(order):
    bill.send(order)  # expect: enqueue
    send.send_with_options(args=(order,), delay=1000)  # expect: enqueue
```

## A broker of Redis

`tasks.py`:

```python
import os

from dramatiq.brokers.redis import RedisBroker

broker = RedisBroker(url=os.environ["REDIS_URL"])  # expect: environment name=REDIS_URL # expect: connect engine=redis url=${REDIS_URL}
```
"""

with module("dramatiq", "dramatiq.actor", "dramatiq.broker", "dramatiq.message"):
    @task
    def actor(
        fn: HANDLER = ..., *, actor_name: NAME = ..., queue_name: TOPIC = "default", **options
    ) -> Decorator[Actor]: ...
    def set_broker(broker) -> None: ...
    def get_broker() -> Broker: ...

    class Actor:
        @enqueue
        def send(self, *args, **kwargs) -> Message: ...
        @enqueue
        def send_with_options(self, *, queue_name: TOPIC = ..., **options) -> Message: ...
        # Enqueued by a broker, a group or a pipeline:
        @enqueue
        def message(self, *args, **kwargs) -> Message: ...
        @enqueue
        def message_with_options(self, *, queue_name: TOPIC = ..., **options) -> Message: ...

    class Message:
        @enqueue
        def __init__(self, queue_name: TOPIC, actor_name: NAME, *args, **kwargs) -> None: ...

    class Broker:
        # The message has been counted when it was made.
        def enqueue(self, message, **kwargs): ...

with module("dramatiq.brokers.rabbitmq"):
    class RabbitmqBroker(dramatiq.Broker):
        @connect(engine="rabbitmq")
        def __init__(self, *, url: URL = ..., host: HOST = ..., port: PORT = ..., **kwargs) -> None: ...

    def URLRabbitmqBroker(url: URL, **kwargs) -> RabbitmqBroker: ...

with module("dramatiq.brokers.redis"):
    class RedisBroker(dramatiq.Broker):
        @connect(engine="redis")
        def __init__(
            self, *, url: URL = ..., host: HOST = ..., port: PORT = ..., db: DATABASE = ..., **parameters
        ) -> None: ...
