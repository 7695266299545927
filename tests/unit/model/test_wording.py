from __future__ import annotations

from archfit.model.wording import nearest, quoted


def test_nothing_is_suggested_from_nothing_or_from_a_crowd() -> None:
    assert (nearest("x", ()), nearest("x", [f"rule-{number}" for number in range(30)])) == ("", "")


def test_quoted_words_are_printable_and_short() -> None:
    assert ("`a\\n\\x1b[2J\\u202e`", f"`{'x' * 80}...`") == (quoted("a\n\x1b[2J\u202e"), quoted("x" * 500))
