from __future__ import annotations

import json
from dataclasses import replace
from textwrap import dedent
from typing import Literal

import pytest

from archfit.model import Location, Step
from archfit.model.contract import NOWHERE
from archfit.model.readiness import Answer, Reply
from archfit.reporters import Page
from archfit.reporters.readiness import render_readiness

YES = Answer(
    "does a named team own it?", Reply.YES, "`@shop` does", (Step("@shop, by CODEOWNERS", Location("OWN", 3)),)
)
NO = Answer("is it stable?", Reply.NO, "9 of 10 changes changed another component too", (Step("with `a`", NOWHERE),))
UNKNOWN = Answer("has it a contract?", Reply.UNKNOWN, "it is not known what its\nendpoints return")


def test_answers_for_people(page: Page) -> None:
    assert render_readiness("text", "orders", (YES, NO, UNKNOWN), page) == dedent("""
        orders: not ready to live alone
          yes      does a named team own it? `@shop` does
                     @shop, by CODEOWNERS  OWN:3
          no       is it stable? 9 of 10 changes changed another component too
                     with `a`
          unknown  has it a contract? it is not known what its endpoints return
    """).lstrip("\n")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ((YES, YES), "ready to live alone"),
        ((YES, UNKNOWN), "not known to be ready to live alone"),
        ((UNKNOWN, NO), "not ready to live alone"),
    ],
)
def test_all_must_be_yes(page: Page, answers: tuple[Answer, ...], said: str) -> None:
    assert render_readiness("text", "orders", answers, page).splitlines()[0] == f"orders: {said}"


def test_answers_have_colours_where_they_are_wanted_and_stay_aligned(page: Page) -> None:
    lines = render_readiness("text", "orders", (YES, NO, UNKNOWN), replace(page, color=True)).splitlines()

    assert [line for line in lines if "\x1b" in line] == [
        "\x1b[1morders\x1b[0m: not ready to live alone",
        "  \x1b[1;34myes\x1b[0m      does a named team own it? `@shop` does",
        "  \x1b[1;31mno\x1b[0m       is it stable? 9 of 10 changes changed another component too",
        "  \x1b[1;33munknown\x1b[0m  has it a contract? it is not known what its endpoints return",
    ]


def test_answers_for_programs(page: Page) -> None:
    assert json.loads(render_readiness("json", "orders", (YES, NO, UNKNOWN), page)) == {
        "version": 1,
        "component": "orders",
        "ready": "no",
        "answers": [
            {
                "question": "does a named team own it?",
                "answer": "yes",
                "reason": "`@shop` does",
                "evidence": [{"text": "@shop, by CODEOWNERS", "path": "OWN", "line": 3}],
            },
            {
                "question": "is it stable?",
                "answer": "no",
                "reason": "9 of 10 changes changed another component too",
                "evidence": [{"text": "with `a`", "path": None, "line": None}],
            },
            {
                "question": "has it a contract?",
                "answer": "unknown",
                "reason": "it is not known what its\nendpoints return",
                "evidence": [],
            },
        ],
    }


@pytest.mark.parametrize("output", ["text", "json"])
def test_names_cannot_steer_anything(page: Page, output: Literal["text", "json"]) -> None:
    evil = "::error::\x1b[2J\n::b \u202e\x9b ##[x]"
    answer = Answer("is it stable?", Reply.NO, evil, (Step(evil, Location(evil, 1)),))

    shown = render_readiness(output, evil, (answer,), page)

    assert not set(shown) & set("\x1b\u202e\x9b")
    assert "##[" not in shown
    assert not [line for line in shown.splitlines() if line.lstrip().startswith("::")]
