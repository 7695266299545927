from decimal import Decimal

import requests
from fastapi import APIRouter, HTTPException
from pydantic import BaseModel

from orders.models import Order, session
from orders.neighbours import ACCOUNTS, PAYMENTS, STOCK

router = APIRouter()


class Receipt(BaseModel):
    buyer: str
    paid: Decimal
    parcel: str


@router.get("/orders/{number}/receipt")
def receipt(number: int) -> Receipt:
    with session() as database:
        order = database.get(Order, number)
    if order is None:
        raise HTTPException(404)
    # Three answers that do not need each other, one after the other.
    account = requests.get(f"{ACCOUNTS}/accounts/{order.account}", timeout=2).json()
    charge = requests.get(f"{PAYMENTS}/charges/{number}", timeout=2).json()
    parcel = requests.get(f"{STOCK}/parcels/{number}", timeout=2).json()
    return Receipt(buyer=account["name"], paid=charge["amount"], parcel=parcel["tracking"])
