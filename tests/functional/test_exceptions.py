"""What a team accepts: comments, entries of the configuration, the baseline."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Archfit = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[Mapping[str, str]], Path]

COMPONENTS = """
[components.orders]
path = "orders"

[components.billing]
path = "billing"
public = ["billing.api"]
"""
IMPORT = "from billing.tax import rate"
REPORTED = [("orders/checkout.py", "cross-module-internal-import")]


def system(checkout: str, *, more: str = "") -> dict[str, str]:
    return {
        "archfit.toml": COMPONENTS + more,
        "orders/checkout.py": checkout,
        "billing/api.py": "def bill() -> None: ...\n",
        "billing/tax.py": "def rate() -> int: ...\n",
    }


def ignores(more: str) -> str:
    return f'\n[[ignores]]\nrule = "cross-module-internal-import"\n{more}\n'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(system(f"{IMPORT}\n"), REPORTED, id="nothing accepted"),
        pytest.param(
            system(f"{IMPORT}  # archfit: ignore[cross-module-internal-import] -- moves, ORD-1\n"), [], id="a comment"
        ),
        pytest.param(system(f"{IMPORT}  # archfit: ignore[IMP001] -- moves, ORD-1\n"), [], id="a comment by code"),
        pytest.param(system(f"# archfit: ignore[IMP001] -- moves\n{IMPORT}\n"), [], id="a comment above"),
        pytest.param(
            system(f"{IMPORT}  # archfit: ignore[IMP001] -- moves (until 2026-01-01)\n"), [], id="a comment's last day"
        ),
        pytest.param(
            system(f"{IMPORT}  # archfit: ignore[IMP001] -- moves (until 2025-12-31)\n"),
            [*REPORTED, ("orders/checkout.py", "expired-waiver")],
            id="a comment that is over",
        ),
        pytest.param(
            system(f"{IMPORT}  # archfit: ignore[IMP001]\n"),
            [("orders/checkout.py", "waiver-without-reason")],
            id="a comment without reason",
        ),
        pytest.param(
            system(f"{IMPORT}  # archfit: ignore[IMP004] -- moves\n"),
            [*REPORTED, ("orders/checkout.py", "unused-waiver")],
            id="a comment about something else",
        ),
        pytest.param(system(f"{IMPORT}  # archfit: ignore\n"), REPORTED, id="a comment about everything is none"),
        pytest.param(system(f'{IMPORT}; "# archfit: ignore[IMP001] -- x"\n'), REPORTED, id="a string is no comment"),
        pytest.param(system(f"{IMPORT}\n", more=ignores('reason = "moves"')), [], id="an entry"),
        pytest.param(
            system(f"{IMPORT}\n", more=ignores('from = "orders.*"\nto = "billing.**"\nreason = "moves"')),
            [],
            id="an entry for some modules",
        ),
        pytest.param(
            system(f"{IMPORT}\n", more=ignores('path = "orders/"\nreason = "moves"')), [], id="an entry for a folder"
        ),
        pytest.param(
            system(f"{IMPORT}\n", more=ignores('from = "stock.*"\nreason = "moves"')),
            [("archfit.toml", "unused-waiver"), *REPORTED],
            id="an entry for others",
        ),
        pytest.param(
            system(f"{IMPORT}\n", more=ignores('reason = "moves"\nexpires = 2025-12-31')),
            [("archfit.toml", "expired-waiver"), *REPORTED],
            id="an entry that is over",
        ),
    ],
)
def test_accepted(archfit: Archfit, write: Write, files: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert _found(archfit, write(files)) == sorted(expected)


def test_what_is_accepted_is_counted(archfit: Archfit, write: Write) -> None:
    folder = write(system(f"{IMPORT}  # archfit: ignore[IMP001] -- moves\n"))

    shown = archfit("check", "--output-format", "concise", cwd=folder)

    assert "Found no violations (1 ignored)." in shown.stdout.splitlines()


def test_a_baseline_is_kept_up_to_date(archfit: Archfit, monolith: Path) -> None:
    first = archfit("baseline", "update", cwd=monolith)
    accepted = (monolith / "archfit-baseline.toml").read_text(encoding="utf-8")
    clean = archfit("check", "--strict-baseline", "--error-on-warning", cwd=monolith)
    assert (first.returncode, clean.returncode) == (0, 0)
    assert "in baseline" in clean.stdout

    (monolith / "src/shop/reports/export.py").unlink()
    stale = archfit("check", cwd=monolith)
    assert (stale.returncode, archfit("check", "--strict-baseline", cwd=monolith).returncode) == (0, 1)
    assert "1 stale baseline entry" in stale.stdout
    assert "stale: shop.reports.export -> shop.payments.ledger" in archfit("baseline", "status", cwd=monolith).stdout

    pruned = archfit("baseline", "prune", cwd=monolith)
    assert "1 removed" in pruned.stdout
    assert archfit("check", "--strict-baseline", cwd=monolith).returncode == 0
    lines = (monolith / "archfit-baseline.toml").read_text(encoding="utf-8").splitlines()
    assert set(lines) < set(accepted.splitlines())
    assert archfit("check", "--no-baseline", cwd=monolith).returncode == 1


def test_a_baseline_is_not_confused_by_lines_that_move(archfit: Archfit, monolith: Path) -> None:
    archfit("baseline", "update", cwd=monolith)
    for path in sorted(monolith.glob("src/**/*.py")):
        path.write_text(f"# a new first line\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8")

    shown = archfit("check", "--strict-baseline", cwd=monolith)

    assert shown.returncode == 0


def test_a_new_finding_is_not_in_the_baseline(archfit: Archfit, monolith: Path) -> None:
    archfit("baseline", "update", cwd=monolith)
    page = monolith / "src/shop/web/pages.py"
    page.write_text(f"import shop.payments.gateway\n{page.read_text(encoding='utf-8')}", encoding="utf-8")

    assert _found(archfit, monolith) == [("src/shop/web/pages.py", "cross-module-internal-import")]


def test_a_ci_run_accepts_nothing_unless_forced(archfit: Archfit, monolith: Path) -> None:
    refused = archfit("baseline", "update", cwd=monolith, variables={"CI": "true"})
    assert (refused.returncode, refused.stdout) == (2, "")
    assert not (monolith / "archfit-baseline.toml").exists()

    assert archfit("baseline", "update", "--force", cwd=monolith, variables={"CI": "true"}).returncode == 0


def _found(archfit: Archfit, folder: Path) -> list[tuple[str, str]]:
    shown = archfit("check", "--output-format", "json", cwd=folder)
    findings: list[dict[str, Any]] = json.loads(shown.stdout)["findings"]
    return sorted((one["path"], one["name"]) for one in findings)
