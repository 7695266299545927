from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Product:
    sku: str
    title: str
    price: Decimal
    in_stock: int = 0


class UnknownProduct(LookupError):
    """There is no product with this stock-keeping unit."""
