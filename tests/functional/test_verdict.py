"""What the command says about the boundaries of whole systems: the verdict, advice, and whether a part is ready."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Archfit = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[Mapping[str, str]], Path]

EXAMPLES = Path(__file__).parents[2] / "examples"
DOCKERFILE = 'FROM python:3.12\nCMD ["uvicorn", "main:app"]\n'
DATABASE = "from sqlalchemy import create_engine\n\nengine = create_engine('postgresql://db:5432/shop')\n"
ORDERS = """import requests
from fastapi import FastAPI

app = FastAPI()


@app.post("/orders")
def create():
    requests.post("http://mail:8000/letters", timeout=2)
    return {}
"""
MAIL = """from fastapi import FastAPI

app = FastAPI()


@app.post("/letters")
def send(): ...
"""
SHOP = {
    "compose.yml": "services:\n  orders:\n    build: orders\n  mail:\n    build: mail\n",
    "orders/Dockerfile": DOCKERFILE,
    "orders/main.py": ORDERS,
    "mail/Dockerfile": DOCKERFILE,
    "mail/main.py": MAIL,
}
SHARED = {**SHOP, "orders/db.py": DATABASE, "mail/db.py": DATABASE}
COMMANDS = [("verdict", "--all"), ("advice", "--all"), ("readiness", "orders")]


def test_services_that_only_call_each_other_are_independent(archfit: Archfit, write: Write) -> None:
    shown = archfit("verdict", cwd=write(SHOP))

    assert shown.stdout.splitlines()[0] == "mail, orders: independent"
    assert "  not measured: co-change: the checked folder holds no git repository" in shown.stdout.splitlines()
    assert (shown.returncode, shown.stderr) == (0, "")


def test_a_shared_database_couples_services(archfit: Archfit, write: Write) -> None:
    system = write(SHARED)
    (group,) = json.loads(archfit("verdict", "--output-format", "json", cwd=system).stdout)["groups"]

    assert (group["components"], group["score"], group["verdict"]) == (["mail", "orders"], 35, "coupled")
    assert [(one["kind"], one["points"]) for one in group["signals"]] == [
        ("shared-data", 20),
        ("synchronous-calls", 15),
    ]
    assert [one["path"] for one in group["signals"][0]["evidence"]] == ["mail/db.py", "orders/db.py"]
    assert archfit("verdict", cwd=system).stdout.startswith("mail, orders: coupled, 35 of 100\n")


def test_a_distributed_monolith_does_not_fail_the_command(archfit: Archfit) -> None:
    shown = archfit("verdict", cwd=EXAMPLES / "microservices")

    assert "distributed monolith" in shown.stdout.splitlines()[0]
    assert (shown.returncode, shown.stderr) == (0, "")


def test_without_services_there_is_nothing_to_judge(archfit: Archfit, write: Write) -> None:
    shown = archfit("verdict", cwd=write({"orders/app.py": ""}))

    assert (shown.returncode, shown.stdout) == (0, "no service was found: nothing to judge\n")


def test_a_call_whose_answer_nobody_uses_could_be_an_event(archfit: Archfit, write: Write) -> None:
    system = write(SHOP)
    advice = json.loads(archfit("advice", "--output-format", "json", cwd=system).stdout)["advice"]
    (event,) = (one for one in advice if one["kind"] == "event")

    assert event["components"] == ["orders", "mail"]
    assert (event["reasons"][0]["path"], event["reasons"][0]["line"]) == ("orders/main.py", 9)
    shown = archfit("advice", cwd=system)
    assert any(line.startswith("event: let `orders` publish `") for line in shown.stdout.splitlines())
    assert (shown.returncode, shown.stderr) == (0, "")


def test_where_nothing_is_advised_that_is_said(archfit: Archfit, write: Write) -> None:
    shown = archfit("advice", cwd=write({"orders/app.py": ""}))

    assert (shown.returncode, shown.stdout) == (0, "no advice: nothing speaks for other boundaries\n")


def test_a_component_is_asked_five_questions(archfit: Archfit, write: Write) -> None:
    system = write(SHOP)
    shown = archfit("readiness", "orders", cwd=system)
    document = json.loads(archfit("readiness", "orders", "--output-format", "json", cwd=system).stdout)

    head, *lines = shown.stdout.splitlines()
    assert head.startswith("orders: not ")
    assert len([line for line in lines if "?" in line]) == len(document["answers"]) == 5
    assert (document["component"], document["ready"]) == ("orders", "no" if "not ready" in head else "unknown")
    assert (shown.returncode, shown.stderr) == (0, "")


def test_an_unknown_component_is_refused_with_the_nearest(archfit: Archfit, write: Write) -> None:
    shown = archfit("readiness", "order", cwd=write(SHOP))

    assert (shown.returncode, shown.stdout) == (2, "")
    assert shown.stderr == "error: there is no component `order`: did you mean `orders`?\n"


def test_readiness_needs_a_component(archfit: Archfit, write: Write) -> None:
    assert archfit("readiness", cwd=write(SHOP)).returncode == 2


@pytest.mark.parametrize("question", [*COMMANDS, ("metrics",)], ids=" ".join)
def test_a_mistake_in_the_configuration_is_said(archfit: Archfit, write: Write, question: tuple[str, ...]) -> None:
    shown = archfit(*question, cwd=write({**SHOP, "archfit.toml": "selekt = []\n"}))

    assert (shown.returncode, shown.stdout) == (2, "")
    assert "did you mean `select`?" in shown.stderr


@pytest.mark.parametrize("question", [*COMMANDS, ("metrics",)], ids=" ".join)
def test_a_file_that_is_no_python_does_not_keep_from_the_rest(
    archfit: Archfit, write: Write, question: tuple[str, ...]
) -> None:
    shown = archfit(*question, "--output-format", "json", cwd=write({**SHOP, "orders/broken.py": "def (:\n"}))

    assert (shown.returncode, json.loads(shown.stdout)["version"]) == (0, 1)


@pytest.mark.parametrize("question", COMMANDS, ids=" ".join)
def test_neither_cache_nor_jobs_nor_order_change_the_answer(
    archfit: Archfit, write: Write, tmp_path: Path, question: tuple[str, ...]
) -> None:
    system, kept = write(SHARED), ("--cache-dir", tmp_path / "cache")
    cold = archfit(*question, "--no-cache", cwd=system).stdout

    assert "orders" in cold
    assert [archfit(*question, *kept, cwd=system).stdout for _ in range(2)] == [cold, cold]
    shuffled = {"PYTHONHASHSEED": "7"}
    assert archfit(*question, "--no-cache", "--jobs", "2", cwd=system, variables=shuffled).stdout == cold


@pytest.mark.parametrize("question", COMMANDS, ids=" ".join)
def test_colours_only_where_they_are_wanted(archfit: Archfit, write: Write, question: tuple[str, ...]) -> None:
    system = write(SHARED)

    plain, coloured = archfit(*question, cwd=system).stdout, archfit(*question, "--color", "always", cwd=system).stdout

    assert ("\x1b[" in plain, "\x1b[1" in coloured) == (False, True)
