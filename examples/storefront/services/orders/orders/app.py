from fastapi import FastAPI, HTTPException
from pydantic import BaseModel
from sqlalchemy import func, select

from orders import events, neighbours
from orders.models import NewOrder, Order, PlacedOrder, session
from orders.receipts import router as receipts

app = FastAPI(title="orders")
app.include_router(receipts)


class NamedOrder(PlacedOrder):
    buyer: str


class Waiting(BaseModel):
    orders: int


class Priority(BaseModel):
    first: bool


# After the order is written, three services are told, and nobody comes back to those that were down.
@app.post("/orders", status_code=201)
def place(wanted: NewOrder) -> PlacedOrder:
    with session() as database:
        order = Order(**wanted.model_dump())
        database.add(order)
        database.commit()
        placed = PlacedOrder.model_validate(order)
    neighbours.charge(placed.number, placed.account, placed.total)
    neighbours.reserve(placed.number, placed.sku, placed.quantity)
    neighbours.give_points(placed.account, int(placed.total))
    return placed


@app.get("/orders")
def show_all() -> list[NamedOrder]:
    with session() as database:
        found = [PlacedOrder.model_validate(one) for one in database.scalars(select(Order))]
    # One question for each order, where one for all would do.
    return [NamedOrder(buyer=neighbours.buyer(one.account), **one.model_dump()) for one in found]


@app.get("/orders/{number}")
def show(number: int) -> PlacedOrder:
    with session() as database:
        order = database.get(Order, number)
        if order is None:
            raise HTTPException(404)
        return PlacedOrder.model_validate(order)


@app.delete("/orders/{number}", status_code=204)
def cancel(number: int) -> None:
    order = show(number)
    neighbours.refund(number)
    neighbours.release(number)
    events.cancelled(number, order.sku)


@app.get("/orders/{number}/priority")
def priority(number: int) -> Priority:
    return Priority(first=show(number).total > 100)


@app.put("/orders/{number}/shipped")
def shipped(number: int) -> PlacedOrder:
    with session() as database:
        order = database.get_one(Order, number)
        order.status = "shipped"
        database.commit()
        return PlacedOrder.model_validate(order)


@app.get("/waiting/{sku}")
def waiting(sku: str) -> Waiting:
    query = select(func.count()).where(Order.sku == sku, Order.status == "placed")
    with session() as database:
        return Waiting(orders=database.scalar(query) or 0)
