"""What the command prints for the systems in `examples/`, byte by byte."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Archfit = Callable[..., subprocess.CompletedProcess[str]]

EXAMPLES = Path(__file__).parents[2] / "examples"
SYSTEMS = sorted(place.parent for place in EXAMPLES.glob("*/archfit.toml"))
RUNS = 20
SPEAKING = """
    NET001 NET002 NET003 NET004 NET005 NET006 NET008 NET009 NET010 NET011 NET012 NET015 NET021 NET022
    RES001 RES004 RES005 RES008 RES009 RES011 RES012
    CON001 CON002 CON003 CON016
    EVT005 EVT006 EVT011 EVT018 RUN007
"""


@pytest.mark.parametrize("system", SYSTEMS, ids=[system.name for system in SYSTEMS])
def test_the_report_is_the_expected_one(archfit: Archfit, system: Path) -> None:
    expected = (system / "expected.txt").read_text(encoding="utf-8")

    shown = archfit("check", cwd=system)

    assert shown.stdout == expected
    assert (shown.returncode, shown.stderr) == (1, "")


@pytest.mark.parametrize("system", SYSTEMS, ids=[system.name for system in SYSTEMS])
def test_the_report_is_the_same_from_another_folder_and_for_a_copy(
    archfit: Archfit, system: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(system, tmp_path / "elsewhere" / "copy")
    expected = (system / "expected.txt").read_text(encoding="utf-8")

    assert archfit("check", system, cwd=tmp_path).stdout == expected
    assert archfit("check", "--root", "copy", cwd=copy.parent).stdout == expected
    assert archfit("check", "--config", "copy/archfit.toml", cwd=copy.parent).stdout == expected


@pytest.mark.parametrize("system", SYSTEMS, ids=[system.name for system in SYSTEMS])
def test_the_report_does_not_depend_on_the_order_of_sets(archfit: Archfit, system: Path, tmp_path: Path) -> None:
    reports = set()
    for seed in range(RUNS // len(SYSTEMS)):
        target = tmp_path / "report.json"
        shown = archfit("check", "-o", f"json:{target}", cwd=system, variables={"PYTHONHASHSEED": str(seed)})
        reports.add((shown.stdout, target.read_bytes()))

    assert len(reports) == 1


def test_the_storefront_shows_the_rules_about_calls_routes_messages_and_tasks(archfit: Archfit) -> None:
    shown = archfit("check", "--output-format", "json", cwd=EXAMPLES / "storefront")

    found = {finding["code"] for finding in json.loads(shown.stdout)["findings"]}

    assert found >= set(SPEAKING.split())


def test_a_part_of_a_system_is_reported_alone_but_judged_as_a_whole(archfit: Archfit) -> None:
    system = EXAMPLES / "modular_monolith"
    everything = archfit("check", "--output-format", "concise", "--quiet", cwd=system).stdout.splitlines()

    shown = archfit("check", "--output-format", "concise", "--quiet", "src/shop/payments", cwd=system)

    assert shown.stdout.splitlines() == [line for line in everything if line.startswith("src/shop/payments/")]
    assert shown.returncode == 1


def test_the_map_shows_what_was_found_and_how(archfit: Archfit) -> None:
    shown = archfit("map", "--isolated", "--root", ".", cwd=EXAMPLES / "microservices")

    assert (shown.returncode, shown.stderr) == (0, "")
    found = [line.split()[0] for line in shown.stdout.splitlines() if line.strip()]
    assert {"inventory", "invoicing", "orders", "shopkit"} <= set(found)
    assert 'compose service "orders"' in shown.stdout


def test_every_rule_that_is_found_can_be_explained(archfit: Archfit, tmp_path: Path) -> None:
    listed = archfit("explain", cwd=tmp_path).stdout.splitlines()
    code, name, summary = listed[0].split(maxsplit=2)

    by_name, by_code = archfit("explain", name, cwd=tmp_path), archfit("explain", code, cwd=tmp_path)

    assert by_name.stdout == by_code.stdout
    assert by_name.stdout.startswith(f"# {name} ({code})\n")
    assert summary in by_name.stdout
