"""
Asynchronous clients of RabbitMQ (aio-pika 10.2, https://docs.aio-pika.com/apidoc.html; aiormq 7.2,
https://github.com/mosquito/aiormq).

Exchanges and queues are topics. The default exchange passes a message to the queue that its routing key names.

## Publishing to exchanges

`events.py`:

```python
import aio_pika

async def place(order):
    connection = await aio_pika.connect_robust("amqp://broker/")  # expect: connect engine=rabbitmq url=amqp://broker/
    async with connection:
        channel = await connection.channel()
        exchange = await channel.declare_exchange("orders", aio_pika.ExchangeType.TOPIC)
        await exchange.publish(aio_pika.Message(order), routing_key="order.placed")  # expect: publish topic=orders key=order.placed
        await channel.default_exchange.publish(aio_pika.Message(order), "billing")  # expect: publish key=billing
```

## Consuming queues

`work.py`:

```python
from aio_pika.abc import AbstractChannel

async def bill(message):
    return None

async def work(channel: AbstractChannel):
    queue = await channel.declare_queue("billing", durable=True)
    await queue.bind("orders", routing_key="order.*")  # expect: subscribe topic=orders key=order.*
    await queue.consume(bill)  # expect: subscribe topic=billing handler=work.bill
    async with queue.iterator() as messages:  # expect: subscribe topic=billing
        return messages
```

## The protocol itself

`events.py`:

```python
import aiormq

async def place(order):
    connection = await aiormq.connect("amqp://broker/")  # expect: connect engine=rabbitmq url=amqp://broker/
    channel = await connection.channel()
    await channel.basic_publish(order, exchange="orders", routing_key="placed")  # expect: publish topic=orders key=placed
```
"""

with module(
    "aio_pika",
    "aio_pika.abc",
    "aio_pika.channel",
    "aio_pika.connection",
    "aio_pika.exchange",
    "aio_pika.queue",
    "aio_pika.robust_channel",
    "aio_pika.robust_connection",
    "aio_pika.robust_exchange",
    "aio_pika.robust_queue",
):
    @connect(engine="rabbitmq")
    def connect(url: URL = ..., *, host: HOST = ..., port: PORT = ..., login: USER = ..., **kwargs) -> Connection: ...
    @connect(engine="rabbitmq")
    def connect_robust(
        url: URL = ..., *, host: HOST = ..., port: PORT = ..., login: USER = ..., **kwargs
    ) -> Connection: ...

    class Connection:
        def __enter__(self) -> Self: ...
        def channel(self, *args, **kwargs) -> Channel: ...

    AbstractConnection = Connection
    AbstractRobustConnection = Connection
    RobustConnection = Connection

    class Channel:
        default_exchange: Exchange
        def __enter__(self) -> Self: ...
        def declare_exchange(self, name: TOPIC, *args, **kwargs) -> Exchange: ...
        def get_exchange(self, name: TOPIC, **kwargs) -> Exchange: ...
        def declare_queue(self, name: TOPIC = ..., **kwargs) -> Queue: ...
        def get_queue(self, name: TOPIC, **kwargs) -> Queue: ...
        def transaction(self): ...

    AbstractChannel = Channel
    AbstractRobustChannel = Channel
    RobustChannel = Channel

    class Exchange:
        @publish
        def publish(self, message, routing_key: KEY, **kwargs): ...
        def bind(self, exchange, *args, **kwargs): ...

    AbstractExchange = Exchange
    AbstractRobustExchange = Exchange
    RobustExchange = Exchange

    class Queue:
        @subscribe
        def bind(self, exchange: TOPIC, routing_key: KEY = ..., **kwargs): ...
        @subscribe
        def consume(self, callback: HANDLER, *args, **kwargs): ...
        @subscribe
        def get(self, **kwargs): ...
        @subscribe
        def iterator(self, **kwargs): ...

    AbstractQueue = Queue
    AbstractRobustQueue = Queue
    RobustQueue = Queue

with module("aiormq", "aiormq.connection", "aiormq.channel", "aiormq.abc"):
    @connect(engine="rabbitmq")
    def connect(url: URL, *args, **kwargs) -> Connection: ...

    class Connection:
        def channel(self, *args, **kwargs) -> Channel: ...

    AbstractConnection = Connection

    class Channel:
        @publish
        def basic_publish(self, body, *, exchange: TOPIC = "", routing_key: KEY = "", **kwargs): ...
        @subscribe
        def basic_consume(self, queue: TOPIC, consumer_callback: HANDLER, **kwargs): ...
        @subscribe
        def basic_get(self, queue: TOPIC = "", *args, **kwargs): ...
        @subscribe
        def queue_bind(self, queue, exchange: TOPIC, routing_key: KEY = "", *args, **kwargs): ...
        def exchange_declare(self, exchange=..., **kwargs): ...
        def queue_declare(self, queue=..., **kwargs): ...

    AbstractChannel = Channel
