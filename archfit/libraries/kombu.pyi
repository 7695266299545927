"""
Messaging library (Kombu 5.7, https://docs.celeryq.dev/projects/kombu/en/stable/reference/).

Exchanges and queues are topics; the broker is in the scheme of the URL.

## Exchanges and queues as objects

`events.py`:

```python
from kombu import Connection, Exchange, Queue

orders = Exchange("orders", type="topic")
billing = Queue("billing", exchange=orders, routing_key="order.*")

def place(order):
    with Connection("amqp://broker:5672//") as connection:  # expect: connect url=amqp://broker:5672//
        producer = connection.Producer(serializer="json")
        producer.publish(order, routing_key="order.placed", exchange="orders")  # expect: publish topic=orders key=order.placed

def bill(body, message):
    message.ack()

def work(connection: Connection):
    with connection.Consumer(queues="billing", callbacks=[bill]):  # expect: subscribe topic=billing handler=events.bill
        connection.drain_events()
```

## A simple queue

`simple.py`:

```python
import os

from kombu import Connection

connection = Connection(os.environ["BROKER"])  # expect: environment name=BROKER # expect: connect url=${BROKER}

def put(order):
    queue = connection.SimpleQueue("orders")
    queue.put(order)  # expect: publish topic=orders

def get():
    return connection.SimpleQueue("orders").get(timeout=1)  # expect: subscribe topic=orders
```
"""

with module(
    "kombu", "kombu.connection", "kombu.entity", "kombu.messaging", "kombu.simple", "kombu.pools", "kombu.mixins"
):
    class Connection:
        @connect
        def __init__(
            self,
            hostname: URL = "localhost",
            userid: USER = ...,
            password=...,
            virtual_host=...,
            port: PORT = ...,
            *args,
            **kwargs,
        ) -> None: ...
        def __enter__(self) -> Self: ...
        def clone(self, **kwargs) -> Self: ...
        def channel(self) -> Channel: ...
        def Producer(self, channel=..., exchange: TOPIC = ..., routing_key: KEY = ..., *args, **kwargs) -> Producer: ...
        @subscribe
        def Consumer(
            self, queues: TOPIC = ..., channel=..., no_ack=..., auto_declare=..., callbacks: HANDLER = ..., **kwargs
        ) -> Consumer: ...
        def SimpleQueue(self, name: TOPIC, *args, **kwargs) -> SimpleQueue: ...
        def SimpleBuffer(self, name: TOPIC, *args, **kwargs) -> SimpleQueue: ...

    BrokerConnection = Connection

    class Channel:
        def Producer(self, *args, exchange: TOPIC = ..., routing_key: KEY = ..., **kwargs) -> Producer: ...

    class Exchange:
        def __init__(self, name: TOPIC = "", type=..., channel=..., **kwargs) -> None: ...
        def __call__(self, channel) -> Self: ...
        @publish
        def publish(self, message, routing_key: KEY = ..., *args, exchange: TOPIC = ..., **kwargs): ...

    class Queue:
        def __init__(self, name: TOPIC = "", exchange=..., routing_key: KEY = "", *args, **kwargs) -> None: ...
        def __call__(self, channel) -> Self: ...
        @subscribe
        def consume(self, consumer_tag=..., callback: HANDLER = ..., *args, **kwargs): ...
        @subscribe
        def get(self, *args, **kwargs): ...

    class Producer:
        def __init__(self, channel, exchange: TOPIC = ..., routing_key: KEY = ..., *args, **kwargs) -> None: ...
        def __enter__(self) -> Self: ...
        @publish
        def publish(self, body, routing_key: KEY = ..., *args, exchange: TOPIC = ..., **kwargs): ...

    class Consumer:
        @subscribe
        def __init__(
            self,
            channel,
            queues: TOPIC = ...,
            no_ack=...,
            auto_declare=...,
            callbacks: HANDLER = ...,
            on_decode_error=...,
            on_message: HANDLER = ...,
            *args,
            **kwargs,
        ) -> None: ...
        def __enter__(self) -> Self: ...
        def consume(self, no_ack=...) -> None: ...
        def register_callback(self, callback) -> None: ...

    class SimpleQueue:
        def __init__(self, channel, name: TOPIC, *args, **kwargs) -> None: ...
        def __enter__(self) -> Self: ...
        @publish
        def put(self, message, serializer=..., headers=..., compression=..., routing_key: KEY = ..., **kwargs): ...
        @subscribe
        def get(self, block=..., timeout=...): ...
        @subscribe
        def get_nowait(self): ...

    SimpleBuffer = SimpleQueue

    # `producers[connection].acquire()`
    class Producers:
        def __getitem__(self, key) -> ProducerPool: ...

    class ProducerPool:
        def acquire(self, *args, **kwargs) -> Producer: ...

    producers: Producers
    class ConsumerMixin: ...

    class ConsumerProducerMixin(ConsumerMixin):
        producer: Producer
