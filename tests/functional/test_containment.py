"""A file that no parser survives costs that file alone."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Archfit = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[Mapping[str, str]], Path]

CONFIG = """
[[contracts]]
type = "forbidden"
name = "low knows nothing of high"
source-modules = ["shop.low"]
forbidden-modules = ["shop.high"]
"""
DEEP = {
    "sum": "x = " + "+".join(["a"] * 100_000),
    "attributes": "x = a" + ".b" * 100_000,
    "calls": "x = a" + "()" * 100_000,
    "subscripts": "x = a" + "[0]" * 100_000,
    "brackets": "x = " + "(" * 100_000,
    "signs": "x = " + "-" * 100_000 + "1",
    "conditions": "if a: pass\n" + "elif b: pass\n" * 50_000,
    "name": "import a" + ".b" * 30_000,
}


@pytest.mark.parametrize("deep", DEEP.values(), ids=DEEP)
def test_a_hostile_file_hides_nothing(archfit: Archfit, write: Write, deep: str) -> None:
    root = write(
        {
            "archfit.toml": CONFIG,
            "shop/__init__.py": "",
            "shop/deep.py": deep,
            "shop/high.py": "",
            "shop/low.py": "from shop import high\n",
        }
    )

    shown = [archfit("check", "--output-format", "json", "--jobs", jobs, cwd=root) for jobs in ("1", "2")]

    assert {(one.returncode, one.stderr) for one in shown} == {(1, "")}
    assert shown[0].stdout == shown[1].stdout
    assert "forbidden-import" in shown[0].stdout


def test_the_file_that_killed_the_parser_is_named(archfit: Archfit, write: Write) -> None:
    root = write({"archfit.toml": "", "shop/__init__.py": "", "shop/deep.py": DEEP["attributes"]})

    shown = archfit("check", "--output-format", "json", cwd=root)

    assert "`shop/deep.py` " in shown.stdout
    assert json.loads(shown.stdout)
    assert shown.returncode == 1


def test_a_hostile_manifest_hides_nothing(archfit: Archfit, write: Write) -> None:
    root = write(
        {
            "archfit.toml": CONFIG,
            "setup.py": "from setuptools import setup\nsetup(name=" + "+".join(["'a'"] * 200_000) + ")\n",
            "shop/__init__.py": "",
            "shop/high.py": "",
            "shop/low.py": "from shop import high\n",
        }
    )

    shown = archfit("check", cwd=root)

    assert (shown.returncode, shown.stderr) == (1, "")
    assert "low knows nothing of high" in shown.stdout


def test_nothing_of_the_checked_folder_is_imported_by_the_processes_that_read_it(
    archfit: Archfit, write: Write, tmp_path: Path
) -> None:
    mark = tmp_path / "ran"
    evil = f"open({str(mark)!r}, 'w').close()\n"
    names = ("ast_serialize", "archfit", "json", "yaml", "sitecustomize", "usercustomize", "encodings")
    root = write({f"{name}.py": evil for name in names} | {"compose.yaml": "services: {}\n"})

    shown = archfit("check", "--no-cache", cwd=root, variables={"PYTHONPATH": ""})

    assert (shown.stderr, mark.exists()) == ("", False)
