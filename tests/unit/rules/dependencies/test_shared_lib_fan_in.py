from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from archfit.model import ComponentName, Evidence, Location, Project, Severity
from archfit.model.history import Commit, History
from archfit.rules.dependencies.shared_lib_fan_in import WEEK, Options, check


def test_a_library_that_many_services_require_is_an_info(shop: Any) -> None:
    shop.library("money", "time")
    for service in ("orders", "billing", "shipping"):
        shop.requires(service, "money")
    for user in ("orders", "billing", "time"):
        shop.requires(user, "time" if user != "time" else "money")
    project = shop.project()
    found = list(check(with_evidence(project), Options()))
    assert [(one.message, one.severity) for one in found] == [
        ("library `money` is used by `billing`, `orders` and `shipping`", Severity.INFO)
    ]


def test_what_is_stable_or_for_development_or_little_used_is_silent(shop: Any) -> None:
    shop.library("money", "fakes")
    for service in ("orders", "billing", "shipping"):
        shop.requires(service, "money")
        shop.requires(service, "fakes", development=True)
    project = with_evidence(shop.project())
    assert list(check(project, Options(stable=(ComponentName("money"),)))) == []
    assert list(check(project, Options(services=4))) == []


def test_a_library_that_changes_often_is_a_warning(shop: Any) -> None:
    shop.library("money")
    for service in ("orders", "billing", "shipping"):
        shop.requires(service, "money")
    project = replace(with_evidence(shop.project()), history=History(tuple(commits(weeks=40, every=4))))

    (found,) = check(project, Options())

    assert (found.severity, found.notes) == (None, ("it changed in 10 of 40 weeks",))
    assert [one.severity for one in check(project, Options(weeks=0.3))] == [Severity.INFO]
    assert [one.severity for one in check(project, Options(weeks=0))] == [Severity.INFO]


def test_a_short_history_says_nothing(shop: Any) -> None:
    shop.library("money")
    for service in ("orders", "billing", "shipping"):
        shop.requires(service, "money")
    project = replace(with_evidence(shop.project()), history=History(tuple(commits(weeks=20, every=1))))
    assert [one.severity for one in check(project, Options())] == [Severity.INFO]


def commits(weeks: int, every: int) -> Iterator[Commit]:
    """A commit in each week, one in so many of them to the library, the others to a service."""
    for week in range(weeks):
        path = "money/amounts.py" if week % every == 0 else "orders/main.py"
        yield Commit("", f"{week:040}", "a@shop", "A", WEEK * (2500 + week), "x", merge=False, paths=(path,), size=1)


def with_evidence(project: Project) -> Project:
    proofs = (Evidence("project", Location("money/pyproject.toml")),)
    return replace(project, components=tuple(replace(one, evidence=proofs) for one in project.components))
