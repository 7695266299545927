"""Every movement of money, and why."""

import sqlite3
from collections.abc import Iterator
from decimal import Decimal

from shop.orders.api import order
from shop.shared.money import Money
from shop.shared.storage import connect


def create_tables(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS payments_booking (order_number, email, amount, currency, reference)"
    )


def book(number: int, total: Money, reference: str) -> None:
    email = order(number).email
    with connect() as connection:
        connection.execute(
            "INSERT INTO payments_booking VALUES (?, ?, ?, ?, ?)",
            (number, email, str(total.amount), total.currency, reference),
        )


def bookings(number: int) -> Iterator[tuple[Money, str]]:
    query = "SELECT amount, currency, reference FROM payments_booking WHERE order_number = ?"
    with connect() as connection:
        for amount, currency, reference in connection.execute(query, (number,)):
            yield Money(Decimal(amount), currency), reference
