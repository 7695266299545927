"""What finance asks for every month, straight from the database."""

from sqlalchemy import Row, text

from shopkit.database import session

UNPAID = """
    SELECT invoices.id, orders.email
    FROM billing.invoices JOIN orders ON orders.id = invoices.order_id
    WHERE NOT invoices.paid
"""


def unpaid() -> list[Row]:
    with session() as database:
        return list(database.execute(text(UNPAID)))


def vouchers() -> int:
    with session() as database:
        return database.scalar(text("SELECT SUM(amount) FROM vouchers WHERE used"))


def settle(order: int) -> None:
    with session() as database:
        database.execute(text("UPDATE orders SET status = 'settled' WHERE id = :id"), {"id": order})
