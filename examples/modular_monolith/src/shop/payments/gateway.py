"""The card company's service."""

import os

import requests

from shop.shared.money import Money

_TIMEOUT = 10


class PaymentRefused(Exception):
    """The card company said no."""


def charge(order: int, total: Money, card: str) -> str:
    body = {"order": order, "amount": str(total.amount), "currency": total.currency, "card": card}
    answer = requests.post(f"{_address()}/charges", json=body, timeout=_TIMEOUT)
    if answer.status_code == requests.codes.payment_required:
        raise PaymentRefused(answer.json()["reason"])
    answer.raise_for_status()
    return answer.json()["reference"]


def give_back(reference: str) -> None:
    requests.delete(f"{_address()}/charges/{reference}", timeout=_TIMEOUT).raise_for_status()


def _address() -> str:
    return os.environ["CARD_GATEWAY_URL"]
