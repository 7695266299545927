"""
Client of Kafka (confluent-kafka 2.16, https://docs.confluent.io/platform/current/clients/confluent-kafka-python/html/).

Where the brokers are is an item of a mapping.

## Producing and consuming

`events.py`:

```python
from confluent_kafka import Consumer, Producer

producer = Producer({"bootstrap.servers": "broker:9092"})  # expect: connect engine=kafka

def place(order):
    producer.produce("orders", key="placed", value=order)  # expect: publish topic=orders
    producer.flush()

def work():
    consumer = Consumer({"bootstrap.servers": "broker:9092", "group.id": "billing"})  # expect: connect engine=kafka
    consumer.subscribe(["orders", "carts"])  # expect: subscribe topic=orders|carts
    return consumer.poll(1.0)
```

## A topic that an object keeps

`events.py`:

```python
from confluent_kafka import SerializingProducer

class Events:
    topic = "orders"

    def __init__(self, configuration):
        self.producer = SerializingProducer(configuration)  # expect: connect engine=kafka

    def publish(self, order):
        self.producer.produce(topic=self.topic, value=order)  # expect: publish topic=orders
```
"""

with module(
    "confluent_kafka",
    "confluent_kafka.aio",
    "confluent_kafka.cimpl",
    "confluent_kafka.deserializing_consumer",
    "confluent_kafka.serializing_producer",
):
    class Producer:
        @connect(engine="kafka")
        def __init__(self, *args, **kwargs) -> None: ...
        @publish
        def produce(self, topic: TOPIC, *args, **kwargs) -> None: ...
        @publish
        def produce_batch(self, topic: TOPIC, *args, **kwargs): ...
        @transaction
        def begin_transaction(self) -> None: ...
        @transaction(name="commit")
        def commit_transaction(self, *args) -> None: ...
        @transaction(name="rollback")
        def abort_transaction(self, *args) -> None: ...

    class SerializingProducer(Producer): ...
    class AIOProducer(Producer): ...

    class Consumer:
        @connect(engine="kafka")
        def __init__(self, *args, **kwargs) -> None: ...
        @subscribe
        def subscribe(self, topics: TOPIC, *args, **kwargs) -> None: ...

    class DeserializingConsumer(Consumer): ...
    class AIOConsumer(Consumer): ...

with module("confluent_kafka.admin"):
    class AdminClient:
        @connect(engine="kafka")
        def __init__(self, *args, **kwargs) -> None: ...

with module("confluent_kafka.avro"):
    class AvroProducer(confluent_kafka.Producer):
        @publish
        def produce(self, *, topic: TOPIC, **kwargs) -> None: ...

    class AvroConsumer(confluent_kafka.Consumer): ...
