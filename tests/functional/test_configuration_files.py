"""Addresses in configuration files that services read by themselves."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

Archfit = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[Mapping[str, str]], Path]

DOCKERFILE = 'FROM python:3.12\nCMD ["python", "main.py"]\n'
SETTINGS = """from pathlib import Path

import yaml


def load(name):
    with open(Path(__file__).parent / "config" / name) as file:
        return yaml.safe_load(file)
"""
MAIN = """import requests
from sqlalchemy import create_engine, text

from settings import load

config = load("app.yml")
engine = create_engine(config["db"]["url"])
"""
ORDERS = """

def place():
    requests.get(config["services"].get("billing") + "/unpaid", timeout=2)
"""
BILLING = """
from flask import Flask

app = Flask(__name__)


@app.get("/unpaid")
def unpaid():
    with engine.connect() as connection:
        return connection.execute(text("select total from orders where not paid"))
"""
DATABASE = "db:\n  url: postgresql://{0}:s3cret@db:5432/shop\n"
SHOP = {
    "compose.yml": """services:
  orders:
    build: orders
  billing:
    build: billing
  db:
    image: postgres:16
""",
    "orders/Dockerfile": DOCKERFILE,
    "orders/main.py": MAIN + ORDERS,
    "orders/settings.py": SETTINGS,
    "orders/config/app.yml": DATABASE.format("orders") + "services:\n  billing: http://billing:8000\n",
    "billing/Dockerfile": DOCKERFILE,
    "billing/main.py": MAIN + BILLING,
    "billing/settings.py": SETTINGS,
    "billing/config/app.yml": DATABASE.format("billing"),
}


def test_two_services_share_the_database_that_two_files_name(archfit: Archfit, write: Write) -> None:
    result = archfit("data", "--output-format=json", cwd=write(SHOP))

    assert "s3cret" not in result.stdout
    assert all(f"db.url in {one}/config/app.yml" in result.stdout for one in ("orders", "billing"))
    assert archfit("data", cwd=write(SHOP)).stdout.splitlines()[:2] == [
        "1 datastore              used by          first at",
        "postgres://db:5432/shop  billing, orders  billing/main.py:7",
    ]


def test_a_request_goes_where_the_file_says(archfit: Archfit, write: Write) -> None:
    assert archfit("wires", cwd=write(SHOP)).stdout.splitlines()[1:2] == [
        "orders → billing  http          1          1  orders/main.py:11"
    ]


def test_files_that_do_not_agree_share_nothing(archfit: Archfit, write: Write) -> None:
    stage = {
        path: text.replace('load("app.yml")', 'load(os.environ["STAGE"] + ".yml")').replace(
            "import requests", "import os\n\nimport requests"
        )
        for path, text in SHOP.items()
    }
    other = {
        f"{one}/config/prod.yml": f"db:\n  url: postgresql://{one}@db:5432/{one}\n" for one in ("orders", "billing")
    }

    shown = archfit("data", cwd=write({**stage, **other})).stdout

    assert "postgres://db:5432/shop" not in shown
