from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Archfit = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[Mapping[str, str]], Path]

SHOP = {
    "shop/__init__.py": "",
    "shop/orders.py": "from shop.payments import charge\n\n\ndef place():\n    charge()\n    print('placed')\n",
    "shop/payments.py": "from shop.bank import Bank\n\n\ndef charge():\n    Bank().pay()\n",
    "shop/bank.py": "class Bank:\n    def __init__(self): ...\n    def pay(self): self.log()\n    def log(self): ...\n",
}


def test_calls_shows_whom_a_function_calls(archfit: Archfit, write: Write) -> None:
    result = archfit("calls", "shop.payments.charge", cwd=write(SHOP))

    assert result.stdout.splitlines() == [
        "shop.payments.charge  shop/payments.py:4",
        "  shop.bank.Bank.__init__  shop/payments.py:5  (constructor)",
        "  shop.bank.Bank.pay  shop/payments.py:5",
    ]
    assert result.returncode == 0


def test_calls_follows_them_as_deep_as_it_is_told(archfit: Archfit, write: Write) -> None:
    result = archfit("calls", "place", "--depth", "3", cwd=write(SHOP))

    assert result.stdout.splitlines() == [
        "shop.orders.place  shop/orders.py:4",
        "  shop.payments.charge  shop/orders.py:5",
        "    shop.bank.Bank.__init__  shop/payments.py:5  (constructor)",
        "    shop.bank.Bank.pay  shop/payments.py:5",
        "      shop.bank.Bank.log  shop/bank.py:3",
        "  builtins.print  shop/orders.py:6",
    ]


def test_calls_shows_who_calls_a_function(archfit: Archfit, write: Write) -> None:
    result = archfit("calls", "Bank.pay", "--callers", "--depth", "2", cwd=write(SHOP))

    assert result.stdout.splitlines() == [
        "shop.bank.Bank.pay  shop/bank.py:3",
        "  shop.payments.charge  shop/payments.py:5",
        "    shop.orders.place  shop/orders.py:5",
    ]


def test_calls_says_when_there_are_none(archfit: Archfit, write: Write) -> None:
    system = write(SHOP)

    assert "it is not known to call anything" in archfit("calls", "Bank.log", cwd=system).stdout
    assert "nothing is known to call it" in archfit("calls", "place", "--callers", cwd=system).stdout


def test_calls_asks_whether_another_name_was_meant(archfit: Archfit, write: Write) -> None:
    result = archfit("calls", "shop.payments.chrage", cwd=write(SHOP))

    assert (result.returncode, result.stdout) == (2, "")
    assert (
        "there is no function or module `shop.payments.chrage`: did you mean `shop.payments.charge`?" in result.stderr
    )


def test_calls_refuses_a_name_of_several(archfit: Archfit, write: Write) -> None:
    result = archfit("calls", "run", cwd=write({"a.py": "def run(): ...\n", "b.py": "def run(): ...\n"}))

    assert result.returncode == 2
    assert "`run` means 2 functions, such as `a.run`, `b.run`: name one in full" in result.stderr


def test_why_shows_the_shortest_chain_of_imports(archfit: Archfit, write: Write) -> None:
    result = archfit("why", "shop.orders", "bank", cwd=write(SHOP))

    assert result.stdout.splitlines() == [
        "shop.orders    imports  shop.payments  shop/orders.py:1",
        "shop.payments  imports  shop.bank  shop/payments.py:1",
    ]
    assert result.returncode == 0


def test_why_shows_the_shortest_chain_of_calls_between_functions(archfit: Archfit, write: Write) -> None:
    result = archfit("why", "shop.orders.place", "shop.bank.Bank.log", cwd=write(SHOP))

    assert result.stdout.splitlines() == [
        "shop.orders.place     calls  shop.payments.charge  shop/orders.py:5",
        "shop.payments.charge  calls  shop.bank.Bank.pay  shop/payments.py:5",
        "shop.bank.Bank.pay    calls  shop.bank.Bank.log  shop/bank.py:3",
    ]


def test_why_leads_from_a_function_into_a_component(archfit: Archfit, write: Write) -> None:
    files = {
        "archfit.toml": '[components.till]\npath = "till"\n[components.sales]\npath = "sales"\n',
        "till/__init__.py": "",
        "till/api.py": "def charge(): ...\n",
        "sales/__init__.py": "",
        "sales/orders.py": "from till import api\n\n\ndef place(): api.charge()\n",
    }
    system = write(files)

    assert archfit("why", "sales.orders.place", "till", cwd=system).stdout == (
        "sales.orders.place  calls  till.api.charge  sales/orders.py:4\n"
    )
    assert archfit("why", "sales", "till", cwd=system).stdout == (
        "sales.orders  imports  till.api  sales/orders.py:1\n"
    )


