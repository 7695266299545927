from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from archfit.engine.run import Request, run, survey
from archfit.engine.select import Overrides
from archfit.model import ArchfitError, ContractResult, Counts, Location, Severity

Ask = Callable[[dict[str, str]], Request]
LAYERS = """
[[contracts]]
name = "web above data"
type = "layers"
layers = ["shop.web", "shop.data"]
"""
SHOP = {"shop/__init__.py": "", "shop/web.py": "import shop.data\n", "shop/data.py": "import shop.web\n"}


def messages(request: Request) -> list[str]:
    with pytest.raises(ArchfitError) as caught:
        run(request)
    return [mistake.message for mistake in caught.value.mistakes]


def test_a_report_says_what_was_looked_at(request_for: Ask) -> None:
    report = run(request_for(SHOP | {"archfit.toml": LAYERS}))

    assert report.counts == Counts(files=3, modules=3, imports=2)
    at = Location("archfit.toml", 2, 1, 2, 14)
    assert report.contracts == (ContractResult("web above data", "layers", at, kept=False, findings=1),)
    assert (report.configured, report.config) == (True, "archfit.toml")


def test_paths_choose_what_is_reported_not_what_is_analysed(request_for: Ask) -> None:
    request = request_for(SHOP | {"archfit.toml": LAYERS})

    assert run(replace(request, paths=("shop/web.py",))).findings == ()
    assert len(run(replace(request, paths=("shop/data.py",))).findings) == 1


def test_a_path_without_python_is_a_mistake(request_for: Ask) -> None:
    request = request_for(SHOP | {"docs/readme.txt": ""})

    assert messages(replace(request, paths=("docs",))) == ["no Python files were found in `docs`"]


def test_a_tree_without_python_is_a_mistake(request_for: Ask) -> None:
    assert messages(request_for({"readme.txt": ""})) == ["no Python files were found: nothing was checked"]


def test_a_component_that_holds_nothing_is_a_mistake(request_for: Ask) -> None:
    config = '[components.orders]\npath = "orders"\n\n[components.payments]\npackages = ["payments"]\n'

    assert messages(request_for(SHOP | {"archfit.toml": config})) == [
        "the component `orders` holds no Python file: nothing stands at its path `orders`",
        "the component `payments` holds no Python file: nothing stands at its packages `payments`",
    ]


def test_the_mistakes_of_all_contracts_are_said_at_once(request_for: Ask) -> None:
    config = LAYERS.replace("shop.web", "shop.wep") + LAYERS.replace("above", "over").replace("shop.data", "shop.date")

    assert len(messages(request_for(SHOP | {"archfit.toml": config}))) == 2


def test_a_contract_that_is_off_is_not_judged(request_for: Ask) -> None:
    report = run(request_for(SHOP | {"archfit.toml": LAYERS + 'severity = "off"\n'}))

    assert (report.contracts, report.findings) == ((), ())


def test_the_command_line_decides_about_severity(request_for: Ask) -> None:
    broken = request_for({"a.py": "x = = 1\n"})
    milder = replace(broken, overrides=Overrides(severities={"unparsed-file": Severity.WARNING}))

    assert [[one.severity for one in run(request).findings] for request in (broken, milder)] == [
        [Severity.ERROR],
        [Severity.WARNING],
    ]


def test_a_survey_checks_nothing(request_for: Ask) -> None:
    system = survey(request_for(SHOP))

    assert [component.name for component in system.project.components] == ["shop"]
