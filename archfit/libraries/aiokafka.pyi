"""
Asynchronous client of Kafka (aiokafka 0.14, https://aiokafka.readthedocs.io/en/stable/api.html).

## Sending and receiving

`events.py`:

```python
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

async def place(order):
    producer = AIOKafkaProducer(bootstrap_servers="broker:9092")  # expect: connect engine=kafka url=broker:9092
    await producer.send_and_wait("orders", order)  # expect: publish topic=orders

async def work():
    consumer = AIOKafkaConsumer("orders", bootstrap_servers="broker:9092")  # expect: subscribe topic=orders url=broker:9092
    async for message in consumer:
        print(message.value)
```

## In a transaction

`events.py`:

```python
import os

from aiokafka import AIOKafkaProducer

class Orders:
    def __init__(self, producer: AIOKafkaProducer):
        self.producer = producer
        self.topic = os.getenv("TOPIC", "orders")  # expect: environment name=TOPIC

    async def place(self, order):
        async with self.producer.transaction():  # expect: transaction
            await self.producer.send(self.topic, order)  # expect: publish topic=${TOPIC:-orders}
```
"""

with module("aiokafka", "aiokafka.consumer", "aiokafka.producer", "aiokafka.admin"):
    class AIOKafkaProducer:
        @connect(engine="kafka")
        def __init__(self, *, bootstrap_servers: URL = "localhost", **kwargs) -> None: ...
        def __enter__(self) -> Self: ...
        @publish
        def send(self, topic: TOPIC, *args, **kwargs): ...
        @publish
        def send_and_wait(self, topic: TOPIC, *args, **kwargs): ...
        @publish
        def send_batch(self, batch, topic: TOPIC, **kwargs): ...
        @transaction
        def transaction(self): ...
        @transaction
        def begin_transaction(self): ...
        @transaction(name="commit")
        def commit_transaction(self): ...
        @transaction(name="rollback")
        def abort_transaction(self): ...

    # It also names the brokers, which its roles tell.
    class AIOKafkaConsumer:
        @subscribe(engine="kafka")
        def __init__(self, *topics: TOPIC, bootstrap_servers: URL = "localhost", **kwargs) -> None: ...
        def __enter__(self) -> Self: ...
        @subscribe
        def subscribe(self, topics: TOPIC = ..., pattern: TOPIC = ..., listener=...) -> None: ...
