from __future__ import annotations

from collections.abc import Callable

import pytest

from archfit.model import Config, Gate, Location, Mistake

Read = Callable[..., Config]
MistakesOf = Callable[..., tuple[Mistake, ...]]


def brief(mistakes: tuple[Mistake, ...]) -> list[tuple[str, str, int, int]]:
    """Return message, help, line and column of each."""
    return [(m.message, m.help, m.at.line, m.at.column) for m in mistakes if m.at]


def test_gates_of_the_system_and_of_components(read: Read) -> None:
    text = """\
[[gates]]
metric = "propagation-cost"
max = 0.25
ratchet = true

[[gates]]
metric = "instability"
component = "orders"
min = 0
max = 1
"""
    assert read(text).gates == (
        Gate(metric="propagation-cost", max=0.25, ratchet=True, at=Location("archfit.toml", 1, 1, 1, 10)),
        Gate(metric="instability", component="orders", min=0.0, max=1.0, at=Location("archfit.toml", 6, 1, 6, 10)),
    )


def test_gates_stand_in_pyproject_too(read: Read) -> None:
    text = '[[tool.archfit.gates]]\nmetric = "cyclicity"\nmax = 0\n'

    assert [one.metric for one in read(text, name="pyproject.toml").gates] == ["cyclicity"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'metric = "cyclicty"\nmax = 0',
            [("unknown metric `cyclicty`", "did you mean `cyclicity`?", 2, 10)],
            id="a slip",
        ),
        pytest.param(
            'metric = "instability"\nmax = 1',
            [("unknown metric `instability`", "it is one of components: say which with `component`", 2, 10)],
            id="a metric of components",
        ),
        pytest.param(
            'metric = "density"\ncomponent = "orders"\nmax = 1',
            [("unknown metric `density`", "it is one of the system: leave out `component`", 2, 10)],
            id="a metric of the system",
        ),
        pytest.param(
            'metric = "cyclicity"', [("a gate needs `max`, `min` or `ratchet`", "", 1, 1)], id="nothing it must not do"
        ),
        pytest.param(
            'metric = "cyclicity"\nratchet = false',
            [("a gate needs `max`, `min` or `ratchet`", "", 1, 1)],
            id="a ratchet that is none",
        ),
        pytest.param(
            'metric = "x"',
            [("a gate needs `max`, `min` or `ratchet`", "", 1, 1), ("unknown metric `x`", "known here", 2, 10)],
            id="all at once",
        ),
        pytest.param(
            'metric = "cyclicity"\nmax = "0.5"',
            [("`max` must be a number, not a string", "", 3, 7)],
            id="a number in quotes",
        ),
        pytest.param(
            'metric = "cyclicity"\nmin = nan',
            [("`min` cannot be `nan`: a finite number is needed", "", 3, 7)],
            id="a number that is none",
        ),
        pytest.param(
            'metric = "cyclicity"\nmax = true', [("`max` must be a number, not true or false", "", 3, 7)], id="a truth"
        ),
        pytest.param(
            'metric = "cyclicity"\nratchet = 1',
            [("`ratchet` must be true or false, not a whole number", "", 3, 11)],
            id="a ratchet that is a number",
        ),
        pytest.param("max = 1", [("`metric` is missing in `[[gates]]`", "", 1, 1)], id="no metric"),
        pytest.param('metric = ""\nmax = 1', [("`metric` is empty in `[[gates]]`", "", 2, 10)], id="an empty metric"),
        pytest.param(
            "metric = 3\nmax = 1", [("`metric` must be a string, not a whole number", "", 2, 10)], id="a number"
        ),
        pytest.param(
            'metric = "cyclicity"\ncomponent = []\nmax = 1',
            [("`component` must be a string, not a list", "", 3, 13)],
            id="several components",
        ),
        pytest.param(
            'metric = "cyclicity"\nmaximum = 1\nmin = 0',
            [("unknown key `maximum` in `[[gates]]`", "did you mean `max`?", 3, 1)],
            id="an unknown key",
        ),
    ],
)
def test_mistakes(mistakes_of: MistakesOf, text: str, expected: list[tuple[str, str, int, int]]) -> None:
    found = brief(mistakes_of(f"[[gates]]\n{text}\n"))

    assert [
        (message, advice.partition(":")[0] if "known here" in advice else advice, *at) for message, advice, *at in found
    ] == expected


def test_one_gate_is_a_list_too(mistakes_of: MistakesOf) -> None:
    assert brief(mistakes_of('[gates]\nmetric = "cyclicity"\n')) == [
        ("`gates` must be a list of tables", "write `[[gates]]`", 1, 1)
    ]
