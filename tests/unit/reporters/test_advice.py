from __future__ import annotations

import json
from dataclasses import replace
from textwrap import dedent
from typing import Literal

import pytest

from archfit.model import Location, Step
from archfit.model.advice import Advice, AdviceKind
from archfit.model.contract import NOWHERE
from archfit.reporters import Page
from archfit.reporters.advice import render_advice


def steps(count: int, word: str = "reads") -> tuple[Step, ...]:
    return tuple(Step(f"`a` {word} `t{number}`", Location("a/db.py", number)) for number in range(1, count + 1))


MERGE = Advice(
    AdviceKind.MERGE, ("a", "b"), "make `a` and `b` one service", (*steps(1), Step("they run alike", NOWHERE)), 0.7
)
EXTRACT = Advice(AdviceKind.EXTRACT, ("c",), "`c` could be a service", steps(5), 0.875, steps(1, "points at"))


def test_advice_for_people(page: Page) -> None:
    assert render_advice("text", (MERGE, EXTRACT), page) == dedent("""
        merge: make `a` and `b` one service (0.70)
          `a` reads `t1`  a/db.py:1
          they run alike

        extract: `c` could be a service (0.88)
          `a` reads `t1`  a/db.py:1
          `a` reads `t2`  a/db.py:2
          `a` reads `t3`  a/db.py:3
          `a` reads `t4`  a/db.py:4
          … and 1 more
          before that, 1 tie would have to be cut:
          `a` points at `t1`  a/db.py:1
    """).lstrip("\n")


def test_all_reasons_where_they_are_asked_for(page: Page) -> None:
    shown = render_advice("text", (EXTRACT._replace(blockers=steps(6, "points at")),), page, everything=True)

    assert ("`a` reads `t5`" in shown, "`a` points at `t6`" in shown, "more" in shown) == (True, True, False)
    assert "before that, 6 ties would have to be cut:" in shown


def test_without_advice_that_is_said(page: Page) -> None:
    assert render_advice("text", (), page) == "no advice: nothing speaks for other boundaries\n"
    assert json.loads(render_advice("json", (), page)) == {"version": 1, "advice": []}


def test_a_terminal_without_unicode_gets_dots(page: Page) -> None:
    assert "  ... and 1 more\n" in render_advice("text", (EXTRACT,), replace(page, unicode=False))


@pytest.mark.parametrize("kind", AdviceKind)
def test_kinds_are_bold_where_colours_are_wanted(page: Page, kind: AdviceKind) -> None:
    advice = MERGE._replace(kind=kind, reasons=())

    assert render_advice("text", (advice,), page) == f"{kind.value}: make `a` and `b` one service (0.70)\n"
    assert render_advice("text", (advice,), replace(page, color=True)).startswith(f"\x1b[1m{kind.value}\x1b[0m: make")


def test_advice_for_programs(page: Page) -> None:
    merge, extract = json.loads(render_advice("json", (MERGE, EXTRACT), page))["advice"]

    assert merge == {
        "kind": "merge",
        "components": ["a", "b"],
        "text": "make `a` and `b` one service",
        "weight": 0.7,
        "reasons": [
            {"text": "`a` reads `t1`", "path": "a/db.py", "line": 1},
            {"text": "they run alike", "path": None, "line": None},
        ],
        "blockers": [],
    }
    assert (len(extract["reasons"]), extract["blockers"]) == (
        5,
        [{"text": "`a` points at `t1`", "path": "a/db.py", "line": 1}],
    )


@pytest.mark.parametrize("output", ["text", "json"])
def test_names_cannot_steer_anything(page: Page, output: Literal["text", "json"]) -> None:
    evil = Step("::error::\x1b[2J\n::b", Location("\u202e\x9b", 1))
    advice = Advice(AdviceKind.EVENT, ("::a\x07",), "::warning::\x07\n::c ##[x]", (evil,), 0.5, (evil,))

    shown = render_advice(output, (advice,), page)

    assert not set(shown) & set("\x1b\x07\u202e\x9b")
    assert "##[" not in shown
    assert not [line for line in shown.splitlines() if line.lstrip().startswith("::")]
