"""
Google Cloud Pub/Sub (google-cloud-pubsub 2.44, https://cloud.google.com/python/docs/reference/pubsub/latest).

A topic and a subscription are named by paths, `projects/<project>/topics/<topic>`: of those that are put together
the last part counts.

## Publishing and subscribing

`events.py`:

```python
from google.cloud import pubsub_v1

publisher = pubsub_v1.PublisherClient()  # expect: connect engine=pubsub

def place(order):
    publisher.publish("projects/shop/topics/orders", order)  # expect: publish topic=projects/shop/topics/orders

def bill(message):
    message.ack()

def work():
    subscriber = pubsub_v1.SubscriberClient()  # expect: connect engine=pubsub
    subscriber.subscribe("projects/shop/subscriptions/billing", callback=bill)  # expect: subscribe topic=projects/shop/subscriptions/billing handler=events.bill
```

## A topic by its path

`events.py`:

```python
from google.cloud.pubsub import PublisherClient

class Events:
    def __init__(self):
        self.client = PublisherClient()  # expect: connect engine=pubsub

    def publish(self, order):
        topic = self.client.topic_path("shop", "orders")
        self.client.publish(topic, order)  # expect: publish topic=orders
```
"""

with module(
    "google.cloud.pubsub",
    "google.cloud.pubsub_v1",
    "google.cloud.pubsub_v1.publisher",
    "google.cloud.pubsub_v1.publisher.client",
    "google.cloud.pubsub_v1.subscriber",
    "google.cloud.pubsub_v1.subscriber.client",
):
    class PublisherClient:
        @connect(engine="pubsub")
        def __init__(self, *args, **kwargs) -> None: ...
        @publish
        def publish(self, topic: TOPIC, data=..., *args, **attrs): ...
        def topic_path(self, project, topic: TOPIC) -> Path: ...
        def create_topic(self, request=..., *, name=..., **kwargs): ...

    class SubscriberClient:
        @connect(engine="pubsub")
        def __init__(self, *args, **kwargs) -> None: ...
        def __enter__(self) -> Self: ...
        @subscribe
        def subscribe(self, subscription: TOPIC, callback: HANDLER, *args, **kwargs): ...
        @subscribe
        def pull(self, request=..., *, subscription: TOPIC = ..., **kwargs): ...
        def subscription_path(self, project, subscription: TOPIC) -> Path: ...
        def create_subscription(self, request=..., *, name=..., topic=..., **kwargs): ...

    class Path: ...
