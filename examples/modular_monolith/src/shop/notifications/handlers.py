"""Listens to what other modules publish."""

from shop.notifications import templates
from shop.notifications.mail import send
from shop.orders.events import OrderPlaced
from shop.shared.events import subscribe


def thank(event: OrderPlaced) -> None:
    send(event.email, f"Order {event.number}", templates.thanks(event.number, event.total))


def subscribe_all() -> None:
    subscribe(OrderPlaced, thank)
