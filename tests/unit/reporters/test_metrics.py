from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from textwrap import dedent
from typing import Literal

import pytest

from archfit.model import Gate, Location
from archfit.model.metric import COMPONENT, SYSTEM, Breach, Metrics
from archfit.reporters import Page
from archfit.reporters.metrics import render_metrics

SYSTEM_NOW = {
    "components": 2, "modules": 12_345, "cyclicity": 0.0, "propagation-cost": 0.1495, "modularity": -0.012,
    "modularity-gap": 0.25, "density": 0.5, "two-way-pairs": 1, "asynchronous": None, "sync-depth": 3,
    "co-change": None, "resolved": 1.0,
}  # fmt: skip
ORDERS = {
    "modules": 12_000, "afferent": 1, "efferent": 3, "instability": 0.75, "abstractness": 0.5, "distance": 0.25,
    "blast-radius": 1.0, "co-change": None, "resolved": 0.98,
}  # fmt: skip
BEFORE = Metrics({**SYSTEM_NOW, "modules": 1_345, "density": 0.25, "asynchronous": 0.5, "co-change": 0.1}, {})
AT = Location("archfit.toml", 12)


def metrics(system: Mapping[str, float | None] = SYSTEM_NOW, **components: Mapping[str, float | None]) -> Metrics:
    return Metrics(system, components)


def test_numbers_for_people(page: Page) -> None:
    assert render_metrics("text", metrics(orders=ORDERS), page) == dedent("""
        system
        components             2  components
        modules           12,345  modules
        cyclicity              0  modules on cycles
        propagation-cost  0.1495  pairs of modules of which one reaches the other
        modularity        -0.012  modularity of the components
        modularity-gap      0.25  how much the best partition is above it
        density              0.5  pairs of services of which one waits for the other
        two-way-pairs          1  pairs of services that wait for each other
        asynchronous           -  wires between services that are asynchronous
        sync-depth             3  longest chain of calls that wait
        co-change              -  changes that touch several components
        resolved               1  calls, requests, messages and queries that could be followed

        component  modules  afferent  efferent  instability  abstractness  distance  blast-radius  co-change  resolved
        orders      12,000         1         3         0.75           0.5      0.25             1          -      0.98
    """).lstrip("\n")


def test_without_components_only_the_system_is_shown(page: Page) -> None:
    assert render_metrics("text", metrics(), page).splitlines()[-1].startswith("resolved")


def test_what_changed_stands_beside_it(page: Page) -> None:
    lines = render_metrics("text", metrics(), page, before=BEFORE).splitlines()

    assert [line for line in lines if line.split()[0] in ("components", "modules", "density", "asynchronous")] == [
        "components             2             components",
        "modules           12,345  (+11,000)  modules",
        "density              0.5    (+0.25)  pairs of services of which one waits for the other",
        "asynchronous           -             wires between services that are asynchronous",
    ]


def test_differences_are_as_short_as_the_numbers(page: Page) -> None:
    now, before = metrics({"density": 0.3, "resolved": 0.1}), metrics({"density": 0.1, "resolved": 0.3})

    shown = render_metrics("text", now, page, before=before)

    assert ("(+0.2)" in shown, "(-0.2)" in shown) == (True, True)


def test_of_a_component_what_changed_stands_in_the_cell(page: Page) -> None:
    before = metrics(orders={**ORDERS, "afferent": 3, "instability": 0.5, "resolved": None})
    now = metrics(orders=ORDERS, payments=ORDERS)

    head, orders, payments = render_metrics("text", now, page, before=before).splitlines()[-3:]

    assert orders.split() == ["orders", "12,000", "1", "(-2)", "3", "0.75", "(+0.25)", "0.5", "0.25", "1", "-", "0.98"]
    assert payments.split() == ["payments", "12,000", "1", "3", "0.75", "0.5", "0.25", "1", "-", "0.98"]
    assert len({len(line) for line in (head, orders, payments)}) == 1


