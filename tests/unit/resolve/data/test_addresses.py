from __future__ import annotations

import pytest

from archfit.model.value import Hole, Text, text
from archfit.resolve.data.addresses import UNKNOWN, Address, address, family


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("postgresql+asyncpg://app:***@db:6432/shop?ssl=1", Address("postgres", "db", "6432", "shop", "app")),
        ("postgres://app@DB.example.com/shop", Address("postgres", "db.example.com", "", "shop", "app")),
        ("postgresql://app@db", Address("postgres", "db", "", "app", "app")),
        ("postgresql:///shop?host=db", Address("postgres", "db", "", "shop")),
        ("postgresql://[::1]:5432/shop", Address("postgres", "::1", "5432", "shop")),
        ("mysql+pymysql://app:***@db/shop", Address("mysql", "db", "", "shop", "app")),
        ("mongodb://app:***@b:27018,a:27018/shop?replicaSet=r", Address("mongo", "a,b", "27018", "shop", "app")),
        ("mongodb+srv://app:***@cluster.example.net/shop", Address("mongo", "cluster.example.net", "", "shop", "app")),
        ("rediss://:***@cache:6380/2", Address("redis", "cache", "6380", "2")),
        ("neo4j+s://graph:7687", Address("neo4j", "graph", "7687")),
        ("bolt://graph", Address("neo4j", "graph")),
        ("elasticsearch://search:9200/index", Address("elasticsearch", "search", "9200")),
        ("jdbc:postgresql://db/shop", Address("postgres", "db", "", "shop")),
        (
            "jdbc:sqlserver://db:1433;databaseName=shop;user=app",
            Address("mssql", "db", "1433", "shop", "app"),
        ),
        ("host=db port=5433 dbname='shop' user=app", Address("postgres", "db", "5433", "shop", "app")),
        ("dbname=shop user=app", Address("postgres", "", "", "shop", "app")),
        (
            "Driver={ODBC Driver 18 for SQL Server};Server=tcp:db,1433;Database=shop;UID=app;PWD=***",
            Address("mssql", "db", "1433", "shop", "app"),
        ),
        ("DRIVER={MySQL ODBC 8.0};SERVER=db;PORT=3307;DATABASE=shop", Address("mysql", "db", "3307", "shop")),
        ("sqlite:///shop.db", Address("sqlite", database="shop.db")),
        ("sqlite:///./shop.db", Address("sqlite", database="shop.db")),
        ("sqlite+aiosqlite:////var/shop.db", Address("sqlite", database="/var/shop.db")),
    ],
)
def test_what_addresses_say(said: str, expected: Address) -> None:
    assert address(Text((said,))) == expected


@pytest.mark.parametrize(
    ("said", "engine", "expected"),
    [
        ("http://search:9200", "elasticsearch", Address("elasticsearch", "search", "9200")),
        ("search:9200", "elasticsearch", Address("elasticsearch", "search", "9200")),
        ("localhost", "mongo", Address("mongo", "localhost")),
        ("shop.db", "sqlite", Address("sqlite", database="shop.db")),
        ("file:shop.db?mode=ro", "sqlite", Address("sqlite", database="shop.db?mode=ro")),
    ],
)
def test_what_they_say_to_the_client_of_an_engine(said: str, engine: str, expected: Address) -> None:
    assert address(Text((said,)), engine) == expected


@pytest.mark.parametrize(
    "said",
    [
        "sqlite://",
        "sqlite:///:memory:",
        "amqp://broker/",
        "kafka:9092",
        "https://example.com/db",
        "",
        "shop",
        "x" * 5000,
    ],
)
def test_what_is_no_address_of_a_store(said: str) -> None:
    assert address(Text((said,))) is None


def test_parts_that_are_not_known() -> None:
    unknown_login = address(text("postgresql://", Hole("user"), ":", Hole("password"), "@db/shop"))
    unknown_database = address(text("postgresql://app@db/", Hole("name")))
    unknown_host = address(text("postgresql://app@", Hole("host"), "/shop"))

    assert unknown_login == Address("postgres", "db", "", "shop", UNKNOWN)
    assert unknown_database == Address("postgres", "db", "", UNKNOWN, "app")
    assert unknown_host is not None
    assert not unknown_host.known
    assert address(text(Hole("url"))) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [("PostgreSQL+psycopg2", "postgres"), ("mariadb", "mysql"), ("valkey", "redis"), ("kafka", "kafka")],
)
def test_engines_by_other_names(name: str, expected: str) -> None:
    assert family(name) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("postgresql://app:se/cret@db/shop", Address("postgres", "db", "", "shop", "app")),
        ("postgresql://app:se@cret@db/shop", Address("postgres", "db", "", "shop", "app")),
        ("postgresql://app:se?cret@db/shop", None),
    ],
)
def test_passwords_that_are_not_encoded_stay_out(said: str, expected: Address | None) -> None:
    assert address(Text((said,))) == expected
