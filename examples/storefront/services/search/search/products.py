from pydantic import BaseModel


class Product(BaseModel):
    sku: str
    title: str
    on_hand: int = 0


index: dict[str, Product] = {}
