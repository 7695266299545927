from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archfit.model.history import (
    DAY,
    EVERYTHING,
    Change,
    Commit,
    CommitFilter,
    Gap,
    GapKind,
    History,
    changes,
    is_bot,
    is_chore,
    is_source,
    tickets,
)

YEAR = 365 * DAY
NOW = 1_767_225_600
PLAIN = Commit("", "d" * 40, "alice@example.org", "Alice", NOW, "Charge in cents", merge=False, paths=("a.py",), size=1)


def subjects(found: tuple[Change, ...]) -> list[list[str]]:
    return [[commit.subject for commit in change.commits] for change in found]


def kept(*commits: Commit, keep: CommitFilter | None = None) -> list[str]:
    return [commit.subject for change in changes(History(commits), keep or CommitFilter()) for commit in change.commits]


@pytest.mark.parametrize(
    ("commit", "keep"),
    [
        (PLAIN._replace(merge=True, paths=()), CommitFilter()),
        (PLAIN._replace(name="dependabot[bot]"), CommitFilter(bots=True)),
        (PLAIN._replace(size=31), CommitFilter(files=31)),
        (PLAIN._replace(subject="Bump django to 5.1"), CommitFilter(chores=True)),
        (PLAIN._replace(paths=("poetry.lock", "docs/conf.py")), CommitFilter(asides=True)),
        (PLAIN._replace(time=NOW - 3 * YEAR), CommitFilter(months=0)),
        (PLAIN._replace(time=NOW - 3 * YEAR), CommitFilter(months=37)),
    ],
)
def test_what_is_left_out_unless_asked_for(commit: Commit, keep: CommitFilter) -> None:
    last = PLAIN._replace(subject="last")
    expected = ["last"] if commit.merge else ["last", commit.subject]

    assert kept(last, commit) == ["last"]
    assert kept(last, commit, keep=keep) == expected


def test_the_window_ends_with_the_newest_commit_that_none_is_built_on() -> None:
    head = PLAIN._replace(subject="head")
    skewed = PLAIN._replace(subject="skewed", time=NOW + 50 * YEAR)
    old = PLAIN._replace(subject="old", time=NOW - YEAR)

    assert kept(head, skewed, old) == ["head", "skewed", "old"]


def test_only_what_counts_is_listed() -> None:
    (change,) = changes(History((PLAIN._replace(paths=("README.md", "a.py", "tests/test_a.py")),)), CommitFilter())

    assert change.paths == ("a.py",)


@pytest.mark.parametrize(
    ("name", "author", "expected"),
    [
        ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", True),
        ("Mend Renovate", "bot@renovateapp.com", True),
        ("OpenStack Proposal Bot", "infra@example.org", True),
        ("pyup.io bot", "github-bot@pyup.io", True),
        ("Robert Abbott", "robert.abbott@example.org", False),
        ("Botond", "botond@example.org", False),
    ],
)
def test_bots_are_known_by_their_names(name: str, author: str, expected: bool) -> None:  # noqa: FBT001
    assert is_bot(PLAIN._replace(name=name, author=author)) is expected


@pytest.mark.parametrize(
    "subject",
    [
        "Bump celery from 5.3 to 5.4", "chore(deps): update all", "style: quotes", "Release v1.2.0", "v2.64 (#915)",
        "Reformat with black", "Run isort", "Fix code formatting", "Add license headers", "Update dependencies",
        "Upgrade django to 5.1", "pep8", "Update copyright year",
    ],
)  # fmt: skip
def test_chores(subject: str) -> None:
    assert is_chore(subject)


