from dataclasses import dataclass

from shop.shared.money import Money, zero


@dataclass(frozen=True)
class Line:
    sku: str
    quantity: int
    price: Money


@dataclass(frozen=True)
class Order:
    number: int
    email: str
    lines: tuple[Line, ...]
    paid: bool = False

    @property
    def total(self) -> Money:
        total = zero()
        for line in self.lines:
            total += line.price.times(line.quantity)
        return total
