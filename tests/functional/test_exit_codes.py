"""0: nothing at error level. 1: findings. 2: archfit could not judge."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Archfit = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[Mapping[str, str]], Path]

COMPONENTS = """
[components.orders]
path = "orders"
depends-on = ["billing"]

[components.billing]
path = "billing"
public = ["billing.api"]
"""
CLEAN = {
    "archfit.toml": COMPONENTS,
    "orders/checkout.py": "from billing.api import bill\n",
    "billing/api.py": "def bill() -> None: ...\n",
    "billing/tax.py": "def rate() -> int: ...\n",
}
ERROR = {**CLEAN, "orders/checkout.py": "from billing.tax import rate\n"}
WARNING = {**ERROR, "archfit.toml": f'{COMPONENTS}\n[rules]\ncross-module-internal-import = "warning"\n'}
UNPARSABLE = {**CLEAN, "billing/api.py": "def bill(:\n"}
BASELINE = """version = 1

[cross-module-internal-import]
"orders.checkout" = [
  "orders.checkout -> billing.gone",
]
"""


@pytest.mark.parametrize(
    ("files", "arguments", "expected"),
    [
        pytest.param(CLEAN, [], 0, id="clean"),
        pytest.param(CLEAN, ["--error-on-warning", "--strict-baseline"], 0, id="clean, strictly"),
        pytest.param(WARNING, [], 0, id="a warning"),
        pytest.param(WARNING, ["--error-on-warning"], 1, id="a warning that counts"),
        pytest.param(ERROR, [], 1, id="an error"),
        pytest.param(ERROR, ["--warn", "IMP001"], 0, id="an error made a warning"),
        pytest.param(WARNING, ["--error", "IMP"], 1, id="a warning made an error"),
        pytest.param(ERROR, ["--ignore", "IMP001"], 0, id="an error of a rule left out"),
        pytest.param(ERROR, ["--select", "DEP"], 0, id="an error of a rule not chosen"),
        pytest.param(ERROR, ["--exit-zero"], 0, id="an error that is let pass"),
        pytest.param(ERROR, ["billing"], 0, id="an error somewhere else"),
        pytest.param(UNPARSABLE, [], 1, id="a file that is no Python"),
        pytest.param({**CLEAN, "archfit-baseline.toml": BASELINE}, [], 0, id="a stale baseline"),
        pytest.param(
            {**CLEAN, "archfit-baseline.toml": BASELINE}, ["--strict-baseline"], 1, id="a stale baseline that counts"
        ),
    ],
)
def test_judged(archfit: Archfit, write: Write, files: dict[str, str], arguments: list[str], expected: int) -> None:
    shown = archfit("check", *arguments, cwd=write(files))

    assert (shown.returncode, shown.stderr) == (expected, "")


@pytest.mark.parametrize(
    ("files", "arguments", "evidence"),
    [
        pytest.param({**CLEAN, "archfit.toml": "selekt = []\n"}, [], "did you mean `select`?", id="an unknown key"),
        pytest.param(
            {**CLEAN, "archfit.toml": '[rules]\nmodule-cicle = "off"\n'}, [], "did you mean", id="an unknown rule"
        ),
        pytest.param(CLEAN, ["--select", "module-cicle"], "did you mean `module-cycle`?", id="an unknown selector"),
        pytest.param({**CLEAN, "archfit.toml": "a = [\n"}, [], "archfit.toml:", id="broken TOML"),
        pytest.param(
            {**CLEAN, "archfit.toml": 'exclude = 3\nselect = {}\nbaseline = 2020-01-01\n[components]\norders = "x"\n'},
            [],
            "4 configuration errors",
            id="wrong types, all at once",
        ),
        pytest.param(
            {**CLEAN, "archfit-baseline.toml": "<<<<<<< ours\n"}, [], "archfit-baseline.toml", id="a broken baseline"
        ),
        pytest.param(
            {
                **CLEAN,
                "archfit.toml": '[[contracts]]\ntype = "independence"\nname = "x"\nmodules = ["orders", "biling"]\n',
            },
            [],
            "did you mean `billing`?",
            id="a contract about a module that is not there",
        ),
        pytest.param(CLEAN, ["nowhere"], "`nowhere` does not exist", id="a missing path"),
        pytest.param(CLEAN, ["--root", "nowhere"], "`nowhere` does not exist", id="a missing root"),
        pytest.param(CLEAN, ["--config", "nowhere.toml"], "`nowhere.toml` does not exist", id="no configuration"),
        pytest.param({"readme.txt": "none\n"}, [], "no Python files were found", id="no Python"),
        pytest.param({**CLEAN, "docs/x.txt": ""}, ["docs"], "no Python files were found in `docs`", id="none there"),
        pytest.param(CLEAN, ["--output-format", "jason"], "did you mean `json`?", id="an unknown format"),
        pytest.param(CLEAN, ["-o", "report.json"], "is not FORMAT:PATH", id="a target without a format"),
        pytest.param(CLEAN, ["-o", "json:no/such/folder/x"], "could not be written", id="a target without a folder"),
        pytest.param(CLEAN, ["--today", "tomorrow"], "`tomorrow` is not a date", id="a day that is none"),
        pytest.param(CLEAN, ["--colour"], "o such option", id="an unknown option"),
        pytest.param(CLEAN, ["--color", "purple"], "'always'", id="an unknown choice"),
        pytest.param(ERROR, ["--exit-zero", "nowhere"], "does not exist", id="nothing judged is never let pass"),
    ],
)
def test_not_judged(archfit: Archfit, write: Write, files: dict[str, str], arguments: list[str], evidence: str) -> None:
    shown = archfit("check", *arguments, cwd=write(files))

    assert (shown.returncode, shown.stdout) == (2, "")
    assert evidence in shown.stderr
    assert "Traceback" not in shown.stderr


@pytest.mark.parametrize("arguments", [["explain", "no-such-rule"], ["baseline", "status"], ["baseline", "prune"]])
def test_other_commands_that_cannot_do_their_work(archfit: Archfit, write: Write, arguments: list[str]) -> None:
    shown = archfit(*arguments, cwd=write(CLEAN))

    assert (shown.returncode, shown.stdout) == (2, "")
    assert shown.stderr.startswith("error: ")


def test_the_version_and_the_help(archfit: Archfit, tmp_path: Path) -> None:
    version, helped = archfit("--version", cwd=tmp_path), archfit("-h", cwd=tmp_path)

    assert (version.returncode, version.stdout.split()[0]) == (0, "archfit")
    assert (helped.returncode, helped.stderr) == (0, "")
    assert {"check", "map", "explain", "baseline"} <= set(helped.stdout.split())


def test_an_unknown_command_is_told_from_all_there_are(archfit: Archfit, tmp_path: Path) -> None:
    shown = archfit("chek", cwd=tmp_path)

    assert (shown.returncode, shown.stdout) == (2, "")
    assert "No such command 'chek'. Did you mean 'check'?" in shown.stderr
