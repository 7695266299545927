from __future__ import annotations

import pytest

from archfit.model.masking import masked
from archfit.model.value import Hole, Variable, text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("postgresql://app:s3cret@db:5432/orders", "postgresql://app:***@db:5432/orders"),
        ("postgresql://app@db/orders", "postgresql://app@db/orders"),
        ("redis://:s3cret@cache/0", "redis://:***@cache/0"),
        ("http://orders:8000/a@b", "http://orders:8000/a@b"),
        ("amqp://a:b@one,amqp://c:d@two", "amqp://a:***@one,amqp://c:***@two"),
        ("host=db user=app password=s3cret dbname=x", "host=db user=app password=*** dbname=x"),
        ("jdbc:mysql://db/x?user=a&password=b&ssl=1", "jdbc:mysql://db/x?user=a&password=***&ssl=1"),
    ],
)
def test_passwords_are_masked_and_nothing_else(written: str, shown: str) -> None:
    assert masked(text(written)) == text(shown)


def test_variables_and_holes_stay() -> None:
    value = text("mysql://app:", Variable("PW"), "@", Variable("HOST", text("a:b")), "/", Hole("name"))
    assert masked(value) == value
    assert masked(text(Variable("URL", text("mysql://a:b@db")))) == text(Variable("URL", text("mysql://a:***@db")))
