import os


def order_link(number: int) -> str:
    return f"{os.environ.get('SHOP_URL', 'http://localhost:8000')}/orders/{number}"
