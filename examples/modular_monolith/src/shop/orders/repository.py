import json
from dataclasses import asdict
from decimal import Decimal

from shop.orders.models import Line, Order
from shop.shared.money import Money
from shop.shared.storage import connect


def create_tables() -> None:
    with connect() as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS orders_order (number INTEGER PRIMARY KEY, email, lines, paid)")


def load(number: int) -> Order:
    with connect() as connection:
        query = "SELECT email, lines, paid FROM orders_order WHERE number = ?"
        email, lines, paid = connection.execute(query, (number,)).fetchone()
    return Order(number, email, tuple(_line(line) for line in json.loads(lines)), bool(paid))


def save(order: Order) -> None:
    lines = json.dumps([asdict(line) for line in order.lines], default=str)
    with connect() as connection:
        statement = "REPLACE INTO orders_order (number, email, lines, paid) VALUES (?, ?, ?, ?)"
        connection.execute(statement, (order.number, order.email, lines, order.paid))


def next_number() -> int:
    with connect() as connection:
        (latest,) = connection.execute("SELECT COALESCE(MAX(number), 0) FROM orders_order").fetchone()
    return latest + 1


def _line(line: dict) -> Line:
    price = Money(Decimal(line["price"]["amount"]), line["price"]["currency"])
    return Line(line["sku"], line["quantity"], price)
