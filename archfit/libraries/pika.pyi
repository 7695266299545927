"""
Client of RabbitMQ (pika 1.4, https://pika.readthedocs.io/en/stable/modules/channel.html).

Exchanges and queues are topics. What is published to the exchange "" goes to the queue that the routing key names.

## Publishing and consuming

`events.py`:

```python
import pika

connection = pika.BlockingConnection(pika.ConnectionParameters(host="broker", port=5673))  # expect: connect engine=rabbitmq host=broker port=5673
channel = connection.channel()

def place(order):
    channel.basic_publish(exchange="orders", routing_key="order.placed", body=order)  # expect: publish topic=orders key=order.placed

def bill(channel, method, properties, body):
    return None

def work():
    channel.queue_bind("billing", "orders", "order.*")  # expect: subscribe topic=orders key=order.*
    channel.basic_consume(queue="billing", on_message_callback=bill)  # expect: subscribe topic=billing handler=events.bill
    channel.start_consuming()
```

## A URL from the environment

`events.py`:

```python
import os

import pika

class Publisher:
    def __init__(self):
        parameters = pika.URLParameters(os.environ["AMQP_URL"])  # expect: environment name=AMQP_URL # expect: connect engine=rabbitmq url=${AMQP_URL}
        self.channel = pika.BlockingConnection(parameters).channel()

    def publish(self, order):
        self.channel.basic_publish("", "orders", order)  # expect: publish key=orders
```
"""

with module(
    "pika",
    "pika.adapters",
    "pika.adapters.asyncio_connection",
    "pika.adapters.blocking_connection",
    "pika.adapters.gevent_connection",
    "pika.adapters.select_connection",
    "pika.adapters.tornado_connection",
    "pika.channel",
    "pika.connection",
):
    class ConnectionParameters:
        @connect(engine="rabbitmq")
        def __init__(self, host: HOST = "localhost", port: PORT = 5672, virtual_host=..., *args, **kwargs) -> None: ...

    class URLParameters:
        @connect(engine="rabbitmq")
        def __init__(self, url: URL) -> None: ...

    class BlockingConnection:
        def __init__(self, parameters: URL = ..., *args) -> None: ...
        def __enter__(self) -> Self: ...
        def channel(self, channel_number=..., on_open_callback=...) -> Channel: ...

    class AsyncioConnection(BlockingConnection): ...
    class GeventConnection(BlockingConnection): ...
    class SelectConnection(BlockingConnection): ...
    class TornadoConnection(BlockingConnection): ...

    class Channel:
        def __enter__(self) -> Self: ...
        @publish
        def basic_publish(self, exchange: TOPIC, routing_key: KEY, body, *args, **kwargs): ...
        @subscribe
        def basic_consume(self, queue: TOPIC, on_message_callback: HANDLER, *args, **kwargs): ...
        @subscribe
        def basic_get(self, queue: TOPIC, *args, **kwargs): ...
        @subscribe
        def consume(self, queue: TOPIC, *args, **kwargs): ...
        # The queue is not said: it is consumed elsewhere by its name.
        @subscribe
        def queue_bind(self, queue, exchange: TOPIC, routing_key: KEY = ..., *args, **kwargs): ...
        def exchange_bind(self, destination, source, routing_key=..., *args, **kwargs): ...
        def exchange_declare(self, exchange, *args, **kwargs): ...
        def queue_declare(self, queue, *args, **kwargs): ...

    class BlockingChannel(Channel): ...
