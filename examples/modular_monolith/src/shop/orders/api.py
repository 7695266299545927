"""What others may ask of orders."""

from shop.orders import repository
from shop.orders.checkout import place_order
from shop.orders.models import Order

__all__ = ["Order", "order", "place_order"]


def order(number: int) -> Order:
    return repository.load(number)
