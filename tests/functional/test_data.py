from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Archfit = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[Mapping[str, str]], Path]

DOCKERFILE = 'FROM python:3.12\nCMD ["python", "main.py"]\n'
MAIN = """import os

from sqlalchemy import create_engine, text

engine = create_engine(os.environ["DATABASE_URL"])
"""
ORDERS = """
def place():
    with engine.begin() as connection:
        connection.execute(text("insert into orders (total) values (1)"))
"""
BILLING = """
def unpaid():
    with engine.connect() as connection:
        return connection.execute(text("select total from orders where not paid"))
"""
SHOP = {
    "compose.yml": """services:
  orders:
    build: orders
    environment:
      DATABASE_URL: postgresql://orders:s3cret@db:5432/shop
  billing:
    build: billing
    environment:
      DATABASE_URL: postgresql://billing:s3cret@db:5432/shop
  db:
    image: postgres:16
""",
    "orders/Dockerfile": DOCKERFILE,
    "orders/main.py": MAIN + ORDERS,
    "billing/Dockerfile": DOCKERFILE,
    "billing/main.py": MAIN + BILLING,
}
STORE = "postgres://db:5432/shop"


def test_data_shows_the_stores_and_who_uses_them(archfit: Archfit, write: Write) -> None:
    result = archfit("data", cwd=write(SHOP))

    assert result.stdout.splitlines()[:2] == [
        "1 datastore              used by          first at",
        f"{STORE}  billing, orders  billing/main.py:5",
    ]
    assert (result.returncode, result.stderr) == (0, "")


def test_data_shows_who_reads_and_writes_a_table(archfit: Archfit, write: Write) -> None:
    system = write(SHOP)
    (table,) = json.loads(archfit("data", "--output-format", "json", cwd=system).stdout)["tables"]

    assert (table["name"], table["store"]) == ("orders", STORE)
    assert table["readers"] == [{"component": "billing", "at": ["billing/main.py:9"]}]
    assert table["writers"] == [{"component": "orders", "at": ["orders/main.py:9"]}]
    assert "  read by billing at billing/main.py:9" in archfit("data", "orders", cwd=system).stdout.splitlines()


def test_data_asks_whether_another_name_was_meant(archfit: Archfit, write: Write) -> None:
    result = archfit("data", "bililng", cwd=write(SHOP))

    assert (result.returncode, result.stdout) == (2, "")
    assert "no table, datastore or component `bililng`: did you mean `billing`?" in result.stderr


def test_the_map_shows_datastores(archfit: Archfit, write: Write) -> None:
    system = write(SHOP)

    assert json.loads(archfit("map", "--output-format", "json", cwd=system).stdout)["datastores"] == [
        {
            "id": STORE,
            "engine": "postgres",
            "users": [
                {"component": "billing", "at": ["billing/main.py:5"]},
                {"component": "orders", "at": ["orders/main.py:5"]},
            ],
        }
    ]
    assert STORE in archfit("map", cwd=system).stdout


@pytest.mark.parametrize("question", [("data",), ("data", "--output-format", "json"), ("map",), ("check",)])
def test_no_password_is_ever_shown(archfit: Archfit, write: Write, question: tuple[str, ...]) -> None:
    result = archfit(*question, cwd=write(SHOP))

    assert STORE in result.stdout
    assert "s3cret" not in result.stdout + result.stderr


def test_neither_cache_nor_jobs_change_the_answer(archfit: Archfit, write: Write, tmp_path: Path) -> None:
    system, kept = write(SHOP), ("--cache-dir", tmp_path / "cache")
    cold = archfit("data", "--all", "--no-cache", cwd=system).stdout

    assert STORE in cold
    assert [archfit("data", "--all", *kept, cwd=system).stdout for _ in range(2)] == [cold, cold]
    assert [archfit("data", "--all", "--no-cache", "--jobs", jobs, cwd=system).stdout for jobs in "12"] == [cold] * 2