@pytest.mark.parametrize(
    "subject",
    [
        "Format dates in orders", "Update the price when an order changes", "Fix a race in payments", "fix: refunds",
        "Add a black list", "Upgrade orders of big customers",
    ],
)  # fmt: skip
def test_no_chores(subject: str) -> None:
    assert not is_chore(subject)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("orders/app.py", True), ("web/cart.tsx", True), ("api/orders.proto", True), ("db/views.sql", True),
        ("README.md", False), ("poetry.lock", False), ("docs/conf.py", False), (".github/run.py", False),
        ("setup.py", False), ("orders/_version.py", False), ("api/orders_pb2.py", False), ("tests/a.py", False),
        ("orders/test_app.py", False), ("orders/migrations/0001.py", False), ("Dockerfile", False), (".py", False),
    ],
)  # fmt: skip
def test_source(path: str, expected: bool) -> None:  # noqa: FBT001
    assert is_source(path) is expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("SHOP-12 and SHOP-13: charge", ["SHOP-12", "SHOP-13"]),
        ("Charge once (#7)", ["orders#7"]),
        ("Read UTF-8, send HTTP-2, fix CVE-2024", []),
        ("a&#39;b", []),
    ],
)
def test_tickets(subject: str, expected: list[str]) -> None:
    assert list(tickets(PLAIN._replace(repository="orders", subject=subject))) == expected


def test_commits_of_one_ticket_are_one_change_in_all_repositories() -> None:
    one = PLAIN._replace(repository="a", subject="SHOP-1 ask", paths=("a/x.py",), time=NOW)
    other = PLAIN._replace(
        repository="b", subject="SHOP-1 answer", author="bob", paths=("b/y.py",), time=NOW - 50 * DAY
    )

    assert changes(History((one, other)), CommitFilter(), grouped=True) == (Change((one, other), ("a/x.py", "b/y.py")),)


def test_commits_of_one_branch_are_one_change_in_all_repositories() -> None:
    one = PLAIN._replace(repository="a", subject="ask", branch="gifts", author="a")
    other = PLAIN._replace(repository="b", subject="answer", branch="gifts", author="b")

    assert subjects(changes(History((one, other)), CommitFilter(), grouped=True)) == [["ask", "answer"]]


def test_a_ticket_that_is_named_again_after_long_is_another_change() -> None:
    commits = tuple(PLAIN._replace(subject=f"SHOP-1 {days}", time=NOW - days * DAY) for days in (0, 50, 100, 161))

    assert subjects(changes(History(commits), CommitFilter(), grouped=True)) == [
        ["SHOP-1 0", "SHOP-1 50", "SHOP-1 100"], ["SHOP-1 161"],
    ]  # fmt: skip


def test_a_number_is_a_ticket_in_its_repository_alone() -> None:
    one = PLAIN._replace(repository="a", subject="ask (#1)", author="a")
    other = PLAIN._replace(repository="b", subject="answer (#1)", author="b")

    assert subjects(changes(History((one, other)), CommitFilter(), grouped=True)) == [["ask (#1)"], ["answer (#1)"]]


def test_what_one_author_does_within_a_day_is_one_change() -> None:
    hours = [0, 20, 23, 30, 100]
    commits = tuple(PLAIN._replace(subject=str(hour), time=NOW + hour * 3600) for hour in reversed(hours))
    others = (PLAIN._replace(subject="other", author="bob", time=NOW + 3600),)

    assert subjects(changes(History(commits + others), CommitFilter(), grouped=True)) == [
        ["100"], ["30"], ["23", "20", "0"], ["other"],
    ]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 8), st.sampled_from(["", "T-1", "T-2", "T-1 T-2"]))))
def test_grouping_loses_nothing_and_does_not_depend_on_the_order(rows: list[tuple[int, int, str]]) -> None:
    commits = [
        PLAIN._replace(digest=f"{number:040}", author=str(author), time=NOW + 6 * 3600 * time, subject=subject)
        for number, (author, time, subject) in enumerate(rows)
    ]
    shuffled = random.Random(len(rows)).sample(commits, len(commits))  # noqa: S311 - any order will do

    found = changes(History(tuple(commits)), EVERYTHING, grouped=True)

    assert sorted(commit for change in found for commit in change.commits) == sorted(commits)
    assert changes(History(tuple(shuffled)), EVERYTHING, grouped=True) == found


def test_what_is_missing() -> None:
    cut = Gap("", GapKind.TOO_MANY, "only the newest")
    none = Gap("", GapKind.NO_REPOSITORY, "there is none")
    shallow = Gap("b", GapKind.SHALLOW, "it is shallow")

    assert History(gaps=(cut,)).missing == ""
    assert History(gaps=(none, cut)).missing == "there is none"
    assert History(gaps=(none._replace(repository="a"), shallow)).missing == "`a`: there is none; `b`: it is shallow"
