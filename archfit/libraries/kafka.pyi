"""
Client of Kafka (kafka-python 3.0, https://kafka-python.readthedocs.io/en/master/apidoc/modules.html).

## Sending and receiving

`events.py`:

```python
import os

from kafka import KafkaConsumer, KafkaProducer

producer = KafkaProducer(bootstrap_servers=os.environ["BROKERS"])  # expect: environment name=BROKERS # expect: connect engine=kafka url=${BROKERS}

def place(order):
    producer.send("orders", value=order, key=b"placed")  # expect: publish topic=orders

def work():
    consumer = KafkaConsumer("orders", "carts", bootstrap_servers="broker:9092")  # expect: subscribe topic=orders|carts url=broker:9092
    for message in consumer:
        print(message.value)
```

## Subscribing later

`work.py`:

```python
from kafka import KafkaConsumer

def work():
    consumer = KafkaConsumer(group_id="billing")  # expect: subscribe url=localhost
    consumer.subscribe(["orders"])  # expect: subscribe topic=orders
```
"""

with module("kafka", "kafka.admin", "kafka.consumer", "kafka.consumer.group", "kafka.producer", "kafka.producer.kafka"):
    class KafkaProducer:
        @connect(engine="kafka")
        def __init__(self, *, bootstrap_servers: URL = "localhost", **configs) -> None: ...
        def __enter__(self) -> Self: ...
        @publish
        def send(self, topic: TOPIC, *args, **kwargs): ...

    # It also names the brokers, which its roles tell.
    class KafkaConsumer:
        @subscribe(engine="kafka")
        def __init__(self, *topics: TOPIC, bootstrap_servers: URL = "localhost", **configs) -> None: ...
        def __enter__(self) -> Self: ...
        @subscribe
        def subscribe(self, topics: TOPIC = ..., pattern: TOPIC = ..., listener=...) -> None: ...

    class KafkaAdminClient:
        @connect(engine="kafka")
        def __init__(self, *, bootstrap_servers: URL = "localhost", **configs) -> None: ...
