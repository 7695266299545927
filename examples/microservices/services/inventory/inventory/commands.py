"""What changes the stock."""

from flask import abort

from inventory.contracts import StockChanged
from inventory.models import Reservation, StockItem
from shopkit.database import session


def reserve(order: int, sku: str, quantity: int) -> StockChanged:
    with session() as database:
        item = database.get(StockItem, sku, with_for_update=True) or abort(404)
        if item.on_hand < quantity:
            abort(409)
        item.on_hand -= quantity
        database.add(Reservation(order_number=order, sku=item.sku, quantity=quantity))
        return StockChanged(item.sku, item.on_hand)
