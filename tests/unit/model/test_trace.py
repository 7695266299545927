from __future__ import annotations

import pytest

from archfit.model.trace import Estimate


@pytest.mark.parametrize(
    ("by_loops", "shown"),
    [((), "0"), ((0, 0), "0"), ((2,), "2"), ((0, 1), "n"), ((2, 3, 1), "2 + 3n + n^2"), ((0, 0, 0, 4), "4n^3")],
)
def test_an_estimate_as_a_person_reads_it(by_loops: tuple[int, ...], shown: str) -> None:
    assert str(Estimate(by_loops)) == shown


def test_estimates_add_up() -> None:
    assert Estimate((1, 2)).plus(Estimate((3,))) == Estimate((4, 2))


def test_a_loop_multiplies_by_its_items() -> None:
    assert Estimate((1, 2)).inside(1) == Estimate((0, 1, 2))
    assert Estimate((1, 2)).inside(0) == Estimate((1, 2))
    assert Estimate().inside(2) == Estimate()


def test_loops_beyond_the_third_are_not_told_apart() -> None:
    assert Estimate((1, 1)).inside(4) == Estimate((0, 0, 0, 2))
