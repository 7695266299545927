from __future__ import annotations

import json
from textwrap import dedent

from archfit.model import Confidence, Location
from archfit.model.wires import Endpoint, Message, RemoteCall, Wire, Wires
from archfit.reporters import Page
from archfit.reporters.wires import render_wires


def at(path: str, line: int) -> Location:
    return Location(f"{path}.py", line)


def ask(line: int, **known: object) -> RemoteCall:
    return RemoteCall("web", "web.ask", at("web", line), "http", verb="GET")._replace(**known)  # type: ignore[arg-type]


SHOW = Endpoint("orders", "GET", "/orders/{id}", "orders.show", at("orders", 3))
PLACE = Endpoint("orders", "POST", "/orders", "orders.place", at("orders", 9))
SHOP = Wires(
    endpoints=(SHOW, PLACE),
    calls=(
        ask(4, target="orders", endpoint=SHOW),
        ask(5, target="orders", endpoint=SHOW),
        ask(5),
        ask(6, target="orders", path="/gone"),
        ask(7, host="api.example.org"),
        ask(8),
        ask(9, why="`web` is the service `web` itself"),
    ),
    messages=(
        Message("orders", "orders.place", at("orders", 11), True, "kafka", ("placed",)),  # noqa: FBT003
        Message("mail", "mail.send", at("mail", 2), False, "kafka", ("placed",)),  # noqa: FBT003
        Message("mail", "mail.other", at("mail", 5), False, "kafka", ("{}",)),  # noqa: FBT003
    ),
    edges=(
        Wire("orders", "mail", "event", (at("mail", 2), at("orders", 11)), Confidence.GUESS),
        Wire("web", "orders", "http", (at("web", 4), at("web", 5), at("web", 6))),
    ),
)


def test_the_whole_system_for_people(page: Page) -> None:
    assert render_wires("text", SHOP, page) == dedent("""\
        2 edges        channel          places  endpoints  first at
        web → orders   http                  3          1  web.py:4
        orders → mail  event (a guess)       2             mail.py:2

        3 components  endpoints  used  unused  calls  untold  sends  receives
        mail                  0     0       0      0       0      0         2
        orders                2     1       1      0       0      1         0
        web                   0     0       0      6       1      0         0

        1 host outside   places  called by  first at
        api.example.org       1  web        web.py:7

        1 remote call leads to an address that could not be told, first at web.py:8
        1 remote call leads to a component, but to no known route of it, first at web.py:6
        1 message goes to or from a topic that could not be told, first at mail.py:5
    """)


def test_a_component_with_its_endpoints(page: Page) -> None:
    own = SHOP._replace(messages=SHOP.messages[:1])

    assert render_wires("text", own, page, component="orders") == dedent("""\
        2 edges        channel          places  endpoints  first at
        web → orders   http                  3          1  web.py:4
        orders → mail  event (a guess)       2             mail.py:2

        1 component  endpoints  used  unused  calls  untold  sends  receives
        orders               2     1       1      0       0      1         0

        endpoint          of      called by  at
        GET /orders/{id}  orders  web        orders.py:3
        POST /orders      orders  -          orders.py:9
    """)


def test_nothing(page: Page) -> None:
    assert render_wires("text", Wires(), page) == "no endpoints, remote calls or messages were found\n"


def test_long_tables_are_cut_unless_everything_is_wanted(page: Page) -> None:
    edges = tuple(Wire(f"s{number:02}", "web", "http", (at("web", 1),)) for number in range(23))

    assert "… and 3 more\n" in render_wires("text", Wires(edges=edges), page)
    assert "more" not in render_wires("text", Wires(edges=edges), page, everything=True)


def test_for_programs(page: Page) -> None:
    document = json.loads(render_wires("json", SHOP, page))

    assert [(one["source"], one["target"], one["count"], one["synchronous"]) for one in document["edges"]] == [
        ("orders", "mail", 2, False),
        ("web", "orders", 3, True),
    ]
    assert [(one["path"], one["callers"]) for one in document["endpoints"]] == [
        ("/orders/{id}", [{"component": "web", "at": ["web.py:4", "web.py:5"]}]),
        ("/orders", []),
    ]
    assert document["hosts"] == [{"host": "api.example.org", "components": ["web"], "at": ["web.py:7"]}]
    assert document["unknown"] == {"calls": ["web.py:8"], "routes": ["web.py:6"], "messages": ["mail.py:5"]}
