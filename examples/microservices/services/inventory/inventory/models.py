from sqlalchemy.orm import Mapped, mapped_column

from shopkit.database import Base


class StockItem(Base):
    __tablename__ = "stock_items"

    sku: Mapped[str] = mapped_column(primary_key=True)
    on_hand: Mapped[int]
    asked_for: Mapped[int] = mapped_column(default=0)


class Reservation(Base):
    __tablename__ = "reservations"

    id: Mapped[int] = mapped_column(primary_key=True)
    order_number: Mapped[int]
    sku: Mapped[str]
    quantity: Mapped[int]
