import os

import redis
import requests

from inventory.models import Reservation, StockItem
from shopkit.database import session
from shopkit.tasks import application

worker = application("inventory")
carts = redis.Redis.from_url(os.environ["CARTS_URL"])


@worker.task(name="inventory.release")
def release(order: int) -> None:
    with session() as database:
        for reservation in database.query(Reservation).filter_by(order_number=order):
            item = database.get(StockItem, reservation.sku)
            if item is not None:
                item.on_hand += reservation.quantity
            database.delete(reservation)


@worker.task(name="inventory.release_abandoned")
def release_abandoned() -> None:
    with session() as database:
        numbers = [number for (number,) in database.query(Reservation.order_number).distinct()]
    for number in numbers:
        answer = requests.get(f"{os.environ['ORDERS_URL']}/orders/{number}", timeout=5)
        if answer.status_code == requests.codes.not_found:
            release.delay(order=number)


@worker.task(name="inventory.forecast")
def forecast(sku: str) -> int:
    return sum(int(carts.hget(cart, sku) or 0) for cart in carts.scan_iter("cart:*"))
