"""Who buys from us."""

from sqlalchemy.orm import Mapped, mapped_column

from shopkit.database import Base


class Customer(Base):
    __tablename__ = "customers"

    email: Mapped[str] = mapped_column(primary_key=True)
    vat_number: Mapped[str | None]
