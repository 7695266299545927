"""What the command says where there is a history, and where there is none."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from archfit.testing.history import write_history

Archfit = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[Mapping[str, str]], Path]
SHOP = {
    "orders/app.py": "",
    "payments/app.py": "",
    "archfit.toml": '[components.orders]\npath = "orders"\nkind = "service"\n\n'
    '[components.payments]\npath = "payments"\nkind = "service"\n\n[rules.change-fan-out]\nchanges = 1\n',
}
LINE = "not checked: `change-fan-out`, `co-change-coupling` (the checked folder holds no git repository)\n"


@pytest.mark.parametrize(("arguments", "code"), [((), 0), (("--select", "DEP"), 0), (("--select", "DEP005,DEP006"), 2)])
def test_without_a_history(archfit: Archfit, write: Write, arguments: tuple[str, ...], code: int) -> None:
    shown = archfit("check", *arguments, cwd=write(SHOP))

    assert (shown.returncode, shown.stdout.count(LINE), shown.stderr) == (code, 1, "")


def test_the_reason_is_in_the_document_for_programs(archfit: Archfit, write: Write) -> None:
    shown = archfit("check", "--select", "DEP006", "--output-format", "json", cwd=write(SHOP))

    assert json.loads(shown.stdout)["skipped"] == [
        {"name": "change-fan-out", "reason": "the checked folder holds no git repository"}
    ]


def test_with_a_history(archfit: Archfit, write: Write) -> None:
    folder = write(SHOP)
    write_history('2026-01-01 alice orders/app.py payments/app.py "Charge"\n', folder)

    shown = archfit("check", "--select", "DEP006", "--output-format", "concise", "--quiet", cwd=folder)

    assert shown.stdout == (
        "orders/app.py:1:1: warning[change-fan-out] 1 of 1 changes touch two services or more, 0 of them 5 or more\n"
    )
    assert shown.returncode == 0


def test_the_report_is_the_same_for_a_copy(archfit: Archfit, write: Write, tmp_path: Path) -> None:
    folder = write(SHOP)
    write_history('2026-01-01 alice orders/app.py payments/app.py "Charge"\n', folder)
    before = archfit("check", "--no-cache", cwd=folder).stdout
    copy = folder.rename(tmp_path / "copy")

    assert archfit("check", "--no-cache", cwd=copy).stdout == before
    assert archfit("check", copy, cwd=tmp_path).stdout == before
