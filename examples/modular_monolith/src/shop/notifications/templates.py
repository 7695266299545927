from shop.web.links import order_link


def thanks(number: int, total: str) -> str:
    return f"Thank you! We received your order over {total}.\nFollow it here: {order_link(number)}"


def footer() -> str:
    return "The shop"
