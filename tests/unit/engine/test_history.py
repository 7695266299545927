"""What runs say where there is no history, and what they keep where there is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from archfit.engine.run import Request, run
from archfit.engine.select import Overrides
from archfit.extract.cache import Keeping
from archfit.model import Report, SkippedRule
from archfit.testing.history import write_history

Ask = Callable[[dict[str, str]], Request]
AT_ONCE = -(10**15)
"""A margin that trusts the times of files however young they are."""
RULES = ("change-fan-out", "co-change-coupling")
SHOP = {
    "orders/app.py": "",
    "payments/app.py": "",
    "archfit.toml": '[components.orders]\npath = "orders"\n\n[components.payments]\npath = "payments"\n\n'
    "[rules.change-fan-out]\nchanges = 1\n",
}
TOGETHER = '2026-01-01 alice orders/app.py payments/app.py "Charge"\n'
APART = '2026-01-01 alice orders/app.py "Charge"\n2026-01-02 alice payments/app.py "Pay"\n'


def selecting(request: Request, *words: str) -> Request:
    return replace(request, overrides=Overrides(select=words))


def skipped(report: Report) -> list[tuple[str, str, bool]]:
    return [(rule.name, rule.reason, rule.grave) for rule in report.skipped]


def test_rules_without_a_history_are_skipped(request_for: Ask) -> None:
    report = run(request_for(SHOP))

    assert skipped(report) == [
        (name, "the checked folder holds no git repository", False) for name in ("co-change-coupling", "change-fan-out")
    ]
    assert not {rule.name for rule in report.rules} & set(RULES)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("DEP",), []),
        (("ALL",), []),
        (("DEP006",), ["change-fan-out"]),
        (("change-fan-out", "DEP"), ["change-fan-out"]),
    ],
)
def test_one_that_was_asked_for_is_missed(request_for: Ask, words: tuple[str, ...], expected: list[str]) -> None:
    report = run(selecting(request_for(SHOP), *words))

    assert [rule.name for rule in report.skipped if rule.grave] == expected


def test_one_component_needs_no_history(request_for: Ask) -> None:
    report = run(selecting(request_for({"shop/__init__.py": "", "shop/a.py": ""}), "DEP005", "DEP006"))

    assert (report.skipped, report.findings) == ((), ())


def test_a_shallow_history_is_no_history(request_for: Ask) -> None:
    request = request_for(SHOP)
    write_history(TOGETHER, request.root)
    (request.root / ".git/shallow").write_text("0" * 40)

    report = run(selecting(request, "DEP006"))

    assert [(rule.name, rule.grave) for rule in report.skipped] == [("change-fan-out", True)]
    assert "git fetch --unshallow" in report.skipped[0].reason


def test_a_crash_is_always_grave() -> None:
    assert SkippedRule("rule", "it failed").grave


@pytest.fixture
def warm(request_for: Ask, tmp_path_factory: pytest.TempPathFactory) -> Request:
    cache = tmp_path_factory.mktemp("cache")
    return replace(selecting(request_for(SHOP), "DEP006"), keeping=Keeping(cache, cache, AT_ONCE))


def again(root: Path, told: str) -> None:
    (root / ".git").rename(root.parent / f"{root.name}-{len(told)}.git")
    write_history(told, root)


def test_a_report_is_not_recalled_for_another_history(warm: Request) -> None:
    write_history(TOGETHER, warm.root)
    assert len(run(warm).findings) == 1

    again(warm.root, APART)
    apart = run(warm)
    again(warm.root, TOGETHER)

    assert apart.findings == ()
    assert len(run(warm).findings) == 1


def test_a_report_without_history_holds_until_there_is_one(warm: Request) -> None:
    first = run(warm)
    assert run(warm) == first

    write_history(TOGETHER, warm.root)

    assert run(warm).skipped == ()


def test_a_history_that_cannot_be_read_is_tried_again(warm: Request) -> None:
    write_history(TOGETHER, warm.root)
    digest = (warm.root / ".git/refs/heads/main").read_text().strip()
    lost = warm.root / ".git/objects" / digest[:2] / digest[2:]
    content = lost.read_bytes()
    lost.unlink()

    assert len(run(warm).skipped) == 1

    lost.write_bytes(content)

    assert run(warm).skipped == ()
