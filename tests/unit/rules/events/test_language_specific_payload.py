from __future__ import annotations

from typing import Any

from archfit.model import NoOptions
from archfit.model.wires import Wire
from archfit.rules.events.language_specific_payload import check


def test_what_is_pickled_and_received_by_another(wired: Any) -> None:
    wired.runs("orders.place", "pickle.dumps")
    sent = wired.message("orders.place", "placed", sends=True)
    wired.wires.append(Wire("orders", "mails", "event", (sent.at,)))

    assert [one.message for one in check(wired.project(), NoOptions())] == [
        "`orders` sends `mails` what it writes by `pickle.dumps`"
    ]


def test_what_nobody_else_receives_or_another_function_pickles_is_silent(wired: Any) -> None:
    wired.runs("orders.place", "pickle.dumps")
    wired.message("orders.place", "placed", sends=True)
    sent = wired.message("orders.cancel", "cancelled", sends=True)
    wired.wires.append(Wire("orders", "mails", "event", (sent.at,)))

    assert list(check(wired.project(), NoOptions())) == []
