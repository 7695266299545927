"""The way from a cart to a paid order."""

from dataclasses import replace

from shop.catalog.api import base_currency, product
from shop.orders import repository
from shop.orders.events import OrderPlaced
from shop.orders.models import Line, Order
from shop.payments.gateway import PaymentRefused, charge
from shop.shared.events import publish
from shop.shared.money import Money


def place_order(email: str, cart: dict[str, int], card: str) -> Order:
    lines = tuple(_line(sku, quantity) for sku, quantity in cart.items())
    order = Order(repository.next_number(), email, lines)
    repository.save(order)
    try:
        charge(order.number, order.total, card)
    except PaymentRefused as refusal:
        from shop.notifications.mail import send

        send(email, "Your payment was refused", str(refusal))
        raise
    order = replace(order, paid=True)
    repository.save(order)
    publish(OrderPlaced(order.number, email, f"{order.total.amount} {order.total.currency}"))
    return order


def _line(sku: str, quantity: int) -> Line:
    return Line(sku, quantity, Money(product(sku).price, base_currency()))
