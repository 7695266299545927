"""Carts that are not yet orders."""

import os

import redis

carts = redis.Redis.from_url(os.environ["CARTS_URL"])


def put(cart: str, sku: str, quantity: int) -> None:
    carts.hset(f"cart:{cart}", sku, quantity)
