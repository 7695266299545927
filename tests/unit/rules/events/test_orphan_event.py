from __future__ import annotations

from typing import Any

import pytest

from archfit.model import NoOptions
from archfit.rules.events import orphan_event, phantom_subscription


def test_each_end_is_told_of_its_own(wired: Any) -> None:
    wired.message("orders.place", "orders.placed", sends=True)
    wired.message("invoices.listen", "order.placed", sends=False)

    (sent,) = orphan_event.check(wired.project(), NoOptions())
    (received,) = phantom_subscription.check(wired.project(), NoOptions())

    assert sent.message == "`orders` sends to `orders.placed`, from which no component receives"
    assert sent.notes == ("the nearest topic that is received from is `order.placed`",)
    assert received.message == "`invoices` receives from `order.placed`, to which no component sends"
    assert received.notes == ("the nearest topic that is sent to is `orders.placed`",)


@pytest.mark.parametrize("topic", ["orders.placed", "orders.*", "{topic}", "", "^orders"])
def test_topics_that_may_be_the_same_are_silent(wired: Any, topic: str) -> None:
    wired.message("orders.place", "orders.placed", sends=True)
    wired.message("invoices.listen", topic, sends=False)

    assert list(orphan_event.check(wired.project(), NoOptions())) == []
    assert list(phantom_subscription.check(wired.project(), NoOptions())) == []


@pytest.mark.parametrize("broker", ["rabbitmq", "sqs", ""])
def test_brokers_with_bindings_between_are_silent(wired: Any, broker: str) -> None:
    wired.message("orders.place", "orders.placed", sends=True, broker=broker)
    wired.message("invoices.listen", "invoices", sends=False, broker=broker)

    assert list(orphan_event.check(wired.project(), NoOptions())) == []
    assert list(phantom_subscription.check(wired.project(), NoOptions())) == []


def test_with_nobody_at_the_other_end_at_all_nothing_is_known(wired: Any) -> None:
    wired.message("orders.place", "orders.placed", sends=True)
    wired.message("invoices.listen", "invoices", sends=False, broker="nats")

    assert list(orphan_event.check(wired.project(), NoOptions())) == []
    assert list(phantom_subscription.check(wired.project(), NoOptions())) == []
