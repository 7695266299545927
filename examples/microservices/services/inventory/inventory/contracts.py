"""What others may rely on: the words of our messages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StockChanged:
    sku: str
    on_hand: int
