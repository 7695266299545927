from __future__ import annotations

import json
from dataclasses import replace
from textwrap import dedent
from typing import Literal

import pytest

from archfit.model import Confidence, Location, Step
from archfit.model.contract import NOWHERE
from archfit.model.coupling import SignalKind
from archfit.model.verdict import WAYS_OUT, Group, Judgement, Part
from archfit.reporters import Page
from archfit.reporters.verdict import render_verdict


def part(kind: SignalKind, points: int, *steps: Step, confidence: Confidence = Confidence.DIRECT) -> Part:
    return Part(kind, points, confidence, steps)


def steps(count: int) -> list[Step]:
    return [Step(f"`orders` reads `t{number}`", Location("orders/db.py", number)) for number in range(1, count + 1)]


def alone(name: str, verdict: Judgement = Judgement.INDEPENDENT, *unmeasured: str) -> Group:
    return Group((name,), 0, verdict, (), unmeasured)


BOUND = Group(
    ("billing", "orders"),
    55,
    Judgement.DISTRIBUTED_MONOLITH,
    (
        part(SignalKind.DATA, 20, *steps(5)),
        part(SignalKind.CODE, 1, Step("`orders` requires the package `billing`", NOWHERE)),
        part(SignalKind.RUNTIME, 2, Step("`orders` uses `redis`", Location("a.py", 0)), confidence=Confidence.GUESS),
    ),
    ("co-change: it is shallow",),
)


def test_a_group_for_people(page: Page) -> None:
    assert render_verdict("text", (BOUND,), page) == dedent("""
        billing, orders: distributed monolith, 55 of 100
          20  shared-data               `orders` reads `t1`  orders/db.py:1
                                        `orders` reads `t2`  orders/db.py:2
                                        `orders` reads `t3`  orders/db.py:3
                                        and 2 more
           1  code-dependency           `orders` requires the package `billing`
           2  shared-runtime (a guess)  `orders` uses `redis`  a.py
          not measured: co-change: it is shallow
          20 points less: let one service own the tables, and the others ask it or keep a copy that its events fill
          1 point less: publish what is needed as a contract of its own, and import that
    """).lstrip("\n")


def test_all_evidence_where_it_is_asked_for(page: Page) -> None:
    shown = render_verdict("text", (BOUND,), page, everything=True)

    assert ("orders/db.py:5" in shown, "more" in shown) == (True, False)


def test_services_that_nothing_binds_are_told_together_by_what_is_alike(page: Page) -> None:
    groups = (
        BOUND._replace(parts=BOUND.parts[:1], unmeasured=()),
        alone("cart", Judgement.INDEPENDENT, "lockstep-release: no pipeline"),
        alone("mail", Judgement.UNKNOWN, "the code of `mail`: it is written in go", "lockstep-release: no pipeline"),
        alone("pay", Judgement.INDEPENDENT, "lockstep-release: no pipeline"),
        alone("web", Judgement.UNKNOWN, "the code of `web`: it is written in go", "lockstep-release: no pipeline"),
        alone("zip"),
    )

    assert render_verdict("text", groups, page).partition("\n\n")[2] == dedent("""
        cart, pay: independent
          not measured: lockstep-release: no pipeline

        mail, web: unknown
          not measured: the code of `mail`: it is written in go
          not measured: lockstep-release: no pipeline
          not measured: the code of `web`: it is written in go

        zip: independent
    """).lstrip("\n")


def test_without_services_there_is_nothing_to_judge(page: Page) -> None:
    assert render_verdict("text", (), page) == "no service was found: nothing to judge\n"
    assert json.loads(render_verdict("json", (), page)) == {"version": 1, "groups": []}


@pytest.mark.parametrize(
    ("verdict", "colour"),
    [
        (Judgement.DISTRIBUTED_MONOLITH, "1;31"),
        (Judgement.COUPLED, "1;33"),
        (Judgement.UNKNOWN, "1;34"),
        (Judgement.INDEPENDENT, "1"),
    ],
)
def test_verdicts_have_colours_where_they_are_wanted(page: Page, verdict: Judgement, colour: str) -> None:
    words = verdict.value.replace("-", " ")

    assert render_verdict("text", (alone("a", verdict),), page) == f"a: {words}\n"
    assert (
        render_verdict("text", (alone("a", verdict),), replace(page, color=True))
        == f"a: \x1b[{colour}m{words}\x1b[0m\n"
    )


def test_a_group_for_programs(page: Page) -> None:
    (group,) = json.loads(render_verdict("json", (BOUND,), page))["groups"]

    assert {key: group[key] for key in ("components", "score", "verdict", "not-measured")} == {
        "components": ["billing", "orders"],
        "score": 55,
        "verdict": "distributed-monolith",
        "not-measured": ["co-change: it is shallow"],
    }
    assert [len(one["evidence"]) for one in group["signals"]] == [5, 1, 1]
    assert group["signals"][1] == {
        "kind": "code-dependency",
        "points": 1,
        "confidence": "direct",
        "evidence": [{"text": "`orders` requires the package `billing`", "path": None, "line": None}],
        "way-out": WAYS_OUT[SignalKind.CODE],
    }
    assert group["signals"][0]["evidence"][1] == {"text": "`orders` reads `t2`", "path": "orders/db.py", "line": 2}
    assert (group["signals"][2]["confidence"], group["signals"][2]["evidence"][0]["line"]) == ("guess", None)


@pytest.mark.parametrize("output", ["text", "json"])
@pytest.mark.parametrize(
    "parts", [(), (part(SignalKind.DATA, 20, Step("::a", NOWHERE), Step("::error::\x07\n::b", Location("\x9b", 3))),)]
)
def test_names_cannot_steer_anything(page: Page, output: Literal["text", "json"], parts: tuple[Part, ...]) -> None:
    group = Group(("::error::\x1b[2J", "\u202e##[x]"), 20, Judgement.COUPLED, parts, ("::c\n::d\x1b",))

    shown = render_verdict(output, (group,), page)

    assert not set(shown) & set("\x1b\x07\u202e\x9b")
    assert "##[" not in shown
    assert not [line for line in shown.splitlines() if line.lstrip().startswith("::")]
