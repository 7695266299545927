"""What others may ask of the catalogue."""

import os

from shop.catalog import search
from shop.catalog.models import Product

__all__ = ["Product", "base_currency", "find", "product"]


def base_currency() -> str:
    return os.environ.get("SHOP_CURRENCY", "EUR")


def product(sku: str) -> Product:
    return search.by_sku(sku)


def find(words: str) -> list[Product]:
    return search.by_words(words.split())
