import os
from decimal import Decimal

from pydantic import BaseModel
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"

    number: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[int]
    sku: Mapped[str]
    quantity: Mapped[int]
    total: Mapped[Decimal]
    status: Mapped[str] = mapped_column(default="placed")


class NewOrder(BaseModel):
    account: int
    sku: str
    quantity: int
    total: Decimal


class PlacedOrder(NewOrder, from_attributes=True):
    number: int
    status: str


def session() -> Session:
    # A new pool of connections for every request.
    return Session(create_engine(os.environ["DATABASE_URL"]))
