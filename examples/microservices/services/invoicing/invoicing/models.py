from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from shopkit.database import Base


class Invoice(Base):
    __tablename__ = "invoices"
    __table_args__ = {"schema": "billing"}

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"))
    total: Mapped[Decimal]
    due: Mapped[date]
    paid: Mapped[bool] = mapped_column(default=False)


class OrderLine(Base):
    """What an invoice lists: our own view of a table of orders."""

    __tablename__ = "order_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    price: Mapped[Decimal]
