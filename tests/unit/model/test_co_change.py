from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import comb, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archfit.model import Component, ComponentKind, Location, Mode, Module, ModuleFacts, Project, Role
from archfit.model.co_change import CoChange, Threshold, fisher, pairs
from archfit.model.history import Commit, CommitFilter, History

touched = st.lists(st.frozensets(st.sampled_from("abcde")), max_size=30)


def exact(together: int, one: int, other: int, total: int) -> Fraction:
    ways = sum(comb(one, k) * comb(total - one, other - k) for k in range(together, min(one, other) + 1))
    return Fraction(ways, comb(total, other))


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, int, int, int]:
    total = draw(st.integers(1, 400))
    one, other = draw(st.integers(0, total)), draw(st.integers(0, total))
    return draw(st.integers(0, min(one, other))), one, other, total


@given(tables())
def test_fisher_is_exact(table: tuple[int, int, int, int]) -> None:
    assert isclose(fisher(*table), float(exact(*table)), rel_tol=1e-9, abs_tol=1e-300)


@pytest.mark.parametrize("table", [(10, 5000, 11, 20_000), (300, 5000, 800, 20_000), (199, 5000, 800, 20_000)])
def test_fisher_of_many_changes(table: tuple[int, int, int, int]) -> None:
    assert isclose(fisher(*table), float(exact(*table)), rel_tol=1e-8)


def test_fisher_of_the_impossible() -> None:
    assert (fisher(0, 3, 4, 10), fisher(2, 6, 6, 10), fisher(5, 3, 4, 10)) == (1.0, 1.0, 0.0)


@given(touched)
def test_pairs_are_what_counting_each_gives(rows: list[frozenset[str]]) -> None:
    expected = []
    for one, other in combinations("abcde", 2):
        together = sum(one in row and other in row for row in rows)
        if together:
            counts = (sum(one in row for row in rows), sum(other in row for row in rows))
            expected.append(CoChange(one, other, together, *counts, len(rows)))

    assert list(pairs(rows)) == expected


@given(touched)
def test_measures_keep_to_their_ranges(rows: list[frozenset[str]]) -> None:
    for pair in pairs(rows):
        assert 0 < pair.jaccard <= pair.degree <= pair.confidence <= 1
        assert pair.lift > 0
        assert 0 < pair.chance <= 1
        swapped = pair._replace(of_one=pair.of_other, of_other=pair.of_one)
        assert (swapped.degree, swapped.lift) == (pair.degree, pair.lift)
        assert isclose(swapped.chance, pair.chance, rel_tol=1e-9)


def test_measures() -> None:
    pair = CoChange("a", "b", 10, 20, 40, 200)

    assert (pair.degree, pair.confidence, pair.jaccard, pair.lift) == (20 / 60, 0.5, 0.2, 2.5)


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (CoChange("a", "b", 10, 20, 40, 200), True),
        (CoChange("a", "b", 9, 18, 36, 200), False),
        (CoChange("a", "b", 10, 40, 40, 200), False),  # neither degree nor confidence
        (CoChange("a", "b", 52, 100, 760, 1000), False),  # one of them is in three of four changes: lift 0.7
        (CoChange("a", "b", 60, 100, 100, 200), True),  # lift 1.2, but hardly by chance
    ],
)
def test_thresholds(pair: CoChange, expected: bool) -> None:  # noqa: FBT001
    assert Threshold().is_met(pair) is expected


def project(*changed: tuple[str, ...], mode: Mode = Mode.SERVICES) -> Project:
    parts = (
        Component("orders", ComponentKind.SERVICE, "orders"),
        Component("orders.cart", ComponentKind.MODULE, "orders/cart", service="orders"),
        Component("payments", ComponentKind.SERVICE, "payments"),
    )
    roles = {"orders/app.py": Role.SOURCE, "payments/app.py": Role.SOURCE, "payments/made.py": Role.GENERATED}
    modules = {
        path: Module(path, path, package=False, role=role, component=path.partition("/")[0], facts=ModuleFacts(path))
        for path, role in roles.items()
    }
    commits = [
        Commit("", f"{number:040}", "a", "A", 100 - number, "s", merge=False, paths=paths, size=len(paths))
        for number, paths in enumerate(changed)
    ]
    return Project(modules=modules, components=parts, history=History(tuple(commits)), mode=mode)


def test_a_part_of_a_service_is_the_service_too() -> None:
    (one,) = project(("orders/cart/a.py", "payments/app.py", "payments/made.py", "x.py")).evolution.changes(
        CommitFilter()
    )

    assert one.parts == {
        "orders": ("orders/cart/a.py",),
        "orders.cart": ("orders/cart/a.py",),
        "payments": ("payments/app.py",),
    }


def test_whole_and_part_are_no_pair() -> None:
    changed = [("orders/cart/a.py", "orders/app.py", "payments/app.py")] * 2 + [("x.py",)] * 8
    least = Threshold(together=2)

    found = project(*changed).evolution.coupled(CommitFilter(), least)

    assert [(pair.one, pair.other, pair.together, pair.all) for pair in found] == [("orders", "payments", 2, 10)]


def test_the_newest_place_is_one_that_is_there() -> None:
    evolution = project(("orders/gone.py", "payments/app.py"), ("orders/app.py", "payments/app.py")).evolution
    (pair,) = evolution.coupled(CommitFilter(), Threshold(together=2, chance=1.1))

    assert evolution.newest(pair) == Location("orders/app.py")
    assert [one.change.commits[0].time for one in evolution.common(pair, CommitFilter())] == [100, 99]


def test_in_a_workspace_commits_are_joined() -> None:
    changed = (("orders/app.py",), ("payments/app.py",))

    assert len(project(*changed).evolution.changes(CommitFilter())) == 2
    assert len(project(*changed, mode=Mode.WORKSPACE).evolution.changes(CommitFilter())) == 1
