"""Every example in the documentation of a rule is a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from archfit.engine import catalogue
from archfit.model import AnyRule
from archfit.testing import Example, examples, verify

RULES = catalogue.load().rules
EXAMPLES = [(rule, example) for rule in RULES for example in examples(rule)]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule.name}: {one.title}" for rule, one in EXAMPLES])
def test_example(rule: AnyRule, example: Example, tmp_path: Path) -> None:
    verify(rule, example, tmp_path)


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_documentation_says_why_and_shows_both_sides(rule: AnyRule) -> None:
    shown = list(examples(rule))

    assert "## Why" in (rule.doc or "")
    assert any(example.expected for example in shown), "no example is reported"
    assert any(not example.expected for example in shown), "no example stays silent"
