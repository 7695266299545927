import os
from typing import Any

import requests
from fastapi import APIRouter

from gateway.identity import CurrentAccount
from gateway.neighbours import accounts, orders, payments, stock

router = APIRouter(prefix="/orders")


@router.post("", status_code=201)
async def place(wanted: dict[str, Any], account: CurrentAccount) -> Any:
    # This waits for `orders`, which waits for `payments`, which waits for `accounts`.
    answer = await orders.post("/orders", json=wanted | {"account": account})
    return answer.raise_for_status().json()


@router.get("")
async def show_all() -> Any:
    # While this waits, nobody else is served.
    return all_orders()


def all_orders() -> Any:
    return requests.get(f"{os.environ['ORDERS_URL']}/orders", timeout=2).json()


# One page, and four calls before it can be shown.
@router.get("/{number}")
async def show(number: int) -> dict[str, Any]:
    order = (await orders.get(f"/orders/{number}")).json()
    buyer = (await accounts.get(f"/accounts/{order['account']}")).json()
    charge = (await payments.get(f"/charges/{order['number']}")).json()
    left = (await stock.get(f"/stock/{order['sku']}")).json()
    return {"order": order, "buyer": buyer["name"], "paid": charge["amount"], "left": left["on_hand"]}


@router.delete("/{number}")
async def cancel(number: int) -> bool:
    answer = await orders.delete(f"/orders/{number}")
    return answer.is_success


@router.get("/{number}/receipt")
async def receipt(number: int) -> Any:
    answer = await orders.get(f"/orders/{number}/receipt")
    return answer.raise_for_status().json()


@router.get("/{number}/tracking")
async def tracking(number: int) -> Any:
    # `orders` has no such route.
    answer = await orders.get(f"/orders/{number}/tracking")
    return answer.raise_for_status().json()
