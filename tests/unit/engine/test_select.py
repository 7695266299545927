from __future__ import annotations

import pytest

from archfit.engine import catalogue
from archfit.engine.select import Overrides, needs, select
from archfit.model import ArchfitError, Config, Contract, ImportKind, Need, RuleConfig, Severity

RULES = catalogue.load()


def names(config: Config | None = None, overrides: Overrides | None = None) -> list[str]:
    return [rule.name for rule in select(RULES, config or Config(), overrides or Overrides()).rules]


def test_every_rule_runs_by_default() -> None:
    assert names() == [rule.name for rule in RULES.rules]


def test_selectors_are_names_codes_and_prefixes() -> None:
    assert names(Config(select=("ARC001", "module-cycle", "AF00"))) == [
        rule.name for rule in RULES.rules if rule.code in ("ARC001", "IMP004") or rule.code.startswith("AF00")
    ]


def test_the_command_line_wins_over_the_configuration() -> None:
    assert names(Config(select=("IMP",)), Overrides(select=("ARC001",))) == ["layer-violation"]


def test_ignored_rules_are_left_out_and_extended_ones_put_back() -> None:
    config = Config(select=("ARC",), ignore=("ARC",), extend_select=("ARC002",))

    assert names(config) == ["forbidden-import"]


def test_a_rule_that_is_off_does_not_run() -> None:
    config = Config(select=("ARC001", "ARC002"), rules={"ARC001": RuleConfig(severity=Severity.OFF)})

    assert names(config) == ["forbidden-import"]


def test_every_unknown_selector_is_named_with_the_nearest_rule() -> None:
    with pytest.raises(ArchfitError) as caught:
        names(Config(select=("modul-cycle",)), Overrides(ignore=("ZZZ",)))

    assert [(mistake.message, mistake.help) for mistake in caught.value.mistakes] == [
        ("no rule is called `modul-cycle`", "did you mean `module-cycle`?"),
        ("no rule is called `ZZZ`", ""),
    ]


def test_contracts_alone_need_imports_alone() -> None:
    statements = tuple(kind for kind in ImportKind if kind is not ImportKind.DYNAMIC)
    quick = Contract(type="layers", name="quick", import_kinds=statements)
    config = Config(select=("ARC",), contracts=(quick,))

    assert needs(select(RULES, config, Overrides()), config) == {Need.IMPORTS}


def test_a_contract_that_counts_strings_needs_them() -> None:
    config = Config(select=("ARC",), contracts=(Contract(type="layers", name="all"),))

    assert needs(select(RULES, config, Overrides()), config) == {Need.IMPORTS, Need.REFERENCES}


def test_what_is_done_through_libraries_needs_classes() -> None:
    config = Config(select=("DAT004",))

    assert Need.CODE in needs(select(RULES, config, Overrides()), config)