@pytest.mark.parametrize(
    ("breach", "expected"),
    [
        (
            Breach(Gate(metric="density", max=0.25, at=AT), 0.5, 0.25, "above"),
            "gate: density is 0.5, above 0.25  archfit.toml:12",
        ),
        (
            Breach(Gate(metric="modules", component="orders", min=20_000, at=AT), 12_000, 20_000, "below"),
            "gate: modules of orders is 12,000, below 20,000  archfit.toml:12",
        ),
        (
            Breach(Gate(metric="cyclicity", ratchet=True, at=AT), 0.12345, 0, "worse than before"),
            "gate: cyclicity is 0.12345, worse than before (0)  archfit.toml:12",
        ),
    ],
)
def test_broken_gates_are_told_last(page: Page, breach: Breach, expected: str) -> None:
    *_, empty, last = render_metrics("text", metrics(orders=ORDERS), page, broken=(breach,)).split("\n")[:-1]

    assert (empty, last) == ("", expected)


def test_each_broken_gate_is_told(page: Page) -> None:
    breach = Breach(Gate(metric="density", max=0.25, at=AT), 0.5, 0.25, "above")
    shown = render_metrics("text", metrics(), page, broken=(breach, breach))

    assert shown.count("\ngate: density") == 2


def test_headings_and_gates_have_colours_where_they_are_wanted(page: Page) -> None:
    breach = Breach(Gate(metric="density", max=0.25, at=AT), 0.5, 0.25, "above")
    plain = render_metrics("text", metrics(orders=ORDERS), page, broken=(breach,))

    coloured = render_metrics("text", metrics(orders=ORDERS), replace(page, color=True), broken=(breach,))

    assert [line for line in coloured.splitlines() if "\x1b" in line] == [
        "\x1b[1msystem\x1b[0m",
        f"\x1b[1m{plain.splitlines()[-4]}\x1b[0m",
        "\x1b[1;31mgate\x1b[0m: density is 0.5, above 0.25  archfit.toml:12",
    ]
    assert "\x1b" not in plain


def test_neither_width_nor_letters_of_the_terminal_change_anything(page: Page) -> None:
    narrow = replace(page, width=20, unicode=False)

    assert render_metrics("text", metrics(orders=ORDERS), narrow) == render_metrics(
        "text", metrics(orders=ORDERS), page
    )


def test_numbers_for_programs(page: Page) -> None:
    breaches = (
        Breach(Gate(metric="density", max=0.25, at=AT), 0.5, 0.25, "above"),
        Breach(Gate(metric="modules", component="orders", ratchet=True, at=AT), 2, 1, "worse than before"),
    )

    assert json.loads(render_metrics("json", metrics(orders=ORDERS), page, before=BEFORE, broken=breaches)) == {
        "version": 1,
        "system": SYSTEM_NOW,
        "components": {"orders": ORDERS},
        "before": {"system": BEFORE.system, "components": {}},
        "broken-gates": [
            {"metric": "density", "component": None, "value": 0.5, "limit": 0.25, "how": "above"},
            {"metric": "modules", "component": "orders", "value": 2, "limit": 1, "how": "worse than before"},
        ],
    }
    assert "before" not in json.loads(render_metrics("json", metrics(), page))


def test_what_is_shown_is_what_is_measured() -> None:
    assert list(SYSTEM_NOW) == [one.name for one in SYSTEM]
    assert list(ORDERS) == [one.name for one in COMPONENT]


@pytest.mark.parametrize("output", ["text", "json"])
def test_names_cannot_steer_anything(page: Page, output: Literal["text", "json"]) -> None:
    evil = "::error::\x1b[2J\u202e\x9b\n##[command]"
    breach = Breach(Gate(metric="density", component=evil, max=0, at=Location(evil, 1)), 1, 0, "above")
    numbers = metrics(**{evil: ORDERS})

    shown = render_metrics(output, numbers, page, before=numbers, broken=(breach,))

    assert not set(shown) & set("\x1b\u202e\x9b")
    assert "##[" not in shown
    assert not [line for line in shown.splitlines() if line.lstrip().startswith("::")]
