from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from invoicing.mail import deliver
from invoicing.models import Invoice
from invoicing.worker import app
from inventory.contracts import StockChanged
from shopkit.customers import Customer
from shopkit.database import session
from shopkit.http import Service

if TYPE_CHECKING:
    from orders.routes import OrderIn


@app.task(name="invoicing.create_invoice", autoretry_for=(OSError,), retry_backoff=True)
def create_invoice(order: int) -> None:
    found = Service("ORDERS_URL").get(f"/orders/{order}")
    invoice = Invoice(order_id=order, total=Decimal(found["total"]), due=date.today() + timedelta(days=14))
    with session() as database:
        database.add(invoice)
        customer = database.get(Customer, found["email"])
        text = f"Please pay {invoice.total} by {invoice.due}. {customer.vat_number or ''}"
        deliver(found["email"], f"Invoice for order {order}", text)


@app.task(name="invoicing.remind_unpaid")
def remind_unpaid() -> None:
    with session() as database:
        for invoice in database.query(Invoice).filter(Invoice.due < date.today(), Invoice.paid.is_(False)):
            found = Service("ORDERS_URL").get(f"/orders/{invoice.order_id}")
            deliver(found["email"], "Reminder", f"You owe us {invoice.total}.")


@app.task(name="invoicing.warn_supplier")
def warn_supplier(sku: str) -> None:
    changed = StockChanged(sku, on_hand=0)
    deliver("supplier@example.org", f"{changed.sku} is out of stock", "Please send more.")


def estimate(order: "OrderIn") -> Decimal:
    return sum((line.price * line.quantity for line in order.lines), Decimal(0))
