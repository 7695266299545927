"""Joins along keys, in small systems of two components."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from archfit.engine.run import Request, survey

TODAY = date(2026, 1, 1)
CONFIG = """
[components.orders]
path = "orders"

[components.customers]
path = "customers"
"""
CUSTOMERS = """
from django.db import models

class Region(models.Model):
    name = models.TextField()

class Customer(models.Model):
    name = models.TextField()
    region = models.ForeignKey(Region, models.CASCADE)
"""
ORDERS = """
from django.db import models

class Stamped(models.Model):
    by = models.ForeignKey("customers.Customer", models.CASCADE, related_name="stamped_%(class)s")

    class Meta:
        abstract = True

class Order(Stamped):
    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="orders")
    regions = models.ManyToManyField("customers.Region")

class Note(models.Model):
    order = models.ForeignKey(Order, models.CASCADE)
"""


NAMES = """
from django.db.models import Count, F, Q
from customers.models import Customer
from orders.models import Order
"""


def joined(folder: Path, files: dict[str, str]) -> list[str]:
    """Return the pairs of tables that a system joins, as `one + other`."""
    for name, text in {"archfit.toml": CONFIG, "orders/__init__.py": "", "customers/__init__.py": "", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    data = survey(Request(root=folder, today=TODAY), uses=True).project.data
    return [f"{one.one} + {one.other}" for one in data.joins]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('Order.objects.filter(customer__name="Ada")', ["orders_order + customers_customer"]),
        ('Order.objects.order_by("-customer__name")', ["orders_order + customers_customer"]),
        ('Order.objects.values_list("id", "customer__name")', ["orders_order + customers_customer"]),
        ("Order.objects.filter(customer=1, customer__in=[1], customer__id__gt=1, customer__isnull=True)", []),
        ('Order.objects.filter(customer_id=1, name="customer__name")', []),
        ('Order.objects.select_related("customer")', ["orders_order + customers_customer"]),
        (
            'Order.objects.all().filter(customer__region__name="north")',
            ["customers_customer + customers_region", "orders_order + customers_customer"],
        ),
        ('Order.objects.filter(~Q(customer__name="") | Q(id=F("by__id")))', ["orders_order + customers_customer"]),
        ("Order.objects.filter(regions=1)", []),
        ('Order.objects.filter(regions__name="north")', ["orders_order + customers_region"]),
        ('Order.objects.filter(by__name="Ada")', ["orders_order + customers_customer"]),
        ('Customer.objects.annotate(count=Count("orders"))', ["customers_customer + orders_order"]),
        ("Customer.objects.filter(stamped_order=1)", ["customers_customer + orders_order"]),
        ("Order.objects.filter(note__isnull=True)", ["orders_order + orders_note"]),
        ('Order.objects.prefetch_related("note_set")', ["orders_order + orders_note"]),
        ('Order.objects.filter(**{"customer__name": "Ada"})', ["orders_order + customers_customer"]),
    ],
)  # fmt: skip
def test_queries_of_django_follow_keys(tmp_path: Path, query: str, expected: list[str]) -> None:
    service = f"{NAMES}\ndef found():\n    return {query}\n"

    found = joined(
        tmp_path, {"customers/models.py": CUSTOMERS, "orders/models.py": ORDERS, "orders/service.py": service}
    )

    assert found == expected


MAPPED = """
from sqlalchemy.orm import DeclarativeBase, Mapped, joinedload, relationship, selectinload

class Base(DeclarativeBase): ...

class Customer(Base):
    __tablename__ = "customers"
    orders: Mapped[list["Order"]] = relationship(back_populates="customer")

class Order(Base):
    __tablename__ = "orders"
    customer: Mapped[Customer] = relationship(back_populates="orders")
"""


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("joinedload(Order.customer)", ["orders + customers"]),
        ("selectinload(Customer.orders)", ["customers + orders"]),
        ("joinedload(Order.customer).joinedload(Customer.orders)", ["customers + orders", "orders + customers"]),
        ("joinedload(Order.unknown)", []),
    ],
)
def test_queries_of_sqlalchemy_load_along_relationships(tmp_path: Path, option: str, expected: list[str]) -> None:
    text = f"{MAPPED}\ndef found(query):\n    return query.options({option})\n"

    assert joined(tmp_path, {"orders/models.py": text}) == expected


SCHEMAS = """
from sqlalchemy import Index, MetaData
from sqlalchemy.orm import DeclarativeBase

class Base(DeclarativeBase):
    metadata = MetaData(schema="shop")

class Order(Base):
    __tablename__ = "orders"

class Bill(Base):
    __tablename__ = "bills"
    __table_args__ = (Index("by_day", "day"), {"schema": "billing"})
"""


def test_a_table_is_in_the_schema_that_its_class_or_its_metadata_says(tmp_path: Path) -> None:
    joined(tmp_path, {"orders/models.py": SCHEMAS})

    tables = survey(Request(root=tmp_path, today=TODAY), uses=True).project.data.definitions

    assert [str(one.table) for one in tables] == ["billing.bills", "shop.orders"]
