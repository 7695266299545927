from __future__ import annotations

from typing import Any

from archfit.model import NoOptions
from archfit.model.wires import Wire
from archfit.rules.events.multiple_producers import check


def sends(wired: Any, function: str, *receivers: str, topic: str = "placed", **changes: Any) -> None:
    one = wired.message(function, topic, sends=True, **changes)
    wired.wires += [Wire(one.component, receiver, "event", (one.at,)) for receiver in receivers]


def test_two_publish_what_two_receive(wired: Any) -> None:
    sends(wired, "orders.place", "mails", "invoices", keys=("eu",))
    sends(wired, "shop.buy", "mails", "invoices", keys=("eu",))

    assert [one.message for one in check(wired.project(), NoOptions())] == [
        "`shop` publishes `placed eu`, as `orders` does",
        "`orders` publishes `placed eu`, as `shop` does",
    ]


def test_commands_other_keys_and_systems_apart_are_silent(wired: Any) -> None:
    sends(wired, "orders.place", "mails", topic="send")
    sends(wired, "shop.buy", "mails", topic="send")
    sends(wired, "orders.place", "mails", "invoices", keys=("eu",))
    sends(wired, "shop.buy", "mails", "invoices", keys=("us",))
    sends(wired, "orders.place", "mails", "invoices", topic="paid")
    sends(wired, "other.pay", "letters", "books", topic="paid")

    assert list(check(wired.project(), NoOptions())) == []
