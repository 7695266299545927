from __future__ import annotations

import pytest

from archfit.model import Location
from archfit.model.delivery import Delivery, Job, Work, written_out

AT = Location("ci.yml", 1)


def work(name: str, *needs: str, pipeline: str = "ci.yml") -> Work:
    return Work(Job(pipeline, name, AT, needs=needs), (), ())


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        ((work("deploy"),), []),
        ((work("deploy", "test"), work("test")), ["test"]),
        ((work("deploy", "test"), work("test", "build"), work("build")), ["test", "build"]),
        ((work("deploy", "a", "b"), work("a", "c"), work("b", "c"), work("c")), ["a", "b", "c"]),
        ((work("deploy", "test"), work("test", "deploy")), ["test", "deploy"]),
        ((work("deploy", "missing"),), []),
        ((work("deploy", "test"), work("test", pipeline="other.yml")), []),
    ],
)
def test_what_ends_before_a_job_is_all_that_it_waits_for(works: tuple[Work, ...], expected: list[str]) -> None:
    delivery = Delivery(work=works)
    assert [one.job.name for one in delivery.before(works[0])] == expected


@pytest.mark.parametrize(
    ("glob", "expected"),
    [
        ("services/orders/**", "services/orders"),
        ("/services/orders/", "services/orders"),
        ("./services/orders", "services/orders"),
        ("services/*/src", "services"),
        ("services/order?/x", "services"),
        ("services/{a,b}", "services"),
        ("services/[ab]/x", "services"),
        ("**/x.py", ""),
        ("", ""),
    ],
)
def test_the_folders_that_a_glob_begins_with(glob: str, expected: str) -> None:
    assert written_out(glob) == expected
