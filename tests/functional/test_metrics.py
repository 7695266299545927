"""
The numbers of systems, what they were at another commit, and gates.

`ARCHFIT_UPDATE=1 python -m pytest tests/functional/test_metrics.py` writes the expected tables anew.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Archfit = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[Mapping[str, str]], Path]

HERE = Path(__file__).parent
SYSTEMS = sorted(place.parent for place in (HERE.parents[1] / "examples").glob("*/archfit.toml"))
SERVICES = """
[components.orders]
path = "orders"
kind = "service"

[components.billing]
path = "billing"
kind = "service"
"""
SHOP = {
    "archfit.toml": SERVICES,
    "orders/app.py": "import orders.cart\n",
    "orders/cart.py": "",
    "billing/app.py": "",
}
TANGLED = {**SHOP, "orders/cart.py": "import orders.app\nimport billing.app\n"}
IDENTITY = {
    f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "a"), ("EMAIL", "a@b.c"))
}


def gate(metric: str, **limits: object) -> str:
    """Return a configuration with one more gate."""
    lines = [f"{key} = {json.dumps(value)}" for key, value in {"metric": metric, **limits}.items()]
    return "\n".join((SERVICES, "[[gates]]", *lines, ""))


def numbers(archfit: Archfit, system: Path, *arguments: str) -> Any:
    shown = archfit("metrics", "--output-format", "json", *arguments, cwd=system)
    assert (shown.returncode, shown.stderr) == (0, "")
    return json.loads(shown.stdout)


def git(system: Path, *words: str) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    alone = {**kept, **IDENTITY, "HOME": str(system), "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *words], cwd=system, env=alone, check=True, capture_output=True)


def commit(system: Path, files: Mapping[str, str | None]) -> None:
    """Write files, or remove those without content, and commit all that there is."""
    if not (system / ".git").exists():
        git(system, "init", "-q", "-b", "main")
    for path, content in files.items():
        if content is None:
            (system / path).unlink()
        else:
            (system / path).parent.mkdir(parents=True, exist_ok=True)
            (system / path).write_text(content, encoding="utf-8")
    git(system, "add", "--all")
    git(system, "commit", "-q", "-m", "Change")


@pytest.fixture
def shop(write: Write) -> Path:
    """A repository whose first commit is tangled, and its second one not."""
    system = write({})
    system.mkdir()
    commit(system, TANGLED)
    commit(system, SHOP)
    return system


# -- numbers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("system", SYSTEMS, ids=[system.name for system in SYSTEMS])
def test_the_numbers_of_the_examples(archfit: Archfit, system: Path) -> None:
    golden = HERE / "metrics" / f"{system.name}.txt"

    shown = archfit("metrics", cwd=system)

    if os.environ.get("ARCHFIT_UPDATE"):
        golden.write_text(shown.stdout, encoding="utf-8")
    assert shown.stdout == golden.read_text(encoding="utf-8")
    assert (shown.returncode, shown.stderr) == (0, "")


def test_neither_place_nor_order_nor_cache_nor_jobs_change_a_number(archfit: Archfit, tmp_path: Path) -> None:
    system = SYSTEMS[0]
    copy, kept = shutil.copytree(system, tmp_path / "elsewhere"), ("--cache-dir", tmp_path / "cache")
    expected = archfit("metrics", "--no-cache", cwd=system).stdout

    assert [archfit("metrics", *kept, cwd=copy).stdout for _ in range(2)] == [expected] * 2
    shuffled = {"PYTHONHASHSEED": "7"}
    assert archfit("metrics", "--no-cache", "--jobs", "2", cwd=copy, variables=shuffled).stdout == expected


def test_numbers_for_programs(archfit: Archfit, write: Write) -> None:
    document = numbers(archfit, write(SHOP))

    assert list(document) == ["version", "system", "components", "broken-gates"]
    assert (document["version"], document["broken-gates"]) == (1, [])
    assert {name: document["system"][name] for name in ("modules", "cyclicity", "propagation-cost", "co-change")} == {
        "modules": 3,
        "cyclicity": 0.0,
        "propagation-cost": round(4 / 9, 4),
        "co-change": None,
    }
    assert [(name, each["modules"]) for name, each in document["components"].items()] == [("billing", 1), ("orders", 2)]


def test_without_python_there_are_no_numbers(archfit: Archfit, write: Write) -> None:
    document = numbers(archfit, write({"notes.md": ""}))

    assert {name: value for name, value in document["system"].items() if value is not None} == {
        "components": 0,
        "modules": 0,
    }


# -- another commit -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reference", ["HEAD", "main", "@"])
def test_head_is_what_is_checked_out(archfit: Archfit, shop: Path, reference: str) -> None:
    document = numbers(archfit, shop, "--since", reference)
    before, now = document["before"], {key: document[key] for key in ("system", "components")}
    for each in (before, now):
        for found in (each["system"], *each["components"].values()):
            del found["co-change"]  # is about all commits up to now

    assert before == now


@pytest.mark.parametrize("reference", ["HEAD~1", "HEAD^", "main~1", "v1", "old", "origin/main"])
def test_another_commit_has_its_own_numbers(archfit: Archfit, shop: Path, reference: str) -> None:
    git(shop, "tag", "-a", "-m", "one", "v1", "HEAD~1")
    git(shop, "branch", "old", "HEAD~1")
    git(shop, "update-ref", "refs/remotes/origin/main", "HEAD~1")

    document = numbers(archfit, shop, "--since", reference)

    assert (document["before"]["system"]["cyclicity"], document["system"]["cyclicity"]) == (round(2 / 3, 4), 0.0)
    assert document["before"]["components"]["orders"]["efferent"] == 1


def test_the_difference_is_shown(archfit: Archfit, shop: Path) -> None:
    lines = archfit("metrics", "--since", "HEAD~1", cwd=shop).stdout.splitlines()

    assert "cyclicity              0  (-0.6667)  modules on cycles" in lines
    assert "components             2             components" in lines
    assert next(line.split() for line in lines if line.startswith("orders"))[:4] == ["orders", "2", "0", "0"]


def test_what_is_not_committed_counts_as_now(archfit: Archfit, shop: Path) -> None:
    (shop / "orders/new.py").write_text("")

    document = numbers(archfit, shop, "--since", "HEAD")

    assert (document["before"]["system"]["modules"], document["system"]["modules"]) == (3, 4)


def test_a_commit_before_there_was_any_code(archfit: Archfit, write: Write) -> None:
    system = write({})
    system.mkdir()
    commit(system, {"notes.md": ""})
    commit(system, SHOP)

    document = numbers(archfit, system, "--since", "HEAD~1")

    assert (document["before"]["system"]["modules"], document["before"]["components"]) == (0, {})


def test_a_component_that_is_new_has_nothing_to_compare_with(archfit: Archfit, write: Write) -> None:
    system = write({})
    system.mkdir()
    commit(system, {path: content for path, content in SHOP.items() if not path.startswith("billing")})
    commit(system, SHOP)

    document = numbers(archfit, system, "--since", "HEAD~1")

    assert list(document["before"]["components"]) == ["orders"]
    assert list(document["components"]) == ["billing", "orders"]


def test_what_it_was_is_judged_by_the_configuration_of_today(archfit: Archfit, write: Write) -> None:
    system = write({})
    system.mkdir()
    commit(system, {**SHOP, "archfit.toml": "not = [ toml"})
    commit(system, {"archfit.toml": SERVICES.replace("billing", "payments", 1).replace("payments", "billing")})

    assert list(numbers(archfit, system, "--since", "HEAD~1")["before"]["components"]) == ["billing", "orders"]


def test_the_project_file_is_read_as_it_was(archfit: Archfit, write: Write) -> None:
    """The configuration may stand in a file that also says what is built."""
    table = '[tool.archfit.components.orders]\npath = "orders"\n'
    system = write({})
    system.mkdir()
    commit(system, {"pyproject.toml": "", "orders/app.py": ""})
    commit(system, {"pyproject.toml": table})

    assert list(numbers(archfit, system, "--since", "HEAD~1")["before"]["components"]) == ["orders"]


def test_library_files_of_today_explain_the_code_of_then(archfit: Archfit, write: Write) -> None:
    stub = '"""Ours."""\n\nwith module("ours"):\n    @request(verb="GET")\n    def fetch(url: URL) -> None: ...\n'
    code = 'import ours\n\n\ndef one(key):\n    return ours.fetch(f"http://billing/{key}")\n'
    system = write({})
    system.mkdir()
    commit(system, {**SHOP, "orders/app.py": code})
    commit(system, {"archfit.toml": f'libraries = ["stubs/ours.pyi"]\n{SERVICES}', "stubs/ours.pyi": stub})

    document = numbers(archfit, system, "--since", "HEAD~1")

    assert document["before"]["system"]["resolved"] == document["system"]["resolved"] is not None


def test_a_configuration_outside_of_the_root_stays_where_it_is(archfit: Archfit, shop: Path, tmp_path: Path) -> None:
    outside = tmp_path / "settings/archfit.toml"
    outside.parent.mkdir()
    outside.write_text(SERVICES)
    before = sorted(tmp_path.rglob("*"))
    asked = ("--root", str(shop), "--config", str(outside), "--no-cache")

    document = numbers(
        archfit,
        shop,
        "--since",
        "HEAD",
        *asked,
    )

    assert document["before"]["system"]["components"] == document["system"]["components"]
    assert sorted(tmp_path.rglob("*")) == before


def test_nothing_is_written_into_the_checked_folder(archfit: Archfit, shop: Path, tmp_path: Path) -> None:
    room = tmp_path / "room"
    room.mkdir()
    before = {path: path.stat().st_mtime_ns for path in shop.rglob("*")}

    archfit("metrics", "--since", "HEAD~1", "--no-cache", cwd=shop, variables={"TMPDIR": str(room)})

    assert {path: path.stat().st_mtime_ns for path in shop.rglob("*")} == before
    assert list(room.iterdir()) == []


def test_code_of_another_commit_is_not_run(archfit: Archfit, write: Write, tmp_path: Path) -> None:
    system = write({})
    system.mkdir()
    evil = f"open({str(tmp_path / 'mark')!r}, 'w')\n"
    commit(
        system, {**SHOP, "orders/__init__.py": evil, "conftest.py": evil, "setup.py": evil, "sitecustomize.py": evil}
    )
    commit(system, {"orders/__init__.py": ""})

    numbers(archfit, system, "--since", "HEAD~1")

    assert not (tmp_path / "mark").exists()


@pytest.mark.parametrize("reference", ["mian", "HEAD~9", "--help", "-x", "\x1b[2J::error::", "HEAD:orders"])
def test_what_is_no_commit_is_refused_in_one_sentence(archfit: Archfit, shop: Path, reference: str) -> None:
    shown = archfit("metrics", f"--since={reference}", cwd=shop)

    assert (shown.returncode, shown.stdout) == (2, "")
    assert shown.stderr.startswith("error: `")
    assert shown.stderr.endswith("` is no branch, tag or commit here\n")
    assert "\x1b" not in shown.stderr


def test_without_a_repository_there_is_nothing_to_compare_with(archfit: Archfit, write: Write) -> None:
    shown = archfit("metrics", "--since", "HEAD", cwd=write(SHOP))

    assert (shown.returncode, shown.stdout) == (2, "")
    assert "there is no history to compare with: the checked folder holds no git repository" in shown.stderr


# -- gates ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        pytest.param(gate("cyclicity", max=0), 0, "", id="kept"),
        pytest.param(gate("co-change", max=0), 0, "", id="of what is not known"),
        pytest.param(
            gate("propagation-cost", max=0.4),
            1,
            "gate: propagation-cost is 0.4444, above 0.4  archfit.toml:10",
            id="too much",
        ),
        pytest.param(gate("modules", min=9), 1, "gate: modules is 3, below 9  archfit.toml:10", id="too little"),
        pytest.param(
            gate("modules", component="orders", max=1),
            1,
            "gate: modules of orders is 2, above 1  archfit.toml:10",
            id="of a component",
        ),
        pytest.param(gate("modules", ratchet=True), 0, "", id="a ratchet and nothing to compare with"),
    ],
)
def test_gates_decide_about_the_exit_code(archfit: Archfit, write: Write, text: str, code: int, line: str) -> None:
    system = write({**SHOP, "archfit.toml": text})

    shown = archfit("metrics", cwd=system)

    assert (shown.returncode, shown.stderr) == (code, "")
    assert shown.stdout.splitlines()[-1].startswith(line or "orders")
    assert archfit("check", cwd=system).returncode == 0


@pytest.mark.parametrize(("first", "second", "code"), [(SHOP, TANGLED, 1), (TANGLED, SHOP, 0), (SHOP, SHOP, 0)])
def test_a_ratchet_holds_what_was_reached(
    archfit: Archfit, write: Write, first: Mapping[str, str], second: Mapping[str, str], code: int
) -> None:
    settings = {"archfit.toml": gate("cyclicity", ratchet=True)}
    system = write({})
    system.mkdir()
    commit(system, {**first, **settings})
    commit(system, {**second, **settings, "notes.md": ""})

    shown = archfit("metrics", "--since", "HEAD~1", cwd=system)

    line = "gate: cyclicity is 0.6667, worse than before (0)  archfit.toml:10"
    assert (shown.returncode, line in shown.stdout.splitlines(), shown.stderr) == (code, code == 1, "")


def test_broken_gates_for_programs(archfit: Archfit, write: Write) -> None:
    system = write(
        {
            **SHOP,
            "archfit.toml": gate("instability", component="orders", min=0.5) + gate("modules", max=1)[len(SERVICES) :],
        }
    )

    shown = archfit("metrics", "--output-format", "json", cwd=system)

    assert shown.returncode == 1
    assert json.loads(shown.stdout)["broken-gates"] == [
        {"metric": "modules", "component": None, "value": 3, "limit": 1.0, "how": "above"}
    ]


def test_a_gate_of_an_unknown_component_is_a_mistake(archfit: Archfit, write: Write) -> None:
    shown = archfit("metrics", cwd=write({**SHOP, "archfit.toml": gate("modules", component="order", max=1)}))

    assert (shown.returncode, shown.stdout) == (2, "")
    assert "there is no component `order` for the gate of `modules`" in shown.stderr
    assert "did you mean `orders`?" in shown.stderr
    assert "archfit.toml:10" in shown.stderr


def test_an_unknown_metric_is_a_mistake(archfit: Archfit, write: Write) -> None:
    shown = archfit("metrics", cwd=write({**SHOP, "archfit.toml": gate("cyclisity", max=1)}))

    assert (shown.returncode, shown.stdout) == (2, "")
    assert "unknown metric `cyclisity`" in shown.stderr
    assert "did you mean `cyclicity`?" in shown.stderr