def test_why_exits_with_1_when_there_is_no_chain(archfit: Archfit, write: Write) -> None:
    result = archfit("why", "shop.bank", "shop.orders", cwd=write(SHOP))

    assert result.stdout == "no chain of imports or calls leads from `shop.bank` to `shop.orders`\n"
    assert result.returncode == 1


def test_why_asks_whether_another_name_was_meant(archfit: Archfit, write: Write) -> None:
    result = archfit("why", "shop.bank", "shop.order", cwd=write(SHOP))

    assert (result.returncode, result.stdout) == (2, "")
    assert "there is no module, component or function `shop.order`: did you mean `shop.orders`?" in result.stderr


@pytest.mark.parametrize("question", [("calls", "place", "--depth", "3"), ("why", "place", "Bank.log")])
def test_neither_cache_nor_jobs_change_the_answer(
    archfit: Archfit, write: Write, tmp_path: Path, question: tuple[str, ...]
) -> None:
    system, kept = write(SHOP), ("--cache-dir", tmp_path / "cache")
    cold = archfit(*question, "--no-cache", cwd=system).stdout

    assert len(cold.splitlines()) > 2
    assert [archfit(*question, *kept, cwd=system).stdout for _ in range(2)] == [cold, cold]
    assert [archfit(*question, "--no-cache", "--jobs", jobs, cwd=system).stdout for jobs in "128"] == [cold] * 3


def test_a_damaged_cache_changes_no_answer(archfit: Archfit, write: Write, tmp_path: Path) -> None:
    system, cache = write(SHOP), tmp_path / "cache"
    cold = archfit("calls", "place", "--cache-dir", cache, cwd=system).stdout
    for place in cache.glob("facts-*"):
        place.write_bytes(place.read_bytes()[:-9] + b"x" * 9)

    assert archfit("calls", "place", "--cache-dir", cache, cwd=system).stdout == cold


def test_a_file_no_parser_survives_costs_its_own_calls_alone(archfit: Archfit, write: Write) -> None:
    system = write(SHOP | {"shop/deep.py": "x = a" + ".b" * 100_000})

    result = archfit("calls", "shop.payments.charge", cwd=system)

    assert (result.returncode, len(result.stdout.splitlines())) == (0, 3)
    assert result.stderr.startswith("warning: shop/deep.py: killed the parser (")


def test_dump_calls_prints_names_relative_to_the_root(archfit: Archfit, write: Write) -> None:
    system = write({
        "main.py": "from lib import run\nrun(' '.join([]))\n",
        "lib/__init__.py": "def run(text):\n    [].append(len(text))\n    {}.get(1)\n",
    })  # fmt: skip
    result = archfit("dump-calls", system, cwd=system.parent)

    assert json.loads(result.stdout) == {
        "main": ["<**PyStr**>.join", "lib.run"],
        "lib": [],
        "lib.run": ["<**PyDict**>.get", "<**PyList**>.append", "<builtin>.len"],
        "<**PyStr**>.join": [],
        "<**PyList**>.append": [],
        "<**PyDict**>.get": [],
        "<builtin>.len": [],
    }


def test_dump_calls_survives_what_cannot_be_read(archfit: Archfit, write: Write) -> None:
    system = write({"main.py": "def (\n", "other.py": "def run(): ...\nrun()\n"})
    (system / "binary.py").write_bytes(b"\0\xff")
    result = archfit("dump-calls", system, cwd=system)

    assert (result.returncode, json.loads(result.stdout)["other"]) == (0, ["other.run"])


def test_dump_calls_names_the_file_that_no_parser_survives(archfit: Archfit, write: Write) -> None:
    system = write({"deep.py": "x = a" + ".b" * 100_000, "other.py": "def run(): ...\nrun()\n"})
    result = archfit("dump-calls", system, cwd=system)

    assert (result.returncode, json.loads(result.stdout)["other"]) == (2, ["other.run"])
    assert result.stderr.startswith("warning: deep.py: killed the parser (")
    assert result.stderr.endswith("): its calls are missing\n")


def test_dump_calls_wants_a_folder(archfit: Archfit, write: Write) -> None:
    result = archfit("dump-calls", "nowhere", cwd=write(SHOP))

    assert (result.returncode, result.stdout) == (2, "")
    assert "`nowhere` is no folder: name the one that holds the program" in result.stderr


def test_only_what_is_meant_for_users_stands_in_the_help(archfit: Archfit, tmp_path: Path) -> None:
    shown = archfit("--help", cwd=tmp_path).stdout

    assert "calls" in shown
    assert "dump-calls" not in shown
