"""What others want to know of the stock."""

from flask import abort
from sqlalchemy import text

from inventory.models import StockItem
from shopkit.database import session


def on_hand(sku: str) -> int:
    with session() as database:
        database.execute(text("UPDATE stock_items SET asked_for = asked_for + 1 WHERE sku = :sku"), {"sku": sku})
        item = database.get(StockItem, sku) or abort(404)
        return item.on_hand
