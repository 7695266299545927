from __future__ import annotations

from typing import Any

import pytest

from archfit.model import NoOptions
from archfit.model.library import Activity
from archfit.model.value import Hole, Named, Text, text
from archfit.rules.events.task_name_drift import check


def messages(wired: Any) -> list[str]:
    return [one.message for one in check(wired.project(), NoOptions())]


def nearest(wired: Any) -> list[str]:
    return [one.steps[-1].text for one in check(wired.project(), NoOptions())]


def send(wired: Any, name: Text, function: str = "celery.Celery.send_task") -> None:
    wired.does("shop.place", Activity.ENQUEUE, function, name=name)


def task(wired: Any, name: str = "", handler: str = "billing.tasks.bill", function: str = "celery.Celery.task") -> None:
    named = {"name": text(name)} if name else {}
    wired.does("billing", Activity.TASK, function, handler=Named("function", handler), **named)


@pytest.mark.parametrize(
    ("sent", "known"),
    [("billing.invoice", "billing.create_invoice"), ("make_invoice", "make_invoices"), ("billing.x", "billing.y")],
)
def test_a_name_beside_that_of_a_task(wired: Any, sent: str, known: str) -> None:
    send(wired, text(sent))
    task(wired, known)

    assert messages(wired) == [f"`shop.place` sends the task `{sent}`, and no task has that name"]
    assert nearest(wired) == [f"the nearest task is `{known}` of `billing`"]


def test_of_the_same_module_the_nearest_is_told(wired: Any) -> None:
    send(wired, text("billing.tasks.remove_bill"))
    task(wired, handler="billing:billing.tasks.delete_bill")
    task(wired, handler="billing:billing.tasks.print")
    task(wired, "billings.tasks.remove_bill")

    assert nearest(wired) == ["the nearest task is `billing.tasks.delete_bill` of `billing`"]


@pytest.mark.parametrize("sent", ["billing.tasks.bill", "tasks.bill", "worker.bill", "celery.chain", "warehouse.pack"])
def test_what_a_task_may_be_called_and_what_is_elsewhere_is_silent(wired: Any, sent: str) -> None:
    send(wired, text(sent))
    task(wired, handler="services/billing:billing.tasks.bill")

    assert messages(wired) == []


def test_where_a_name_is_not_known_all_are_silent(wired: Any) -> None:
    send(wired, text("billing.invoice"))
    task(wired, "billing.create_invoice")
    wired.does("billing", Activity.TASK, "celery.Celery.task", name=text(Hole("prefix"), ".invoice"))

    assert messages(wired) == []


def test_a_name_that_is_not_known_is_silent(wired: Any) -> None:
    send(wired, text("billing.", Hole("what")))
    task(wired, "billing.create_invoice")

    assert messages(wired) == []


def test_the_tasks_of_another_library_are_not_meant(wired: Any) -> None:
    send(wired, text("billing.invoice"))
    task(wired, "billing.create_invoice", function="dramatiq.actor")

    assert messages(wired) == []


def test_a_task_that_is_at_hand_needs_no_name(wired: Any) -> None:
    wired.does(
        "shop.place", Activity.ENQUEUE, "celery.Task.delay",
        name=text("billing.invoice"), handler=Named("function", "billing.tasks.bill"),
    )  # fmt: skip
    task(wired, "billing.create_invoice")

    assert messages(wired) == []
