"""What orders asks of the inventory service."""

from shopkit.http import Service


def reserve(order: int, sku: str, quantity: int) -> None:
    Service("INVENTORY_URL").post("/reservations", {"order": order, "sku": sku, "quantity": quantity})
