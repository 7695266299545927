"""
Services that exchange messages (FastStream 0.7, https://faststream.ag2.ai/latest/).

Brokers of Kafka, RabbitMQ, NATS and Redis have the same methods.

## A broker of Kafka

`app.py`:

```python
from faststream import FastStream
from faststream.kafka import KafkaBroker

broker = KafkaBroker("broker:9092")  # expect: connect engine=kafka url=broker:9092
app = FastStream(broker)

@broker.subscriber("orders")  # expect: subscribe topic=orders handler=app.bill
@broker.publisher("bills")  # expect: publish topic=bills handler=app.bill
async def bill(order):
    return order

async def place(order):
    await broker.publish(order, topic="orders")  # expect: publish topic=orders
```

## Routers, and a broker of RabbitMQ

`app.py`:

```python
import os

from faststream.rabbit import RabbitBroker, RabbitExchange, RabbitRouter

router = RabbitRouter()
broker = RabbitBroker(os.environ["BROKER"])  # expect: environment name=BROKER # expect: connect engine=rabbitmq url=${BROKER}
broker.include_router(router)  # expect: mount

@router.subscriber("billing", RabbitExchange("orders"))  # expect: subscribe topic=orders handler=app.bill
async def bill(order):
    await broker.publish(order, "bills", exchange="shop", routing_key="bill")  # expect: publish topic=shop key=bill
```
"""

with module("faststream.kafka", "faststream.confluent", "faststream.kafka.fastapi", "faststream.confluent.fastapi"):
    class KafkaRouter:
        def __init__(self, prefix: PREFIX = "", *args, **kwargs) -> None: ...
        @subscribe
        def subscriber(self, *topics: TOPIC, pattern: TOPIC = ..., **kwargs) -> Decorator: ...
        @publish
        def publisher(self, topic: TOPIC, **kwargs) -> Decorator[KafkaPublisher]: ...
        @mount
        def include_router(self, router: ROUTER, *, prefix: PREFIX = "", **kwargs) -> None: ...

    class KafkaBroker(KafkaRouter):
        @connect(engine="kafka")
        def __init__(self, bootstrap_servers: URL = "localhost", **kwargs) -> None: ...
        def __enter__(self) -> Self: ...
        @publish
        def publish(self, message, topic: TOPIC = "", **kwargs): ...
        @publish
        def publish_batch(self, *messages, topic: TOPIC = "", **kwargs): ...
        @publish
        def request(self, message, topic: TOPIC, **kwargs): ...

    class KafkaPublisher:
        @publish
        def publish(self, message, topic: TOPIC = ..., **kwargs): ...

with module("faststream.rabbit", "faststream.rabbit.fastapi"):
    class RabbitExchange:
        def __init__(self, name: TOPIC = "", *args, **kwargs) -> None: ...

    class RabbitQueue:
        def __init__(self, name: TOPIC, *args, **kwargs) -> None: ...

    # Where an exchange is said, it is the topic; it stands behind the queue for that.
    class RabbitRouter:
        def __init__(self, prefix: PREFIX = "", *args, **kwargs) -> None: ...
        @subscribe
        def subscriber(self, queue: TOPIC, exchange: TOPIC = ..., **kwargs) -> Decorator: ...
        @publish
        def publisher(
            self, queue: TOPIC = "", exchange: TOPIC = ..., *, routing_key: KEY = "", **kwargs
        ) -> Decorator[RabbitPublisher]: ...
        @mount
        def include_router(self, router: ROUTER, *, prefix: PREFIX = "", **kwargs) -> None: ...

    class RabbitBroker(RabbitRouter):
        @connect(engine="rabbitmq")
        def __init__(
            self, url: URL = "amqp://guest:guest@localhost:5672/", *, host: HOST = ..., port: PORT = ..., **kwargs
        ) -> None: ...
        def __enter__(self) -> Self: ...
        @publish
        def publish(
            self, message=..., queue: TOPIC = "", exchange: TOPIC = ..., *, routing_key: KEY = "", **kwargs
        ): ...
        @publish
        def request(
            self, message=..., queue: TOPIC = "", exchange: TOPIC = ..., *, routing_key: KEY = "", **kwargs
        ): ...

    class RabbitPublisher:
        @publish
        def publish(
            self, message=..., queue: TOPIC = ..., exchange: TOPIC = ..., *, routing_key: KEY = ..., **kwargs
        ): ...

with module("faststream.nats", "faststream.nats.fastapi"):
    class NatsRouter:
        def __init__(self, prefix: PREFIX = "", *args, **kwargs) -> None: ...
        @subscribe
        def subscriber(self, subject: TOPIC = "", *args, **kwargs) -> Decorator: ...
        @publish
        def publisher(self, subject: TOPIC, **kwargs) -> Decorator[NatsPublisher]: ...
        @mount
        def include_router(self, router: ROUTER, *, prefix: PREFIX = "", **kwargs) -> None: ...

    class NatsBroker(NatsRouter):
        @connect(engine="nats")
        def __init__(self, servers: URL = "nats://localhost:4222", **kwargs) -> None: ...
        def __enter__(self) -> Self: ...
        @publish
        def publish(self, message, subject: TOPIC, *args, **kwargs): ...
        @publish
        def request(self, message, subject: TOPIC, *args, **kwargs): ...

    class NatsPublisher:
        @publish
        def publish(self, message, subject: TOPIC = ..., *args, **kwargs): ...

with module("faststream.redis", "faststream.redis.fastapi"):
    class RedisRouter:
        def __init__(self, prefix: PREFIX = "", *args, **kwargs) -> None: ...
        @subscribe
        def subscriber(
            self, channel: TOPIC = ..., *, list: TOPIC = ..., stream: TOPIC = ..., **kwargs
        ) -> Decorator: ...
        @publish
        def publisher(
            self, channel: TOPIC = ..., *, list: TOPIC = ..., stream: TOPIC = ..., **kwargs
        ) -> Decorator[RedisPublisher]: ...
        @mount
        def include_router(self, router: ROUTER, *, prefix: PREFIX = "", **kwargs) -> None: ...

    class RedisBroker(RedisRouter):
        @connect(engine="redis")
        def __init__(self, url: URL = "redis://localhost:6379", **kwargs) -> None: ...
        def __enter__(self) -> Self: ...
        @publish
        def publish(self, message=..., channel: TOPIC = ..., *, list: TOPIC = ..., stream: TOPIC = ..., **kwargs): ...
        @publish
        def publish_batch(self, *messages, list: TOPIC, **kwargs): ...
        @publish
        def request(self, message, channel: TOPIC = ..., *, list: TOPIC = ..., stream: TOPIC = ..., **kwargs): ...

    class RedisPublisher:
        @publish
        def publish(self, message=..., channel: TOPIC = ..., *, list: TOPIC = ..., stream: TOPIC = ..., **kwargs): ...
