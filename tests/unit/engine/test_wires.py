from __future__ import annotations

import pytest

from archfit.engine.wires import part
from archfit.model import ArchfitError, Component, ComponentKind, Location, Project
from archfit.model.wires import Endpoint, Message, RemoteCall, Wire, Wires

AT = Location("orders/api.py", 3)
ASKED, OUT = (RemoteCall(one, f"{one}.ask", AT, "http", target=two) for one, two in (("web", "orders"), ("orders", "")))
WIRES = Wires(
    endpoints=tuple(Endpoint(name, "GET", "/", f"{name}.root", AT) for name in ("orders", "stock")),
    calls=(ASKED, OUT, RemoteCall("web", "web.ask", AT, "http", target="stock")),
    messages=tuple(Message(name, f"{name}.send", AT, True, "", ()) for name in ("orders", "web")),  # noqa: FBT003
    edges=(Wire("web", "orders", "http", (AT,)), Wire("web", "stock", "http", (AT,))),
)
PROJECT = Project(
    components=tuple(Component(name, ComponentKind.SERVICE, name) for name in ("orders", "stock", "web")), wires=WIRES
)


def test_a_component_with_those_who_call_it() -> None:
    assert part(PROJECT, "orders") == Wires(
        WIRES.endpoints[:1], (ASKED, OUT), WIRES.messages[:1], (Wire("web", "orders", "http", (AT,)),)
    )


def test_a_name_of_nothing() -> None:
    with pytest.raises(ArchfitError, match=r"there is no component `order`: did you mean `orders`\?"):
        part(PROJECT, "order")
