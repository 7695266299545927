"""What others may ask of payments."""

from shop.payments import gateway, ledger
from shop.payments.gateway import PaymentRefused
from shop.shared.money import Money

__all__ = ["PaymentRefused", "pay", "refund"]


def pay(order: int, total: Money, card: str) -> str:
    reference = gateway.charge(order, total, card)
    ledger.book(order, total, reference)
    return reference


def refund(order: int) -> None:
    for total, reference in ledger.bookings(order):
        gateway.give_back(reference)
        ledger.book(order, total.times(-1), reference)
