from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Archfit = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[Mapping[str, str]], Path]

EXAMPLE = Path(__file__).parents[2] / "examples" / "microservices"
DOCKERFILE = 'FROM python:3.12\nCMD ["uvicorn", "main:app"]\n'
WEB = """import requests
from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health(): ...


@app.get("/basket")
def basket(keys: list[int]):
    return [price(key) for key in keys]


def price(key):
    return requests.get(f"http://prices:8000/prices/{key}", timeout=2).json()
"""
PRICES = """import requests
from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health(): ...


@app.get("/prices/{key}")
def price(key: int):
    return requests.get("http://web:8000/basket", timeout=2).json()
"""
SHOP = {
    "compose.yml": "services:\n  web:\n    build: web\n  prices:\n    build: prices\n",
    "web/Dockerfile": DOCKERFILE,
    "web/main.py": WEB,
    "prices/Dockerfile": DOCKERFILE,
    "prices/main.py": PRICES,
}


def test_wires_shows_the_graph_of_services(archfit: Archfit) -> None:
    result = archfit("wires", "--output-format", "json", cwd=EXAMPLE)
    edges = {(one["source"], one["target"], one["channel"]) for one in json.loads(result.stdout)["edges"]}

    assert {("inventory", "orders", "http"), ("orders", "invoicing", "task"), ("orders", "inventory", "task")} <= edges
    assert (result.returncode, result.stderr) == (0, "")
    assert "inventory → orders" in archfit("wires", cwd=EXAMPLE).stdout


def test_wires_of_one_component(archfit: Archfit, write: Write) -> None:
    system = write(SHOP)

    assert archfit("wires", "prices", cwd=system).stdout.splitlines()[-3:] == [
        "endpoint           of      called by  at",
        "GET /health        prices  -          prices/main.py:7",
        "GET /prices/{key}  prices  web        prices/main.py:11",
    ]
    result = archfit("wires", "price", cwd=system)
    assert (result.returncode, result.stdout) == (2, "")
    assert "there is no component `price`: did you mean `prices`?" in result.stderr


def test_trace_leads_through_services(archfit: Archfit) -> None:
    result = archfit("trace", "release_abandoned", cwd=EXAMPLE)

    assert "calls GET /orders/{} of orders" in result.stdout
    assert "services/orders:orders.routes.show" in result.stdout
    assert "reaches 1 other component: orders" in result.stdout
    assert (result.returncode, result.stderr) == (0, "")


def test_trace_shows_tables_and_messages(archfit: Archfit) -> None:
    result = archfit("trace", "POST /orders/{id}/cancel", "--output-format", "json", cwd=EXAMPLE)
    document = json.loads(result.stdout)

    assert [one["name"] for one in document["reaches"]["read"]] == ["orders"]
    (function,) = document["trace"]["functions"]
    assert [one["receivers"] for one in function["sends"]] == [["inventory"]]


def test_trace_marks_cycles_and_counts_loops(archfit: Archfit, write: Write) -> None:
    result = archfit("trace", "GET /basket", cwd=write(SHOP))

    assert result.stdout.splitlines() == [
        "GET /basket of web  web/main.py:11",
        "  web:main.basket  web/main.py:12",
        "    web:main.price  web/main.py:13",
        "      calls GET /prices/{key} of prices  web/main.py:17  (times n)",
        "        prices:main.price  prices/main.py:12",
        "          calls GET /basket of web  prices/main.py:13  (a cycle)",
        "",
        "reaches 1 other component: prices",
        "about 2n remote calls, up to 2 one after the other (each place counts once; n is the items of a loop)",
    ]


def test_trace_says_when_nothing_is_reached(archfit: Archfit, write: Write) -> None:
    result = archfit("trace", "web:/health", cwd=write(SHOP))

    assert "nothing is known to be reached" in result.stdout
    assert result.returncode == 0


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("/health", "`/health` means 2 endpoints: `prices:GET /health`, `web:GET /health`: name one of them in full"),
        ("GET /baskte", "there is no endpoint or function `GET /baskte`: did you mean `GET /basket`?"),
    ],
)
def test_trace_wants_one_endpoint(archfit: Archfit, write: Write, word: str, message: str) -> None:
    result = archfit("trace", word, cwd=write(SHOP))

    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr


@pytest.mark.parametrize("question", [("wires", "--all"), ("trace", "GET /basket")])
def test_neither_cache_nor_jobs_change_the_answer(
    archfit: Archfit, write: Write, tmp_path: Path, question: tuple[str, ...]
) -> None:
    system, kept = write(SHOP), ("--cache-dir", tmp_path / "cache")
    cold = archfit(*question, "--no-cache", cwd=system).stdout

    assert "prices" in cold
    assert [archfit(*question, *kept, cwd=system).stdout for _ in range(2)] == [cold, cold]
    assert [archfit(*question, "--no-cache", "--jobs", jobs, cwd=system).stdout for jobs in "12"] == [cold] * 2
