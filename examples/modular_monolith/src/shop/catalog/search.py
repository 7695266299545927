from decimal import Decimal

from shop.catalog.models import Product, UnknownProduct
from shop.shared.storage import connect

_COLUMNS = "sku, title, price, in_stock"


def create_tables() -> None:
    with connect() as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS product (sku PRIMARY KEY, title, price, in_stock)")
        connection.execute("CREATE TABLE IF NOT EXISTS category (name PRIMARY KEY, parent)")


def by_sku(sku: str) -> Product:
    with connect() as connection:
        row = connection.execute(f"SELECT {_COLUMNS} FROM product WHERE sku = ?", (sku,)).fetchone()
    if row is None:
        raise UnknownProduct(sku)
    return _product(row)


def by_words(words: list[str]) -> list[Product]:
    condition = " AND ".join("title LIKE ?" for _ in words) or "TRUE"
    query = f"SELECT {_COLUMNS} FROM product WHERE {condition} ORDER BY title"
    with connect() as connection:
        return [_product(row) for row in connection.execute(query, [f"%{word}%" for word in words])]


def _product(row: tuple[str, str, str, int]) -> Product:
    sku, title, price, in_stock = row
    return Product(sku, title, Decimal(price), in_stock)
