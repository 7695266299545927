from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from archfit.config.baseline import Baseline, Entry, read, render, write
from archfit.engine.baseline import accept, prune
from archfit.engine.run import Request, run
from archfit.model import ArchfitError, BaselineDelta, Status

CONFIG = """
[[contracts]]
name = "web above data"
type = "layers"
layers = ["shop.web", "shop.data"]
"""
SYSTEM = {
    "archfit.toml": CONFIG,
    "shop/__init__.py": "",
    "shop/web.py": "",
    "shop/data.py": "import shop.web\n",
}
ENTRY = Entry("web above data", "layer-violation", "shop.data", "shop.data -> shop.web")
Ask = Callable[[dict[str, str]], Request]


def accepting(*entries: Entry) -> str:
    return render(Baseline(frozenset(entries)))


def test_an_accepted_finding_is_known(request_for: Ask) -> None:
    report = run(request_for(SYSTEM | {"archfit-baseline.toml": accepting(ENTRY)}))

    assert [(one.violation.subject, one.status) for one in report.findings] == [
        ("shop.data -> shop.web", Status.BASELINE)
    ]
    assert report.baseline == BaselineDelta("archfit-baseline.toml", known=1)
    assert report.contracts[0].kept


def test_an_entry_that_no_longer_occurs_is_stale(request_for: Ask) -> None:
    gone = ENTRY._replace(subject="shop.data -> shop.gone")
    report = run(request_for(SYSTEM | {"archfit-baseline.toml": accepting(ENTRY, gone)}))

    assert report.baseline == BaselineDelta("archfit-baseline.toml", known=1, stale=("shop.data -> shop.gone",))


def test_an_entry_of_a_rule_that_did_not_run_is_not_judged(request_for: Ask) -> None:
    other = Entry("", "module-cycle", "a", "a -> b")
    files = SYSTEM | {"archfit.toml": 'select = ["ARC"]\n' + CONFIG, "archfit-baseline.toml": accepting(ENTRY, other)}
    report = run(request_for(files))

    assert report.baseline is not None
    assert report.baseline.stale == ()
    assert prune(Baseline(frozenset({ENTRY, other})), report.findings, rules=report.rules).entries == {ENTRY, other}


def test_accepting_and_pruning(request_for: Ask) -> None:
    report = run(request_for(SYSTEM))
    accepted = accept(report.findings)
    gone = ENTRY._replace(subject="shop.data -> shop.gone")

    assert accepted.entries == {ENTRY}
    assert prune(Baseline(accepted.entries | {gone}), report.findings, rules=report.rules) == accepted


def test_a_baseline_that_cannot_be_read_is_never_an_empty_one(request_for: Ask) -> None:
    with pytest.raises(ArchfitError):
        run(request_for(SYSTEM | {"archfit-baseline.toml": "version = 1\n<<<<<<< HEAD\n"}))


def test_without_the_baseline(request_for: Ask) -> None:
    request = request_for(SYSTEM | {"archfit-baseline.toml": accepting(ENTRY)})
    report = run(replace(request, baseline=False))

    assert [one.status for one in report.findings] == [Status.NEW]
    assert report.baseline is None


def test_round_trip(request_for: Ask) -> None:
    request = request_for(SYSTEM)
    path = request.root / "archfit-baseline.toml"
    write(path, render(accept(run(request).findings)))

    assert read(path).entries == {ENTRY}
