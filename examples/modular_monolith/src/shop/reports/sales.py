import sqlite3
from datetime import date

from shop.orders.events import OrderPlaced

# archfit: ignore[private-reach-through] -- the status page counts listeners, SHOP-311 (until 2031-03-31)
from shop.shared.events import _handlers, subscribe

sold_today: dict[date, int] = {}


def count(_: OrderPlaced) -> None:
    sold_today[date.today()] = sold_today.get(date.today(), 0) + 1


def revenue(database: str) -> dict[str, float]:
    connection = sqlite3.connect(database)
    query = "SELECT currency, SUM(amount) FROM payments_booking GROUP BY currency"
    # archfit: ignore[foreign-table-read] -- payments will answer this, SHOP-320
    return dict(connection.execute(query).fetchall())


def status() -> dict[str, int]:
    return {event.__name__: len(handlers) for event, handlers in _handlers.items()}


subscribe(OrderPlaced, count)
