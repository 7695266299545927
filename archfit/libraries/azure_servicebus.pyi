"""
Azure Service Bus (azure-servicebus 7.15, https://learn.microsoft.com/en-us/python/api/azure-servicebus/azure.servicebus).

Queues and topics are topics.

## A queue and a topic

`events.py`:

```python
import os

from azure.servicebus import ServiceBusClient, ServiceBusMessage

client = ServiceBusClient.from_connection_string(os.environ["BUS"])  # expect: environment name=BUS # expect: connect engine=servicebus url=${BUS}

def place(order):
    with client.get_queue_sender(queue_name="orders") as sender:
        sender.send_messages(ServiceBusMessage(order))  # expect: publish topic=orders
    with client.get_topic_sender("placed") as sender:
        sender.send_messages(ServiceBusMessage(order))  # expect: publish topic=placed

def work():
    with client.get_subscription_receiver("placed", "billing") as receiver:  # expect: subscribe topic=placed key=billing
        for message in receiver:
            receiver.complete_message(message)
```

## Without waiting

`events.py`:

```python
from azure.servicebus.aio import ServiceBusClient

async def work(client: ServiceBusClient):
    async with client.get_queue_receiver("orders") as receiver:  # expect: subscribe topic=orders
        return await receiver.receive_messages(max_message_count=5)
```
"""

with module("azure.servicebus", "azure.servicebus.aio"):
    class ServiceBusClient:
        @connect(engine="servicebus")
        def __init__(self, fully_qualified_namespace: HOST, credential=..., **kwargs) -> None: ...
        @classmethod
        @connect(engine="servicebus")
        def from_connection_string(cls, conn_str: URL, **kwargs) -> ServiceBusClient: ...
        def __enter__(self) -> Self: ...
        def get_queue_sender(self, queue_name: TOPIC, **kwargs) -> ServiceBusSender: ...
        def get_topic_sender(self, topic_name: TOPIC, **kwargs) -> ServiceBusSender: ...
        @subscribe
        def get_queue_receiver(self, queue_name: TOPIC, **kwargs) -> ServiceBusReceiver: ...
        @subscribe
        def get_subscription_receiver(
            self, topic_name: TOPIC, subscription_name: KEY, **kwargs
        ) -> ServiceBusReceiver: ...

    class ServiceBusSender:
        def __enter__(self) -> Self: ...
        @publish
        def send_messages(self, message, **kwargs) -> None: ...
        @publish
        def schedule_messages(self, messages, schedule_time_utc, **kwargs): ...

    # What receives has been counted when it was made.
    class ServiceBusReceiver:
        def __enter__(self) -> Self: ...
        def receive_messages(self, *args, **kwargs): ...
        def complete_message(self, message) -> None: ...
