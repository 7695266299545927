from decimal import Decimal

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel
from sqlalchemy import text

from inventory.models import StockItem
from orders import carts, stock
from orders.models import Order, OrderLine
from shopkit.audit import record
from shopkit.customers import Customer
from shopkit.database import session
from shopkit.tasks import send

router = APIRouter()


class LineIn(BaseModel):
    sku: str
    quantity: int
    price: Decimal


class OrderIn(BaseModel):
    email: str
    voucher: str = ""
    lines: list[LineIn]


REMINDERS = "SELECT COUNT(*) FROM billing.reminders WHERE order_id = :id"


@router.put("/carts/{cart}/{sku}", status_code=204)
def put(cart: str, sku: str, quantity: int) -> None:
    carts.put(cart, sku, quantity)


@router.post("", status_code=201)
def place(wanted: OrderIn) -> dict[str, int]:
    with session() as database:
        for line in wanted.lines:
            item = database.get(StockItem, line.sku)
            if item is None or item.on_hand < line.quantity:
                raise HTTPException(409, f"{line.sku} is out of stock")
        if database.get(Customer, wanted.email) is None:
            database.add(Customer(email=wanted.email))
        order = Order(email=wanted.email, lines=[OrderLine(**line.model_dump()) for line in wanted.lines])
        database.add(order)
        database.execute(text("UPDATE vouchers SET used = TRUE WHERE code = :code"), {"code": wanted.voucher})
        database.flush()
        for line in order.lines:
            stock.reserve(order.id, line.sku, line.quantity)
        record(order, "placed", wanted.email)
        send("invoicing.create_invoice", order=order.id)
        return {"id": order.id}


@router.get("/{number}")
def show(number: int) -> dict[str, object]:
    with session() as database:
        order = database.get(Order, number)
        if order is None:
            raise HTTPException(404)
        reminders = database.scalar(text(REMINDERS), {"id": number})
        return {"email": order.email, "status": order.status, "total": str(order.total), "reminders": reminders}


@router.post("/{number}/cancel")
def cancel(number: int) -> dict[str, str]:
    with session() as database:
        order = database.get(Order, number)
        if order is None:
            raise HTTPException(404)
        order.status = "cancelled"
        record(order, "cancelled", order.email)
        send("inventory.release", order=order.id)
        return {"status": order.status}
