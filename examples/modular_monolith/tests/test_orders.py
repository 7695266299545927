"""Tests may look anywhere: they are not held to the architecture."""

from decimal import Decimal

from shop.orders.models import Line, Order
from shop.shared.money import Money


def test_total() -> None:
    lines = (Line("A", 2, Money(Decimal("1.50"), "EUR")), Line("B", 1, Money(Decimal(4), "EUR")))

    assert Order(1, "ada@example.org", lines).total == Money(Decimal("7.00"), "EUR")
