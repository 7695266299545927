import json
import os

import requests
from kafka import KafkaConsumer

from search.products import index

STOCK = os.environ["STOCK_URL"]


def listen() -> None:
    for message in KafkaConsumer("stock.changed", bootstrap_servers=os.environ["KAFKA"]):
        update(json.loads(message.value)["sku"])


def update(sku: str) -> None:
    # For every event, its sender is asked what it meant.
    found = requests.get(f"{STOCK}/stock/{sku}", timeout=2).json()
    index[sku].on_hand = found["on_hand"]
