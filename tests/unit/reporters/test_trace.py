from __future__ import annotations

import json
from textwrap import dedent

from archfit.model import Location, Table, TableAccess
from archfit.model.trace import Asking, Estimate, Sending, Trace, Visit
from archfit.model.wires import Endpoint, Message, RemoteCall
from archfit.reporters import Page
from archfit.reporters.trace import render_trace

AT = Location("orders/api.py", 3)
PLACE = Endpoint("orders", "POST", "/orders", "orders.place", AT)
TAKE = Endpoint("stock", "POST", "/stock", "stock.take", Location("stock/api.py", 2))
CALL = RemoteCall("orders", "orders.place", AT, "http", "stock", verb="POST", path="/stock", endpoint=TAKE)
READ = TableAccess(Table("items", store="postgres://app:secret@db/stock"), "stock", AT, "stock.take", writes=False)
SENT = Message("orders", "orders.place", AT, True, "kafka", ("placed", "{}"))  # noqa: FBT003
TAKING = Trace("stock", TAKE, ("stock.take",), (Visit("stock.take", 0, TAKE.at, 0, accesses=(READ, READ)),))
PLACING = Trace(
    "orders",
    PLACE,
    ("orders.place",),
    (
        Visit(
            "orders.place", 0, AT, 0,
            (
                Asking(CALL, 1, TAKING),
                Asking(CALL, 0, TAKING._replace(visits=(), seen="above")),
                Asking(CALL._replace(target="", endpoint=None, verb="", path="/{}"), 0),
            ),
            (READ._replace(writes=True),),
            (Sending(SENT, ("billing",)),),
        ),
    ),
    Estimate((1, 1)),
    1,
)  # fmt: skip


def test_for_people(page: Page) -> None:
    assert render_trace("text", PLACING, page) == dedent("""\
        POST /orders of orders  orders/api.py:3
          orders.place  orders/api.py:3
            writes items  orders/api.py:3
            sends to placed, received by billing  orders/api.py:3
            calls POST /stock of stock  orders/api.py:3  (times n)
              stock.take  stock/api.py:2
                reads items  orders/api.py:3
            calls POST /stock of stock  orders/api.py:3  (shown above)
            calls /{} of an address that is not known  orders/api.py:3

        reaches 1 other component: stock
        writes 1 table: items
        reads 1 table: items
        sends messages at 1 place
        about 1 + n remote calls (each place counts once; n is the items of a loop)
        1 place calls an address that is not known
    """)


def test_calls_that_differ_in_their_verb_alone_stand_together(page: Page) -> None:
    unknown = CALL._replace(endpoint=None)
    calls = tuple(Asking(unknown._replace(verb=verb), 0) for verb in ("GET", "PUT"))
    found = Trace("orders", PLACE, ("orders.place",), (Visit("orders.place", 0, AT, 0, calls),), Estimate((1,)), 1)

    assert "    calls GET|PUT /stock of stock  orders/api.py:3  (no such route is known)\n" in render_trace(
        "text", found, page
    )


def test_long_texts_are_cut_unless_everything_is_wanted(page: Page) -> None:
    visits = tuple(Visit(f"orders.f{number}", 0, AT, 0) for number in range(70))
    found = Trace("orders", PLACE, ("orders.f0",), visits)

    assert "… and 10 more\n" in render_trace("text", found, page)
    assert "more" not in render_trace("text", found, page, everything=True)


def test_nothing_is_reached(page: Page) -> None:
    assert render_trace("text", Trace("orders", None, ("orders.place",)), page) == dedent("""\
        orders.place of orders

        nothing is known to be reached: no table, no topic, no other service
    """)
    wrapped = Trace("orders", None, ("orders.place",), wrappers=("log.wrapper",))
    assert "what these decorators call is not followed: log.wrapper\n" in render_trace("text", wrapped, page)
    assert "it is not known which function answers" in render_trace("text", Trace("orders", PLACE), page)


def test_for_programs_without_passwords(page: Page) -> None:
    shown = render_trace("json", PLACING, page)
    document = json.loads(shown)

    assert "secret" not in shown
    assert document["reaches"]["components"] == ["stock"]
    assert document["reaches"]["topics"] == ["placed", "{}"]
    assert document["remote-calls"] == {"estimate": "1 + n", "by-loops": [1, 1]}
    (function,) = document["trace"]["functions"]
    assert [(one["target"], one["loops"]) for one in function["calls"]] == [("stock", 1), ("stock", 0), (None, 0)]
    assert [one and one["seen"] for one in (call["answer"] for call in function["calls"])] == [None, "above", None]
