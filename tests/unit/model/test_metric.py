from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from archfit.model import Gate
from archfit.model.metric import Breach, Metrics, breaches


def numbers(system: Mapping[str, float | None] | None = None, **components: Mapping[str, float | None]) -> Metrics:
    return Metrics(system or {}, components)


def broken(gate: Gate, now: Metrics, before: Metrics | None = None) -> list[tuple[float, float, str]]:
    return [(one.value, one.limit, one.how) for one in breaches([gate], now, before)]


@pytest.mark.parametrize(
    ("limits", "value", "expected"),
    [
        ({"max": 0.5}, 0.5, []),
        ({"max": 0.5}, 0.5001, [(0.5001, 0.5, "above")]),
        ({"max": 0}, 1, [(1, 0, "above")]),
        ({"min": 0.5}, 0.5, []),
        ({"min": 0.5}, 0.4999, [(0.4999, 0.5, "below")]),
        ({"min": 0, "max": 1}, 0.5, []),
        ({"min": 0.6, "max": 0.4}, 0.5, [(0.5, 0.4, "above"), (0.5, 0.6, "below")]),
        ({"max": 0.5}, None, []),
        ({"min": 0.5}, None, []),
    ],
)
def test_limits(limits: Mapping[str, Any], value: float | None, expected: list[tuple[float, float, str]]) -> None:
    assert broken(Gate(metric="cyclicity", **limits), numbers({"cyclicity": value})) == expected


@pytest.mark.parametrize(
    ("metric", "earlier", "value", "expected"),
    [
        pytest.param("cyclicity", 0.2, 0.3, [(0.3, 0.2, "worse than before")], id="less is better, and it is more"),
        pytest.param("cyclicity", 0.3, 0.2, [], id="less is better, and it is less"),
        pytest.param("resolved", 0.9, 0.8, [(0.8, 0.9, "worse than before")], id="more is better, and it is less"),
        pytest.param("resolved", 0.8, 0.9, [], id="more is better, and it is more"),
        pytest.param("modules", 8, 9, [(9, 8, "worse than before")], id="where it depends, more is worse"),
        pytest.param("cyclicity", 0.2, 0.2, [], id="the same"),
        pytest.param("cyclicity", None, 0.2, [], id="unknown before"),
        pytest.param("cyclicity", 0.2, None, [], id="unknown now"),
    ],
)
def test_ratchets(
    metric: str, earlier: float | None, value: float | None, expected: list[tuple[float, float, str]]
) -> None:
    gate = Gate(metric=metric, ratchet=True)

    assert broken(gate, numbers({metric: value}), numbers({metric: earlier})) == expected
    assert broken(gate, numbers({metric: value})) == []


def test_a_gate_of_a_component_asks_for_its_number() -> None:
    now = numbers({"resolved": 0.1}, orders={"resolved": 0.9}, billing={"resolved": 0.4})
    before = numbers({"resolved": 0.2}, orders={"resolved": 1.0})

    assert broken(Gate(metric="resolved", component="orders", min=0.5), now) == []
    assert broken(Gate(metric="resolved", component="billing", min=0.5), now) == [(0.4, 0.5, "below")]
    assert broken(Gate(metric="resolved", component="orders", ratchet=True), now, before) == [
        (0.9, 1.0, "worse than before")
    ]
    assert broken(Gate(metric="resolved", component="billing", ratchet=True), now, before) == []


def test_a_gate_of_a_component_that_there_is_not_is_not_broken() -> None:
    assert broken(Gate(metric="resolved", component="gone", min=0.5, ratchet=True), numbers(), numbers()) == []


def test_breaches_come_in_the_order_of_the_gates() -> None:
    gates = [Gate(metric="density", max=0), Gate(metric="cyclicity", max=0)]

    assert list(breaches(gates, numbers({"cyclicity": 1.0, "density": 0.5}))) == [
        Breach(gates[0], 0.5, 0, "above"),
        Breach(gates[1], 1.0, 0, "above"),
    ]
