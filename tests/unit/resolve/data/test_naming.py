from __future__ import annotations

import pytest

from archfit.resolve.data.naming import computed, conventional, engine, of_django, snake


@pytest.mark.parametrize(
    ("library", "name", "table"),
    [
        ("django.db.models.Model", "OrderLine", "shop_orderline"),
        ("flask_sqlalchemy.Model", "OrderLine", "order_line"),
        ("piccolo.table.Table", "OrderLine", "order_line"),
        ("mongoengine.Document", "OrderLine", "order_line"),
        ("sqlmodel.SQLModel", "OrderLine", "orderline"),
        ("peewee.Model", "OrderLine", "orderline"),
        ("tortoise.models.Model", "OrderLine", "orderline"),
        ("pony.orm.core.Entity", "OrderLine", "orderline"),
        ("beanie.Document", "OrderLine", "orderline"),
        ("sqlalchemy.orm.DeclarativeBase", "OrderLine", ""),
    ],
)
def test_the_table_of_a_class_that_says_none(library: str, name: str, table: str) -> None:
    assert conventional(library, name, "shop") == table


def test_names_are_split_before_capitals() -> None:
    assert [snake(name) for name in ("Order", "OrderLine", "HTTPRequest", "MFAChallenge2")] == [
        "order",
        "order_line",
        "http_request",
        "mfa_challenge2",
    ]


def test_a_computed_name_may_be_in_the_plural() -> None:
    assert computed("OrderEntry") == ("order_entry", "order_entries", "orderentry", "orderentrys")


def test_tables_that_come_with_django() -> None:
    assert (of_django("auth", "Permission"), of_django("sites", "Site")) == ("auth_permission", "django_site")


@pytest.mark.parametrize(
    ("function", "said", "expected"),
    [
        ("sqlalchemy.orm.Session.query", "", ""),
        ("pymongo.collection.Collection.find", "", "mongo"),
        ("botocore.client.BaseClient.put_object", "", "s3"),
        ("botocore.client.BaseClient.put_item", "", "dynamodb"),
        ("anything.at.all", "postgres", "postgres"),
    ],
)
def test_the_engine_that_a_function_talks_to(function: str, said: str, expected: str) -> None:
    assert engine(function, said) == expected
